import type { Property } from '../mapi/item.ts'
import { eachOnce } from '../mapi/order.ts'
import {
  endMarkOf,
  isMultiple,
  PtypGuid,
  PtypObject,
  singleOf,
  widthOf,
  withoutEndMark,
} from '../mapi/types.ts'
import type { Storage } from './compound.ts'
import type { Names } from './names.ts'

/** What the reading of one .msg file shares: its names, how many values it may still become, and who hears of what is wrong. */
export type Reading = {
  readonly names: Names
  readonly budget: { left: number }
  report(fault: string): void
}

/** Bytes before the entries of a property stream ([MS-OXMSG] §2.4.1), by whose it is. */
export const Preface = { top: 32, embedded: 24, other: 8 } as const

const ENTRY = 16

/**
 * The properties of a storage ([MS-OXMSG] §2.4): those of fixed width stand in the property stream, the others in streams of
 * their own, which are read whether or not the property stream lists them.
 */
export function readProperties(storage: Storage, preface: number, reading: Reading): Property[] {
  const stream = storage.streams.get('__PROPERTIES_VERSION1.0')
  const properties: Property[] = []
  if (stream === undefined) reading.report(`no property stream in "${storage.name}"`)
  const entries = stream?.bytes ?? Buffer.alloc(0)
  const found = streamsOf(storage)
  for (let at = preface; at + ENTRY <= entries.length && reading.budget.left > 0; at += ENTRY) {
    reading.budget.left--
    const tag = entries.readUInt32LE(at)
    const width = widthOf(tag & 0xffff)
    const value = entries.subarray(at + 8, at + ENTRY)
    if (tag === 0) reading.report(`an entry of no property in "${storage.name}"`)
    if (!isMultiple(tag) && width !== null && width <= value.length)
      properties.push(propertyOf(tag, value.subarray(0, width), reading.names))
    else if (!found.has(tag)) reportMissing(tag, value, storage, reading)
  }
  for (const [tag, bytes] of found) {
    const value = isMultiple(tag)
      ? severalOf(tag, { bytes, storage, reading })
      : singleValue(bytes, tag & 0xffff)
    properties.push(propertyOf(tag, value, reading.names))
  }
  return eachOnce(properties)
}

function propertyOf(tag: number, value: Property['value'], names: Names): Property {
  const id = tag >>> 16
  return { id, type: tag & 0xffff, name: names.get(id) ?? null, value }
}

/** An attached item is a storage, not a stream; and some programs make no stream of an empty value. */
function reportMissing(tag: number, entry: Buffer, storage: Storage, { report }: Reading): void {
  const type = tag & 0xffff
  if (type === PtypObject || entry.readUInt32LE(0) <= endMarkOf(type)) return
  report(`no stream of property ${hex(tag)} in "${storage.name}"`)
}

/** The streams that are values, by tag: "__substg1.0_" and eight hexadecimal digits. */
function streamsOf(storage: Storage): Map<number, Buffer> {
  const found = new Map<number, Buffer>()
  for (const [name, { bytes }] of storage.streams) {
    const tag = /^__SUBSTG1\.0_([0-9A-F]{8})$/.exec(name)?.[1]
    if (tag !== undefined) found.set(Number.parseInt(tag, 16), bytes)
  }
  return found
}

type Several = { readonly bytes: Buffer; readonly storage: Storage; readonly reading: Reading }

/** Several values ([MS-OXMSG] §2.1.4): of a fixed width in one stream, others each in a stream with a number at its end. */
function severalOf(tag: number, { bytes, storage, reading }: Several): Buffer[] {
  const type = singleOf(tag & 0xffff)
  const width = widthOf(type)
  if (width !== null && width > 0) return parted(bytes, width, reading)
  const values: Buffer[] = []
  for (;;) {
    const stream = storage.streams.get(
      `__SUBSTG1.0_${hex(tag)}-${values.length.toString(16).toUpperCase().padStart(8, '0')}`,
    )
    if (stream === undefined) return values
    values.push(withoutEndMark(stream.bytes, type))
  }
}

function parted(bytes: Buffer, width: number, { budget }: Reading): Buffer[] {
  const count = Math.min(Math.floor(bytes.length / width), budget.left)
  budget.left -= count
  return Array.from({ length: count }, (_, place) => bytes.subarray(place * width, (place + 1) * width))
}

/** A value of no fixed width in the property stream; a GUID is among them, for it has no room there. */
function singleValue(bytes: Buffer, type: number): Buffer {
  return type === PtypGuid ? bytes.subarray(0, 16) : withoutEndMark(bytes, type)
}

function hex(tag: number): string {
  return tag.toString(16).toUpperCase().padStart(8, '0')
}
