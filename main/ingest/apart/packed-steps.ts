import { LARGE_ITEM, type RawItem, type ReadEnd, type ReadStep, type SetAside } from '../../read/item.ts'
import { inFile, inMemory } from '../../read/item-bytes.ts'
import { openSpool } from '../../source/spool.ts'
import type { SentSteps } from './talk.ts'

/** A place in the block of bytes that goes with the steps. */
type Place = { readonly at: number; readonly length: number }

/** An item on its way between threads: bytes by their place in the block, those of a large one in a temporary file. */
export type SentItem = Omit<RawItem, 'bytes' | 'pieces' | 'release' | 'envelope' | 'trailer'> & {
  readonly bytes: Place | { readonly file: string }
  readonly envelope: Place | null
  readonly trailer: Place | null
}
type SentAside = Omit<SetAside, 'bytes'> & { readonly bytes: Place | null }
export type SentStep = SentItem | SentAside | ReadEnd

/** What a step weighs beside its bytes, so that empty items without end do not pile up. */
const STEP_WEIGHT = 512

/** Gathers steps to be sent together. */
export type Packer = {
  /** Bytes the gathered steps hold in memory or temporary files, and how many they are. */
  readonly weight: number
  readonly count: number
  /** Throws Failed disk-full, disk-failed, and the system errors of the item's medium. */
  add(step: ReadStep): void
  /** All that was gathered since. */
  take(): SentSteps
}

/** Opens a packer. Items larger than LARGE_ITEM are written to files in `spool`, which whoever takes the item removes. */
export function openPacker(spool: string): Packer {
  let steps: SentStep[] = []
  let buffers: Buffer[] = []
  let length = 0
  let weight = 0
  const lay = (bytes: Buffer): Place => {
    const place = { at: length, length: bytes.length }
    buffers.push(bytes)
    length += bytes.length
    weight += bytes.length
    return place
  }
  const layItem = ({ pieces, bytes, release, envelope, trailer, ...item }: RawItem): SentItem => {
    const isLarge = bytes === null || bytes.length > LARGE_ITEM
    const spooled = isLarge ? spoolPieces(spool, pieces()) : null
    weight += spooled?.size ?? 0
    return {
      ...item,
      bytes: spooled ?? lay(bytes ?? Buffer.alloc(0)),
      envelope: envelope === null ? null : lay(envelope),
      trailer: trailer === undefined ? null : lay(trailer),
    }
  }
  return {
    get weight() {
      return weight
    },
    get count() {
      return steps.length
    },
    add(step) {
      weight += STEP_WEIGHT
      if (step.step === 'item') steps.push(layItem(step))
      else if (step.step === 'end') steps.push(step)
      else steps.push({ ...step, bytes: step.bytes === undefined ? null : lay(step.bytes) })
    },
    take() {
      // Its own memory: a block of Node's pool cannot be handed over.
      const block = new ArrayBuffer(length)
      let at = 0
      for (const bytes of buffers) at += bytes.copy(Buffer.from(block), at)
      const sent: SentSteps = { is: 'steps', steps, block, weight }
      steps = []
      buffers = []
      length = 0
      weight = 0
      return sent
    },
  }
}

/** The steps as the reader gave them. A large item's `release` removes its file. */
export function unpackSteps({ steps, block }: SentSteps): ReadStep[] {
  const bytesAt = ({ at, length }: Place) => Buffer.from(block, at, length)
  return steps.map((step) => {
    if (step.step === 'end') return step
    if (step.step === 'aside') {
      const { bytes, ...aside } = step
      return bytes === null ? aside : { ...aside, bytes: bytesAt(bytes) }
    }
    const { bytes, envelope, trailer, ...item } = step
    return {
      ...item,
      ...('file' in bytes ? inFile(bytes.file) : inMemory(bytesAt(bytes))),
      envelope: envelope === null ? null : bytesAt(envelope),
      ...(trailer === null ? {} : { trailer: bytesAt(trailer) }),
    }
  })
}

function spoolPieces(dir: string, pieces: Iterable<Buffer>): { file: string; size: number } {
  const spool = openSpool(dir)
  try {
    for (const piece of pieces) spool.write(piece)
    return { size: spool.size, file: spool.keep() }
  } catch (error) {
    spool.drop()
    throw error
  }
}
