import { checksumOf } from './checksum.ts'
import type { Chunks } from './chunks.ts'
import type { DamageLog } from './damage-log.ts'
import { ANSI, LARGE_PAGES, type Layout, numberAt, UNICODE } from './layout.ts'
import type { Damage, StoreKind } from './node-database.ts'
import type { Reference } from './tree.ts'

/** What the header says ([MS-PST] §2.2.2.6), the little of it that reading needs. */
export type Header = {
  readonly layout: Layout
  readonly kind: StoreKind
  readonly nodes: Reference
  readonly blocks: Reference
  /** False when a checksum is wrong: then what stands here needs proof. */
  readonly sound: boolean
}

const SIZE = 564
const MAGIC = '!BDN'
const CLIENTS: Readonly<Record<string, StoreKind['client']>> = { SM: 'pst', SO: 'ost', AB: 'pab' }
const ENCRYPTIONS: Readonly<Record<number, StoreKind['encryption']>> = {
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

/** Reads the header; wrong checksums and a file that is cut short are noted. A Damage when it cannot be gone on from. */
export function readHeader(file: Chunks, log: DamageLog): Header | Damage {
  const bytes = file.read(0, SIZE)
  if (bytes.length < SIZE) return hopeless('the file is shorter than a header', bytes.length)
  if (bytes.toString('latin1', 0, 4) !== MAGIC) return hopeless('the signature !BDN is not there')
  const version = bytes.readUInt16LE(10)
  const layout = layoutOf(version)
  if (layout === null) return hopeless(`version ${version} is not known`)
  const method = bytes.readUInt8(layout.wide ? 513 : 461)
  if (method === PROTECTED) return hopeless('encrypted for Windows Information Protection')
  const encryption = ENCRYPTIONS[method]
  if (encryption === undefined) return hopeless(`encryption method ${method} is not known`)
  const sound = checkSums(bytes, layout, log)
  noteLost(file, numberAt(bytes, layout.wide ? 184 : 168, layout.wide), log)
  const client = CLIENTS[bytes.toString('latin1', 8, 10)] ?? 'pst'
  const roots = layout.wide ? 216 : 184
  const width = layout.wide ? 8 : 4
  return {
    layout,
    kind: { width: layout.wide ? 'unicode' : 'ansi', pageSize: layout.pageSize, encryption, client, version },
    nodes: referenceAt(bytes, roots, layout),
    blocks: referenceAt(bytes, roots + 2 * width, layout),
    sound,
  }
}

function layoutOf(version: number): Layout | null {
  if (version === 14 || version === 15) return ANSI
  // 21 is written by a recovery program.
  if (version === 21 || version === 23) return UNICODE
  return version === 36 || version === 37 ? LARGE_PAGES : null
}

function hopeless(detail: string, length = SIZE): Damage {
  return { start: 0, length, detail }
}

function referenceAt(bytes: Buffer, at: number, layout: Layout): Reference {
  const width = layout.wide ? 8 : 4
  return { id: numberAt(bytes, at, layout.wide), start: numberAt(bytes, at + width, layout.wide) }
}

function checkSums(bytes: Buffer, layout: Layout, log: DamageLog): boolean {
  const right = [PARTIAL, ...(layout.wide ? [FULL] : [])].every(({ at, covers }) => {
    return bytes.readUInt32LE(at) === checksumOf(bytes.subarray(COVERED_FROM, COVERED_FROM + covers))
  })
  if (!right) log.note({ start: 0, length: SIZE, detail: 'checksum of the header' })
  return right
}

/** Notes what the header says the file should have after its end. */
function noteLost(file: Chunks, end: number, log: DamageLog): void {
  if (!Number.isSafeInteger(end)) log.note({ start: 0, length: SIZE, detail: 'size in the header' })
  else if (end > file.size) {
    log.note({ start: file.size, length: end - file.size, detail: 'the file is cut short' })
  }
}
