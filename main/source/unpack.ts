import { crc32, inflateRawSync } from 'node:zlib'
import type { Problem } from '../../shared/problem.ts'
import { type Bytes, bytesOf } from './bytes.ts'
import type { Opened } from './file.ts'
import { unpackMembers } from './gzip-members.ts'
import { inflate, type Sink } from './inflate.ts'
import type { Entry } from './listing.ts'
import type { Pace } from './pace.ts'
import { MEMORY_LIMIT, openSpool } from './spool.ts'

/**
 * How many times larger than packed something may become. Mail packs to a third or a tenth; a bomb made of zeros to a
 * thousandth. There is no bound in bytes: a mailbox of 8 GB in a zip is ordinary. The disk sets that bound (see spool.ts).
 */
const MAX_RATIO = 100

/** Below this many bytes out the ratio says nothing: a short text of one letter packs a thousandfold as well. */
const RATIO_FROM = 10 * 1024 * 1024

/** Steps of unpacking: large for speed; small where data proved damaged and every byte before the damage counts. */
const STEP = 256 * 1024
const CAREFUL_STEP = 1024

export type Unpacking = { readonly spoolDir: string; readonly pace: Pace }

/**
 * Unpacks one entry from its packed bytes. What is damaged or cut off is given as far as it goes, with a problem; a bomb is
 * given up as archive-too-large. Throws Failed cancelled, disk-full, disk-failed, and the system errors of `packed`.
 */
export async function unpack(packed: Bytes, entry: Entry, unpacking: Unpacking): Promise<Opened> {
  const small = unpackSmall(packed, entry)
  if (small !== null) return small
  const isCareful = entry.packing === 'deflate' && isSmall(packed, entry)
  const large = await unpackLarge(packed, entry, unpacking, isCareful ? CAREFUL_STEP : STEP)
  if (isCareful || large.problems.length === 0 || large.bytes === null || large.bytes.size > MEMORY_LIMIT)
    return large
  large.bytes.close()
  return await unpackLarge(packed, entry, unpacking, CAREFUL_STEP)
}

/** What is wrong with an entry that lies in its archive as it is; it needs no unpacking, only a look at its checksum. */
export async function checkStored(packed: Bytes, entry: Entry, pace: Pace): Promise<Problem[]> {
  if (entry.crc === null) return []
  let crc = 0
  for (let at = 0; at < packed.size; at += STEP) {
    await pace()
    crc = crc32(packed.read(at, STEP), crc)
  }
  const damage = compare(entry, packed.size, crc)
  return damage === null ? [] : [damage]
}

// The common case, a single message, without the cost of a stream. Null when it is not small or not sound.
function unpackSmall(packed: Bytes, entry: Entry): Opened | null {
  if (entry.packing !== 'deflate' || !isSmall(packed, entry)) return null
  const input = packed.read(0, packed.size)
  try {
    const bytes = inflateRawSync(input, { maxOutputLength: MEMORY_LIMIT })
    const damage = compare(entry, bytes.length, crc32(bytes))
    return { bytes: bytesOf(bytes), problems: damage === null ? [] : [damage] }
  } catch {
    return null
  }
}

async function unpackLarge(
  packed: Bytes,
  entry: Entry,
  { spoolDir, pace }: Unpacking,
  step: number,
): Promise<Opened> {
  const spool = openSpool(spoolDir)
  let crc = 0
  let refused: Problem | null = null
  const sink: Sink = (chunk) => {
    refused = boundsOf(packed.size, spool.size + chunk.length)
    if (refused !== null) return false
    spool.write(chunk)
    crc = crc32(chunk, crc)
    return true
  }
  try {
    const found =
      entry.packing === 'gzip'
        ? await unpackMembers(packed, step, sink, pace)
        : await unpackDeflated(packed, step, sink, pace)
    const damage = refused ?? found ?? compare(entry, spool.size, crc)
    const problems = damage === null ? [] : [damage]
    if (refused === null && (spool.size > 0 || damage === null)) return { bytes: spool.end(), problems }
    spool.drop()
    return { bytes: null, problems: problems.map(asUnread) }
  } catch (error) {
    spool.drop()
    throw error
  }
}

async function unpackDeflated(packed: Bytes, step: number, take: Sink, pace: Pace): Promise<Problem | null> {
  const { end, consumed } = await inflate(packed, { start: 0, step, take, pace })
  if (end !== 'damaged' && end !== 'cut off') return null
  return { kind: 'archive-entry-damaged', detail: `${end} after ${consumed} packed bytes` }
}

// Damage that left nothing is no partial loss.
function asUnread(problem: Problem): Problem {
  return problem.kind === 'archive-entry-damaged' ? { ...problem, kind: 'archive-entry-unreadable' } : problem
}

function isSmall(packed: Bytes, entry: Entry): boolean {
  return packed.size <= MEMORY_LIMIT && entry.size <= MEMORY_LIMIT
}

function boundsOf(packed: number, unpacked: number): Problem | null {
  const isBomb = unpacked > RATIO_FROM && unpacked > packed * MAX_RATIO
  return isBomb ? tooLarge(`more than ${MAX_RATIO} times its packed size`) : null
}

function tooLarge(detail: string): Problem {
  return { kind: 'archive-too-large', detail }
}

// What came out against what the archive says of it.
function compare(entry: Entry, size: number, crc: number): Problem | null {
  if (entry.crc === null) return null
  if (size !== entry.size)
    return { kind: 'archive-entry-damaged', detail: `${size} bytes, ${entry.size} declared` }
  return crc === entry.crc ? null : { kind: 'archive-entry-damaged', detail: 'the checksum differs' }
}
