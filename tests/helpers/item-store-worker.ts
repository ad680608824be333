import './item-store.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { serveReader } from '../../main/ingest/apart/serve.ts'
import { goOffline } from '../../main/offline.ts'

/** The thread that reads apart, with the readers of tests. */
goOffline()

if (parentPort !== null) void serveReader(parentPort, workerData)
