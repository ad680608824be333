import type { Worker } from 'node:worker_threads'
import { Failed, type Failure } from '../../../shared/failure.ts'
import type { Reply } from '../../../shared/reply.ts'
import { failureOf } from '../../dispatch.ts'
import type { Asking, FromThread, Told, ToThread } from './thread-talk.ts'

/** A thread that answers requests, seen from the host. */
export type Thread = {
  /** Never throws; when the thread comes to an end before it answers, that is the failure. */
  ask(name: string, input: unknown, asking: Asking): Promise<Reply<unknown>>
  /** Lets it close what it has open, and waits for its end. May be called twice. */
  close(): Promise<void>
}

export type Ears = {
  readonly told: (told: Told) => void
  /** It came to an end by itself. `detail`: what kind of error and where in the program, never what it was about. */
  readonly ended: (detail: string) => void
}

/** Takes charge of a thread just started. Resolves once it has opened its room. Throws Failed when it could not. */
export async function startThread(worker: Worker, ears: Ears): Promise<Thread> {
  const pending = new Map<number, (reply: Reply<unknown>) => void>()
  const opening = Promise.withResolvers<void>()
  const ending = Promise.withResolvers<void>()
  let count = 0
  let state: 'opening' | 'open' | 'closing' | 'ended' = 'opening'
  let failure: Failure = { kind: 'internal', detail: 'the thread ended' }
  const say = (message: ToThread): void => worker.postMessage(message)

  worker.on('message', (message: FromThread) => {
    if (message.is === 'open') {
      state = 'open'
      opening.resolve()
    } else if (message.is === 'refused') failure = message.failure
    else if (message.is === 'told') ears.told(message.told)
    else if (message.is === 'reply') {
      pending.get(message.id)?.(message.reply)
      pending.delete(message.id)
    }
  })
  worker.on('error', (error: unknown) => {
    failure = failureOf(error, () => null)
  })
  worker.on('exit', () => {
    const wasOpen = state === 'open'
    state = 'ended'
    for (const answer of pending.values()) answer({ ok: false, failure })
    pending.clear()
    opening.reject(new Failed(failure))
    ending.resolve()
    if (wasOpen) ears.ended('detail' in failure ? failure.detail : failure.kind)
  })

  await opening.promise
  return {
    ask(name, input, asking) {
      if (state !== 'open') return Promise.resolve({ ok: false, failure })
      const id = ++count
      return new Promise((answer) => {
        pending.set(id, answer)
        say({ is: 'call', id, name, input, ...asking })
      })
    },
    async close() {
      if (state === 'open') {
        state = 'closing'
        say({ is: 'close' })
      }
      if (state !== 'ended') await ending.promise
    },
  }
}
