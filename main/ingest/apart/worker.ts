import { parentPort, workerData } from 'node:worker_threads'
import { goOffline } from '../../offline.ts'
import { serveReader } from './serve.ts'

/** The thread in which a source file is read whose reader may have to be ended. */
goOffline()

// Whoever starts this file passes exactly ReaderData.
if (parentPort !== null) void serveReader(parentPort, workerData)
