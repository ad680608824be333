import { decodeUtf16 } from '../../mapi/encoding.ts'
import { NO_SET, readGuid } from '../../mapi/guid.ts'
import { compareProperties, type Property, type PropertyName } from '../../mapi/item.ts'
import { attempt, openNode, type Report } from '../ltp/node.ts'
import { openProperties, type PropertyNames, type StoredProperty } from '../ltp/property-context.ts'
import type { NodeDatabase } from '../ndb/node-database.ts'

/** The node of the named properties ([MS-PST] §2.4.1), and its streams (§2.4.7). */
const NAME_MAP = 0x61
const SETS = 0x0002
const ENTRIES = 0x0003
const STRINGS = 0x0004

const ENTRY_SIZE = 8
const SET_SIZE = 16
const MAX_ENTRIES = 0x8000
/** Bytes of a name that are taken in; Outlook allows 508. */
const MAX_NAME = 4096

/** The two sets that have numbers of their own ([MS-PST] §2.4.7.1), [MS-OXPROPS] §1.3.2. */
const WELL_KNOWN_SETS: ReadonlyMap<number, string> = new Map([
  [0, NO_SET],
  [1, '00020328-0000-0000-c000-000000000046'],
  [2, '00020329-0000-0000-c000-000000000046'],
])

/**
 * What the numbers of 0x8000 and more mean in this file. Names that lie in damaged places, or outside the streams, are missing.
 */
export function readPropertyNames(database: NodeDatabase, report: Report): PropertyNames {
  const streams = attempt('named properties', report, () => openStreams(database, report))
  const names = new Map<number, PropertyName>()
  if (streams === null) return names
  const { entries, sets, strings } = streams
  const end = Math.min(entries.length, MAX_ENTRIES * ENTRY_SIZE)
  for (let at = 0; at + ENTRY_SIZE <= end; at += ENTRY_SIZE) {
    const reference = entries.readUInt32LE(at)
    const kind = entries.readUInt16LE(at + 4)
    const set = setAt(sets, kind >> 1)
    const name = (kind & 1) === 0 ? reference : stringAt(strings, reference)
    const id = 0x8000 + entries.readUInt16LE(at + 6)
    if (set !== null && name !== null && id <= 0xffff && !names.has(id)) names.set(id, { set, name })
  }
  return names
}

type Streams = { readonly sets: Buffer; readonly entries: Buffer; readonly strings: Buffer }

function openStreams(database: NodeDatabase, report: Report): Streams {
  const entry = database.findNode(NAME_MAP)
  if (entry === null) return { sets: NONE, entries: NONE, strings: NONE }
  const properties = openProperties(openNode(database, entry), report)
  const stream = (id: number, most: number): Buffer => {
    const value = properties.find(id)?.value ?? NONE
    if (Buffer.isBuffer(value)) return value
    return 'pieces' in value ? firstBytes(value.pieces(), most) : NONE
  }
  return {
    sets: stream(SETS, MAX_ENTRIES * SET_SIZE),
    entries: stream(ENTRIES, MAX_ENTRIES * ENTRY_SIZE),
    strings: stream(STRINGS, MAX_ENTRIES * 512),
  }
}

const NONE = Buffer.alloc(0)

function firstBytes(pieces: Iterable<Buffer>, most: number): Buffer {
  const taken: Buffer[] = []
  let length = 0
  for (const piece of pieces) {
    taken.push(piece)
    length += piece.length
    if (length >= most) break
  }
  return Buffer.concat(taken).subarray(0, most)
}

function setAt(sets: Buffer, index: number): string | null {
  const known = WELL_KNOWN_SETS.get(index)
  if (known !== undefined) return known
  const start = (index - 3) * SET_SIZE
  return start + SET_SIZE <= sets.length ? readGuid(sets, start) : null
}

function stringAt(strings: Buffer, start: number): string | null {
  if (start + 4 > strings.length) return null
  const length = strings.readUInt32LE(start)
  if (length > MAX_NAME || start + 4 + length > strings.length) return null
  return decodeUtf16(strings.subarray(start + 4, start + 4 + length))
}

/**
 * The properties with their names, in the order of `compareProperties`. `lose` hears of each number without a name, and of one
 * whose name another number has too: it stays what it is, under its number.
 */
export function nameProperties(
  properties: Iterable<StoredProperty>,
  names: PropertyNames,
  lose: (id: number) => void,
): readonly Property[] {
  const ordinary: Property[] = []
  const named: Property[] = []
  const nameless: Property[] = []
  for (const property of properties) {
    if (property.id < 0x8000) ordinary.push(property)
    else named.push({ ...property, name: names.get(property.id) ?? null })
  }
  if (named.length === 0) return ordinary
  const distinct: Property[] = []
  for (const property of named.sort(compareProperties)) {
    const last = distinct.at(-1)
    const isAgain = last !== undefined && property.name !== null && compareProperties(last, property) === 0
    if (isAgain || property.name === null) {
      lose(property.id)
      nameless.push({ ...property, name: null })
    } else distinct.push(property)
  }
  return [...ordinary, ...distinct, ...nameless.sort(compareProperties)]
}
