import { parentPort } from 'node:worker_threads'
import { goOffline } from '../../offline.ts'
import { serveReaders } from './serve.ts'

/** The thread in which source files are read whose reader may have to be ended. */
goOffline()

if (parentPort !== null) serveReaders(parentPort)
