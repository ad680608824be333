import type { Property, PropertyName } from '../../../main/read/mapi/item.ts'
import { checksum } from './encode.ts'
import { binary, guidBytes, int32, sets } from './properties.ts'

/** The names of a file's properties and the identifiers they were given, in the order they were met ([MS-PST] §2.4.7). */
export type Names = {
  /** The same property with the identifier it has in this file. */
  assigned(property: Property): Property
  /** The properties of the node that maps names to identifiers. */
  properties(): Property[]
}

const BUCKETS = 251

export function openNames(): Names {
  const known = new Map<string, number>()
  const names: PropertyName[] = []

  return {
    assigned(property) {
      const { name } = property
      if (name === null) return property
      const key = JSON.stringify([name.set, name.name])
      const index = known.get(key) ?? names.push(name) - 1
      known.set(key, index)
      return { ...property, id: 0x8000 + index }
    },
    properties: () => mapOf(names),
  }
}

function mapOf(names: readonly PropertyName[]): Property[] {
  const guids: string[] = []
  const strings: Buffer[] = []
  let stringsSize = 0
  const entries: Buffer[] = []
  const buckets = new Map<number, Buffer[]>()
  for (const [index, { set, name }] of names.entries()) {
    const isText = typeof name === 'string'
    const which = setIndex(set, guids) * 2 + Number(isText)
    const entry = Buffer.alloc(8)
    entry.writeUInt16LE(which, 4)
    entry.writeUInt16LE(index, 6)
    const hashed = Buffer.from(entry)
    if (isText) {
      const bytes = Buffer.from(name, 'utf16le')
      entry.writeUInt32LE(stringsSize)
      hashed.writeUInt32LE(checksum(bytes))
      const stored = lengthAndText(bytes)
      strings.push(stored)
      stringsSize += stored.length
    } else {
      entry.writeUInt32LE(name)
      hashed.writeUInt32LE(name)
    }
    entries.push(entry)
    const bucket = ((hashed.readUInt32LE(0) ^ which) >>> 0) % BUCKETS
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), hashed])
  }
  return [
    int32(0x0001, BUCKETS),
    binary(0x0002, Buffer.concat(guids.map(guidBytes))),
    binary(0x0003, Buffer.concat(entries)),
    binary(0x0004, Buffer.concat(strings)),
    ...[...buckets].map(([bucket, inside]) => binary(0x1000 + bucket, Buffer.concat(inside))),
  ]
}

/** Two sets have fixed numbers, the others those of their place in the stream of GUIDs (§2.4.7.1). */
function setIndex(set: string, guids: string[]): number {
  if (set === sets.mapi) return 1
  if (set === sets.publicStrings) return 2
  const place = guids.indexOf(set)
  return 3 + (place >= 0 ? place : guids.push(set) - 1)
}

/** A name in the stream of strings: its length in bytes, its text, and padding to four (§2.4.7.4). */
function lengthAndText(bytes: Buffer): Buffer {
  const stored = Buffer.alloc(4 + Math.ceil(bytes.length / 4) * 4)
  stored.writeUInt32LE(bytes.length)
  bytes.copy(stored, 4)
  return stored
}
