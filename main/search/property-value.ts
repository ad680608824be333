import type { Property, PropertyValue } from '../read/mapi/item.ts'
import * as types from '../read/mapi/types.ts'
import { booleanOf, guidOf, numberOf, secondsOf, textOf, ticksOf, valuesOf } from '../read/mapi/values.ts'

/** Characters of a value that are shown. */
const MOST_CHARACTERS = 2_000
/** Bytes that are looked at: enough for that many characters of any encoding. */
const MOST_BYTES = 4 * MOST_CHARACTERS
/** Of several values, one a line: more lines than fit. */
const MOST_VALUES = MOST_CHARACTERS

/** A value for people to read, several one a line, cut where long; `size` is all of its bytes. */
export type Shown = { readonly value: string; readonly size: number; readonly isCut: boolean }

/** Shows the value of a property; 8-bit text is in `codePage`. */
export function showValue(property: Property, codePage: number | null): Shown {
  const size = sizeOf(property.value)
  const whole = beginningOf(property)
  const values = valuesOf(whole)
  const text = values
    .slice(0, MOST_VALUES)
    .map((one) => showOne(one, codePage))
    .join('\n')
  const isCut = text.length > MOST_CHARACTERS || sizeOf(whole.value) < size || values.length > MOST_VALUES
  return { value: text.slice(0, MOST_CHARACTERS).toWellFormed(), size, isCut }
}

const {
  PtypString,
  PtypString8,
  PtypBoolean,
  PtypTime,
  PtypFloatingTime,
  PtypGuid,
  PtypErrorCode,
  PtypInteger64,
} = types

function showOne(property: Property, codePage: number | null): string {
  const bytes = Buffer.isBuffer(property.value) ? property.value : Buffer.alloc(0)
  const shown = showTyped(property, bytes, codePage)
  // What does not fit its type, and what is only bytes, is shown as the bytes.
  return shown ?? bytes.toString('hex')
}

function showTyped(property: Property, bytes: Buffer, codePage: number | null): string | null {
  switch (property.type) {
    case PtypString:
    case PtypString8:
      return textOf(property, codePage)
    case PtypBoolean:
      return booleanOf(property)?.toString() ?? null
    case PtypTime:
    case PtypFloatingTime:
      return showTime(property)
    case PtypGuid:
      return guidOf(property)
    case PtypErrorCode:
      return bytes.length < 4 ? null : `0x${bytes.readUInt32LE().toString(16).padStart(8, '0')}`
    case PtypInteger64:
      // Not by way of a number: beyond 2^53 that would be another.
      return bytes.length < 8 ? null : bytes.readBigInt64LE().toString()
    default:
      return numberOf(property)?.toString() ?? null
  }
}

/** ISO 8601 in UTC; a time that no calendar has as 100 ns since 1601. */
function showTime(property: Property): string | null {
  const seconds = secondsOf(property)
  const time = seconds === null ? null : new Date(seconds * 1000)
  if (time !== null && !Number.isNaN(time.getTime())) return time.toISOString().replace('.000', '')
  return ticksOf(property)?.toString() ?? null
}

/** The property with no more of its values' bytes than can be shown. */
function beginningOf(property: Property): Property {
  const { value } = property
  if (Buffer.isBuffer(value)) return { ...property, value: value.subarray(0, MOST_BYTES) }
  if ('pieces' in value) return { ...property, value: firstBytes(value.pieces()) }
  return { ...property, value: value.map((one) => one.subarray(0, MOST_BYTES)) }
}

function firstBytes(pieces: Iterable<Buffer>): Buffer {
  const taken: Buffer[] = []
  let length = 0
  for (const piece of pieces) {
    taken.push(piece.subarray(0, MOST_BYTES - length))
    length += piece.length
    if (length >= MOST_BYTES) break
  }
  return Buffer.concat(taken)
}

function sizeOf(value: PropertyValue): number {
  if (Buffer.isBuffer(value)) return value.length
  return 'pieces' in value ? value.size : value.reduce((sum, one) => sum + one.length, 0)
}

const names = new Map(
  Object.entries(types).flatMap(([name, type]): [number, string][] =>
    typeof type === 'number' && name.startsWith('Ptyp') ? [[type, name]] : [],
  ),
)

/** What [MS-OXCDATA] §2.11.1 calls a type: "PtypString", "PtypMultipleString"; one it does not know by its number. */
export function nameType(type: number): string {
  const name = names.get(types.singleOf(type))
  if (name === undefined) return `0x${type.toString(16).padStart(4, '0')}`
  return types.isMultiple(type) ? name.replace('Ptyp', 'PtypMultiple') : name
}
