import type { Storage, Stream } from '../../read/msg/compound.ts'
import { writeCompound } from '../../read/msg/compound-write.ts'

/** A property by its identifier, or by its set and number where it is a named one ([MS-OXPROPS]). */
export type Place = number | readonly [set: keyof typeof sets, number: number]
/** A text, a number of 32 bits, yes or no, a moment. */
export type Value = string | number | boolean | Date
export type Properties = readonly (readonly [Place, Value])[]

/** Property sets as they are written: the first three fields turned round ([MS-OXPROPS] §1.3.2). */
const sets = {
  appointment: '0220060000000000c000000000000046',
  task: '0320060000000000c000000000000046',
  address: '0420060000000000c000000000000046',
} as const

/** Writes an item of Outlook as an .msg file ([MS-OXMSG]); the same bytes every time. */
export function writeMsg(properties: Properties, recipients: readonly Properties[] = []): Buffer {
  const names = namesIn(properties)
  const rooms = recipients.map((row, place) =>
    storage(`__recip_version1.0_#${hex(place)}`, propertyStreams(row, names, 8)),
  )
  const top = storage('Root Entry', propertyStreams(properties, names, 32, recipients.length), [
    nameRoom(names),
    ...rooms,
  ])
  const bytes = writeCompound(top)
  if (bytes === null) throw new RangeError('more recipients than a file can hold')
  return bytes
}

type Names = readonly (readonly [set: keyof typeof sets, number: number])[]

function namesIn(properties: Properties): Names {
  return properties.flatMap(([place]) => (typeof place === 'number' ? [] : [place]))
}

/** The stream of all properties and one for each text. Before the entries of the top stand the numbers of its recipients (§2.4.1.1). */
function propertyStreams(properties: Properties, names: Names, preface: number, recipients = 0): Stream[] {
  const head = Buffer.alloc(preface)
  if (preface === 32) for (const at of [8, 16]) head.writeUInt32LE(recipients, at)
  const texts: Stream[] = []
  const entries = properties.map(([place, value]) => {
    const id = typeof place === 'number' ? place : 0x8000 + names.indexOf(place)
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(id * 0x10000 + typeOf(value))
    entry.writeUInt32LE(READABLE_WRITABLE, 4)
    if (typeof value === 'string') {
      const text = Buffer.from(value, 'utf16le')
      entry.writeUInt32LE(text.length + 2, 8)
      texts.push(stream(`__substg1.0_${hex(id * 0x10000 + typeOf(value))}`, text))
    } else if (value instanceof Date) entry.writeBigUInt64LE(fileTime(value), 8)
    else entry.writeInt32LE(Number(value), 8)
    return entry
  })
  return [stream('__properties_version1.0', Buffer.concat([head, ...entries])), ...texts]
}

const READABLE_WRITABLE = 6

/** PtypString, PtypTime, PtypBoolean, PtypInteger32 ([MS-OXCDATA] §2.11.1). */
function typeOf(value: Value): number {
  if (typeof value === 'string') return 0x1f
  if (value instanceof Date) return 0x40
  return typeof value === 'boolean' ? 0x0b : 0x03
}

/** Hundreds of nanoseconds since 1601. */
function fileTime(moment: Date): bigint {
  return BigInt(moment.getTime() + 11_644_473_600_000) * 10_000n
}

/** What named properties are called (§2.2.3): their sets, and of each its number and the place of its set, which count from 3. */
function nameRoom(names: Names): Storage {
  const used = [...new Set(names.map(([set]) => set))]
  const entries = names.map(([set, number], place) => {
    const entry = Buffer.alloc(8)
    entry.writeUInt32LE(number)
    entry.writeUInt16LE((used.indexOf(set) + 3) * 2, 4)
    entry.writeUInt16LE(place, 6)
    return entry
  })
  return storage('__nameid_version1.0', [
    stream('__substg1.0_00020102', Buffer.concat(used.map((set) => Buffer.from(sets[set], 'hex')))),
    stream('__substg1.0_00030102', Buffer.concat(entries)),
    stream('__substg1.0_00040102', Buffer.alloc(0)),
  ])
}

function stream(name: string, bytes: Buffer): Stream {
  return { name, bytes, size: bytes.length }
}

function storage(name: string, streams: readonly Stream[], storages: readonly Storage[] = []): Storage {
  const byName = <One extends { readonly name: string }>(all: readonly One[]) =>
    new Map(all.map((one) => [one.name, one] as const))
  return { name, classId: Buffer.alloc(16), streams: byName(streams), storages: byName(storages) }
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0')
}
