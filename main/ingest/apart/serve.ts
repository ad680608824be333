import type { MessagePort } from 'node:worker_threads'
import { Failed } from '../../../shared/failure.ts'
import { formats } from '../../read/formats.ts'
import { type Bytes, type BytesPlace, openAt } from '../../source/bytes.ts'
import { isSystemError } from '../../source/medium.ts'
import { openPacker } from './packed-steps.ts'
import type { ReaderData, Said, SentPlace } from './talk.ts'

/** Bytes sent and not yet taken before the reader waits: some batches of the pipeline, little memory. */
const AHEAD = 16 * 1024 * 1024
/** Steps go together up to so many and so many bytes: sending one costs as much as reading a small item. */
const TOGETHER = { steps: 100, bytes: 1024 * 1024 }

/**
 * Reads one source file in the thread it is called in and sends the steps in order, as many as are taken. The last thing it
 * says is how that ended.
 */
export async function serveReader(port: MessagePort, data: ReaderData): Promise<void> {
  const packer = openPacker(data.spool)
  let ahead = 0
  let wake = (): void => {}
  port.on('message', (taken: number) => {
    ahead -= taken
    wake()
  })
  const send = async (): Promise<void> => {
    if (packer.count === 0) return
    const sent = packer.take()
    ahead += sent.weight
    say(port, sent)
    while (ahead > AHEAD) {
      await new Promise<void>((resume) => {
        wake = resume
      })
    }
  }
  try {
    await readAll(data, async (step) => {
      packer.add(step)
      const isFull = packer.count >= TOGETHER.steps || packer.weight >= TOGETHER.bytes
      if (data.isCareful || isFull) await send()
    })
    await send()
    say(port, { is: 'done' })
  } catch (error) {
    await send()
    say(port, nameError(error))
  }
}

type Step = Parameters<ReturnType<typeof openPacker>['add']>[0]

async function readAll(data: ReaderData, take: (step: Step) => Promise<void>): Promise<void> {
  const format = await formats.get(data.format)?.load()
  if (format === undefined) throw new Error('no such format')
  const progress = new Float64Array(data.progress)
  const bytes = counted(openAt(placeOf(data.bytes), data.size), progress)
  try {
    for await (const step of format.read(bytes, data.cursor, data.survey)) {
      progress[0] = (progress[0] ?? 0) + 1
      await take(step)
    }
  } finally {
    bytes.close()
  }
}

/** The least a read counts for, so that reading nothing for ever is seen too. */
const LEAST_READ = 4096

/** The same bytes; how much was asked of them is kept where the other thread sees it. */
function counted(bytes: Bytes, progress: Float64Array): Bytes {
  return {
    ...bytes,
    read(start, length) {
      const read = bytes.read(start, length)
      progress[1] = (progress[1] ?? 0) + Math.max(LEAST_READ, read.length)
      return read
    },
  }
}

function placeOf(place: SentPlace): BytesPlace {
  if (place.is === 'memory') return { is: 'memory', bytes: Buffer.from(place.bytes) }
  return { ...place, path: Buffer.from(place.path) }
}

function say(port: MessagePort, said: Said): void {
  port.postMessage(said, said.is === 'steps' ? [said.block] : [])
}

function nameError(error: unknown): Said {
  if (error instanceof Failed) return { is: 'failed', failure: error.failure }
  // Readers say ESTALE themselves, of a file that became shorter while they read it.
  if (isSystemError(error) || isStale(error)) {
    return { is: 'system-error', message: error.message, facts: { ...error } }
  }
  return { is: 'fault', detail: whereThrown(error) }
}

function isStale(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ESTALE'
}

/** The kind of an error and its place in the program; its message may quote mail. */
function whereThrown(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const place = /\bat .*?([\w-]+\.[jt]s:\d+)/.exec(error.stack ?? '')
  return place === null ? error.name : `${error.name} at ${place[1]}`
}
