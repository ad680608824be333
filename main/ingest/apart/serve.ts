import type { MessagePort } from 'node:worker_threads'
import { Failed } from '../../../shared/failure.ts'
import { isShorter } from '../../read/blocks.ts'
import { formats } from '../../read/formats.ts'
import { type Bytes, type BytesPlace, openAt } from '../../source/bytes.ts'
import { isSystemError } from '../../source/medium.ts'
import { openPacker } from './packed-steps.ts'
import type { ReaderAsked, Said, SentPlace } from './talk.ts'

/** Bytes sent and not yet taken before the reader waits: a batch of the pipeline. Twice as many took thirty megabytes more, to no use. */
const AHEAD = 8 * 1024 * 1024
/** Steps go together up to so many and so many bytes: sending one costs as much as reading a small item. */
const TOGETHER = { steps: 100, bytes: 1024 * 1024 }

/** Reads in the thread it is called in what is asked, one source file after the other. */
export function serveReaders(port: MessagePort): void {
  let pace = openPace()
  port.on('message', (asked: ReaderAsked | number) => {
    if (typeof asked === 'number') {
      pace.take(asked)
      return
    }
    pace = openPace()
    void serveReader(port, asked, pace)
  })
}

/** Sends the steps in order, as many as are taken. The last thing it says is how the reading ended. */
async function serveReader(port: MessagePort, asked: ReaderAsked, pace: Pace): Promise<void> {
  const packer = openPacker(asked.spool)
  const send = async (): Promise<void> => {
    if (packer.count === 0) return
    const sent = packer.take()
    say(port, sent)
    await pace.send(sent.weight)
  }
  try {
    await readAll(asked, async (step) => {
      packer.add(step)
      const isFull = packer.count >= TOGETHER.steps || packer.weight >= TOGETHER.bytes
      if (asked.isCareful || isFull) await send()
    })
    await send()
    say(port, { is: 'done' })
  } catch (error) {
    await send()
    say(port, nameError(error))
  }
}

/** Bytes that were sent and not taken yet. */
type Pace = {
  /** Resolves when there is room for more. */
  send(weight: number): Promise<void>
  take(weight: number): void
}

function openPace(): Pace {
  let ahead = 0
  let wake = (): void => {}
  return {
    async send(weight) {
      ahead += weight
      while (ahead > AHEAD) {
        await new Promise<void>((resume) => {
          wake = resume
        })
      }
    },
    take(weight) {
      ahead -= weight
      wake()
    },
  }
}

type Step = Parameters<ReturnType<typeof openPacker>['add']>[0]

async function readAll(asked: ReaderAsked, take: (step: Step) => Promise<void>): Promise<void> {
  const format = await formats.get(asked.format)?.load()
  if (format === undefined) throw new Error('no such format')
  const progress = new Float64Array(asked.progress)
  const bytes = counted(openAt(placeOf(asked.bytes), asked.size), progress)
  try {
    for await (const step of format.read(bytes, asked.cursor, asked.survey)) {
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
  if (isSystemError(error) || isShorter(error)) {
    return { is: 'system-error', message: error.message, facts: { ...error } }
  }
  return { is: 'fault', detail: whereThrown(error) }
}

/** The kind of an error and its place in the program; its message may quote mail. */
function whereThrown(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const place = /\bat .*?([\w-]+\.[jt]s:\d+)/.exec(error.stack ?? '')
  return place === null ? error.name : `${error.name} at ${place[1]}`
}
