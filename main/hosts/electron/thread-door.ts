import { parentPort } from 'node:worker_threads'
import type { Reply } from '../../../shared/reply.ts'
import { failureOf } from '../../dispatch.ts'
import type { Call, FromThread, ToThread } from './thread-talk.ts'

/** What a thread answers with: the engine, or the reading room. */
export type Room = {
  dispatch(name: string, input: unknown): Promise<Reply<unknown>>
  close(): Promise<void> | void
}

/** Says something to the host. */
export function tell(message: FromThread): void {
  parentPort?.postMessage(message)
}

/**
 * The door of a thread: opens the room, says so or why not, and answers the host's calls until it asks to close. `before` sees
 * each call before the room does.
 */
export function serveHost(open: () => Room, before: (call: Call) => void = () => {}): void {
  let room: Room
  try {
    room = open()
  } catch (error) {
    tell({ is: 'refused', failure: failureOf(error, () => null) })
    parentPort?.close()
    return
  }
  parentPort?.on('message', async (message: ToThread) => {
    if (message.is === 'close') {
      await room.close()
      tell({ is: 'closed' })
      parentPort?.close()
      return
    }
    before(message)
    tell({ is: 'reply', id: message.id, reply: await room.dispatch(message.name, message.input) })
  })
  tell({ is: 'open' })
}
