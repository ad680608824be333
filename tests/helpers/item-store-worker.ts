import './item-store.ts'
import { parentPort } from 'node:worker_threads'
import { serveReaders } from '../../main/ingest/apart/serve.ts'
import { goOffline } from '../../main/offline.ts'

/** The thread that reads apart, with the readers of tests. */
goOffline()

if (parentPort !== null) serveReaders(parentPort)
