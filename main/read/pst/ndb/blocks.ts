import { inflateSync } from 'node:zlib'
import { checksumOf, signatureOf } from './checksum.ts'
import type { Chunks } from './chunks.ts'
import type { DamageLog } from './damage-log.ts'
import { decrypted, type Encryption } from './encryption.ts'
import { lately } from './lately.ts'
import { type Layout, numberAt, spaceOf } from './layout.ts'
import type { LeftBlocks } from './left-blocks.ts'
import { type Damage, DamagedBytes } from './node-database.ts'
import type { Tree } from './tree.ts'

/** Of decoded blocks, held at least: "a few". */
const HELD_BYTES = 1024 * 1024
/** Places of blocks that were looked up lately: each is asked for when an item is measured, opened and read. */
const HELD_PLACES = 1024

/** Where a block lies ([MS-PST] §2.2.2.7.7.3). */
export type BlockPlace = {
  readonly id: number
  readonly start: number
  /** Bytes of data in the file, as deflated and encrypted there. */
  readonly stored: number
  /** Bytes of data when inflated. */
  readonly size: number
  /** What is wrong with the page that says so (absent: nothing). */
  readonly doubt?: Damage
}

export type Blocks = {
  readonly layout: Layout
  readonly log: DamageLog
  /** Throws DamagedBytes when there is none, or the page of the index where it must be is damaged. */
  place(id: number): BlockPlace
  /** Plain data. Throws DamagedBytes when it is not what was written. */
  read(place: BlockPlace): Buffer
}

export type BlockSource = {
  readonly file: Chunks
  readonly layout: Layout
  readonly log: DamageLog
  readonly encryption: Encryption
  /** The block B-tree. */
  readonly tree: Tree
  /** Blocks that the tree does not have any more (absent: none). */
  readonly left?: Pick<LeftBlocks, 'find'>
  /** Asked where no page that can be trusted says where a block lies (absent: nobody is). */
  readonly lost?: Pick<LeftBlocks, 'find'>
}

/** True of a block with lists for the reader, not data: it is never encrypted ([MS-PST] §2.2.2.2). */
export function isInternal(id: number): boolean {
  return Math.floor(id / 2) % 2 === 1
}

/** A block's identifier as it is known by: its low bit says nothing ([MS-PST] §2.2.2.2). */
export function known(id: number): number {
  return id - (id % 2)
}

function nameOf(id: number): string {
  return `block 0x${id.toString(16)}`
}

export function openBlocks(source: BlockSource): Blocks {
  const { layout, log } = source
  // A block takes at most 16 pages: 8 or 64 KiB.
  const held = lately<Buffer>(HELD_BYTES / (16 * layout.pageSize))
  const places = lately<BlockPlace>(HELD_PLACES)
  function read(place: BlockPlace): Buffer {
    const before = held.get(place.id)
    if (before !== undefined) return before
    const data = readBlock(source, place)
    held.set(place.id, data)
    return data
  }
  /** As placeOf; what the index says without doubt is remembered. */
  function placeSaid(id: number): BlockPlace {
    const before = places.get(known(id))
    if (before !== undefined) return before
    const place = placeOf(source, id)
    if (place.doubt === undefined) places.set(place.id, place)
    return place
  }
  function isProven(place: BlockPlace): boolean {
    return place.doubt === undefined || unlessDamaged(() => read(place)) !== null
  }
  return {
    layout,
    log,
    read,
    place(id) {
      const left = source.left?.find(id) ?? null
      if (left !== null) return left
      const said = unlessDamaged(() => placeSaid(id))
      if (said !== null && isProven(said)) return said
      return source.lost?.find(id) ?? said ?? placeSaid(id)
    },
  }
}

/** Where the index says that a block lies. Throws DamagedBytes. */
function placeOf({ layout, log, tree }: BlockSource, id: number): BlockPlace {
  const entry = tree.find(known(id))
  if (entry === null) {
    throw new DamagedBytes(
      log.note({ start: 0, length: 0, detail: `${nameOf(id)} is not in the index of blocks` }),
    )
  }
  const { bytes, at, doubt } = entry
  const width = layout.wide ? 8 : 4
  const stored = bytes.readUInt16LE(at + 2 * width)
  return {
    id: known(id),
    start: numberAt(bytes, at + width, layout.wide),
    stored,
    // 0 where a writer did not fill it in.
    size: (layout.pageSize === 4096 && bytes.readUInt16LE(at + 2 * width + 2)) || stored,
    ...(doubt && { doubt }),
  }
}

function readBlock(source: BlockSource, place: BlockPlace): Buffer {
  const { file, layout, log } = source
  const length = spaceOf(place.stored, layout)
  function damaged(wrong: string): Damage {
    const detail = `${nameOf(place.id)} ${wrong}`
    // A page that cannot be trusted is what is wrong, not the place that it names.
    return place.doubt === undefined
      ? log.note({ start: place.start, length, detail })
      : { ...place.doubt, detail: `${detail}: ${place.doubt.detail}` }
  }
  if (place.start + length > file.size) throw new DamagedBytes(damaged('lies past the end of the file'))
  const bytes = file.read(place.start, length)
  if (bytes.length < length) throw new DamagedBytes(damaged('cannot be read whole'))
  const trailer = bytes.subarray(length - layout.blockTrailer)
  const stored = bytes.subarray(0, place.stored)
  const id = numberAt(trailer, layout.blockId, layout.wide)
  if (known(id) !== place.id) throw new DamagedBytes(damaged('is not where the index says'))
  const whole = place.stored === place.size ? stored : inflated(stored, place.size)
  const data = whole === null || isInternal(place.id) ? whole : decrypted(whole, source.encryption, id)
  if (trailer.readUInt32LE(layout.blockChecksum) !== checksumOf(stored)) {
    throw new DamagedBytes(damaged('has a wrong checksum'), data)
  }
  // The checksum has proved the data; these are said of it and no more.
  if (trailer.readUInt16LE(0) !== place.stored) damaged('has another size in its trailer')
  if (trailer.readUInt16LE(2) !== signatureOf(place.start, id)) damaged('has a wrong signature')
  if (data === null) throw new DamagedBytes(damaged('cannot be inflated'))
  return data
}

/** Exactly `size` bytes, or null. */
function inflated(stored: Buffer, size: number): Buffer | null {
  try {
    // A limit of 0 would be none.
    const whole = inflateSync(stored, { maxOutputLength: Math.max(1, size) })
    return whole.length === size ? whole : null
  } catch {
    return null
  }
}

/** Notes that a block is not what it should be; to be thrown. */
export function damagedBlock({ layout, log }: Blocks, place: BlockPlace, wrong: string): DamagedBytes {
  const length = spaceOf(place.stored, layout)
  return new DamagedBytes(log.note({ start: place.start, length, detail: `${nameOf(place.id)} ${wrong}` }))
}

/** What `read` gives, or null when it throws DamagedBytes: these are noted. */
export function unlessDamaged<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedBytes) return null
    throw error
  }
}
