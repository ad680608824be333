import { workerData } from 'node:worker_threads'
import { goOffline } from '../../offline.ts'
import { openReadingRoom } from '../../reading.ts'
import { serveHost } from './thread-door.ts'
import type { ReadingData } from './thread-talk.ts'

/** The thread of the screens' questions: reads the depot, and never waits for the writer. */
goOffline()

// The host starts this file and passes exactly this.
const { file }: ReadingData = workerData

serveHost(() => openReadingRoom(file))
