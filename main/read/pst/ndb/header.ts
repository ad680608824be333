import { checksumOf } from './checksum.ts'
import type { Chunks } from './chunks.ts'
import { type DamageLog, damageLog } from './damage-log.ts'
import type { Encryption } from './encryption.ts'
import { ANSI, LARGE_PAGES, type Layout, numberAt, UNICODE } from './layout.ts'
import type { Damage, StoreKind } from './node-database.ts'
import { BLOCK_TREE, NODE_TREE, readTreePage, type TreeType } from './page.ts'
import { openRescue } from './rescue.ts'
import { END_OF_NODES, type Reference } from './tree.ts'

/** What the header says ([MS-PST] §2.2.2.6), the little of it that reading needs. */
export type Header = {
  readonly layout: Layout
  readonly kind: Omit<StoreKind, 'encryption'>
  /** Null when it is not one of the three. */
  readonly encryption: Encryption | null
  readonly nodes: Reference
  readonly blocks: Reference
  /** False when a checksum is wrong: then what stands here needs proof. */
  readonly sound: boolean
}

const SIZE = 564
const MAGIC = '!BDN'
const CLIENTS: Readonly<Record<string, StoreKind['client']>> = { SM: 'pst', SO: 'ost', AB: 'pab' }
const ENCRYPTIONS: Readonly<Record<number, Encryption>> = {
  0: 'none',
  1: 'permute',
  2: 'cyclic',
}
/** Windows Information Protection: bound to an account, and documented nowhere. */
const PROTECTED = 0x10
/** Both checksums begin here; they cover so many bytes. The full one is absent of narrow files. */
const COVERED_FROM = 8
const PARTIAL = { at: 4, covers: 471 }
const FULL = { at: 524, covers: 516 }

/**
 * Reads the header. Wrong checksums, a version that is not known and a file that is cut short are noted. A Damage when there is
 * no signature, or no way to go on from what stands here.
 */
export function readHeader(file: Chunks, log: DamageLog): Header | Damage {
  const bytes = file.read(0, SIZE)
  if (bytes.length < SIZE) return hopeless('the file is shorter than a header', bytes.length)
  if (bytes.toString('latin1', 0, 4) !== MAGIC) return hopeless('the signature !BDN is not there')
  const version = bytes.readUInt16LE(10)
  const said = layoutOf(version)
  const layout = provenLayout(file, bytes, said)
  if (layout === null) return hopeless(`version ${version} is not known`)
  if (layout !== said) log.note({ start: 10, length: 2, detail: `version ${version} of the header` })
  const { wide, pageSize } = layout
  // Nothing but zeros has the checksum 0, and no version.
  const sound = layout === said && isSound(bytes, layout)
  if (!sound) log.note({ start: 0, length: SIZE, detail: 'checksum of the header' })
  const method = bytes.readUInt8(wide ? 513 : 461)
  if (method === PROTECTED && sound) return hopeless('encrypted for Windows Information Protection')
  noteLost(file, numberAt(bytes, wide ? 184 : 168, wide), log)
  const client = CLIENTS[bytes.toString('latin1', 8, 10)] ?? 'pst'
  return {
    layout,
    kind: { width: wide ? 'unicode' : 'ansi', pageSize, client, version },
    encryption: ENCRYPTIONS[method] ?? null,
    nodes: rootOf(bytes, layout, NODE_TREE),
    blocks: rootOf(bytes, layout, BLOCK_TREE),
    sound,
  }
}

function layoutOf(version: number): Layout | null {
  if (version === 14 || version === 15) return ANSI
  // 21 is written by a recovery program.
  if (version === 21 || version === 23) return UNICODE
  return version === 36 || version === 37 ? LARGE_PAGES : null
}

/** What the version says, when the checksum is right; else the layout in which pages are where they must be, or anywhere. */
function provenLayout(file: Chunks, header: Buffer, said: Layout | null): Layout | null {
  if (said !== null && isSound(header, said)) return said
  const layouts = [...(said === null ? [] : [said]), UNICODE, ANSI, LARGE_PAGES]
  const hasRoot = (layout: Layout): boolean => {
    const { start } = rootOf(header, layout, NODE_TREE)
    return typeof readTreePage(file, layout, start, NODE_TREE) !== 'string'
  }
  const hasLeaf = (layout: Layout): boolean => {
    const { done } = openRescue(file, layout, damageLog()).leaves(NODE_TREE, 0, END_OF_NODES).next()
    return done === false
  }
  return layouts.find(hasRoot) ?? layouts.find(hasLeaf) ?? said
}

/** BREFNBT and BREFBBT of ROOT, [MS-PST] §2.2.2.5. */
function rootOf(bytes: Buffer, { wide }: Layout, type: TreeType): Reference {
  const width = wide ? 8 : 4
  const at = (wide ? 216 : 184) + (type === NODE_TREE ? 0 : 2 * width)
  return { id: numberAt(bytes, at, wide), start: numberAt(bytes, at + width, wide) }
}

function hopeless(detail: string, length = SIZE): Damage {
  return { start: 0, length, detail }
}

function isSound(bytes: Buffer, layout: Layout): boolean {
  return (layout.wide ? [PARTIAL, FULL] : [PARTIAL]).every(({ at, covers }) => {
    return bytes.readUInt32LE(at) === checksumOf(bytes.subarray(COVERED_FROM, COVERED_FROM + covers))
  })
}

/** Notes what the header says the file should have after its end. */
function noteLost(file: Chunks, end: number, log: DamageLog): void {
  if (!Number.isSafeInteger(end)) log.note({ start: 0, length: SIZE, detail: 'size in the header' })
  else if (end > file.size) {
    log.note({ start: file.size, length: end - file.size, detail: 'the file is cut short' })
  }
}
