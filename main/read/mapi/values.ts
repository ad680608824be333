import { decodeCodePage, decodeUtf16 } from './encoding.ts'
import { readGuid } from './guid.ts'
import { LARGE_VALUE, type Property, type PropertyValue } from './item.ts'
import {
  isMultiple,
  PtypBoolean,
  PtypCurrency,
  PtypFloating32,
  PtypFloating64,
  PtypFloatingTime,
  PtypGuid,
  PtypInteger16,
  PtypInteger32,
  PtypInteger64,
  PtypString,
  PtypString8,
  PtypTime,
  singleOf,
} from './types.ts'

/**
 * Values of properties as the program uses them. Each gives null for no property, for a property of another type (an error in
 * the place of a value is one) and for bytes too short for their type. Of several values, `valuesOf` makes properties of one.
 */
type Maybe = Property | null

/** Bytes of one value that are put into memory in one piece. */
const WHOLE = 64 * LARGE_VALUE

/** A text: of UTF-16, or of 8-bit text in this code page (`codePageOf`). */
export function textOf(property: Maybe, codePage: number | null): string | null {
  if (property?.type !== PtypString && property?.type !== PtypString8) return null
  const bytes = bytesOf(property.value)
  if (bytes === null) return null
  return property.type === PtypString ? decodeUtf16(bytes) : decodeCodePage(bytes, codePage)
}

/** A whole or broken number, or a sum of money (PtypCurrency, in units). One beyond 2^53 loses its last digits. */
export function numberOf(property: Maybe): number | null {
  const bytes = fixed(property)
  if (bytes === null) return null
  const { type } = bytes
  if (type === PtypInteger16) return at(bytes, 2, (value) => value.readInt16LE())
  if (type === PtypInteger32) return at(bytes, 4, (value) => value.readInt32LE())
  if (type === PtypInteger64) return at(bytes, 8, (value) => Number(value.readBigInt64LE()))
  if (type === PtypCurrency) return at(bytes, 8, (value) => Number(value.readBigInt64LE()) / 10_000)
  if (type === PtypFloating32) return at(bytes, 4, (value) => value.readFloatLE())
  if (type === PtypFloating64) return at(bytes, 8, (value) => value.readDoubleLE())
  return null
}

export function booleanOf(property: Maybe): boolean | null {
  const bytes = fixed(property)
  return bytes?.type === PtypBoolean ? at(bytes, 1, (value) => value[0] !== 0) : null
}

/**
 * A time in whole seconds since 1970 UTC, those before a broken one. Null too for the two times that mean none: 0, and the first
 * of January 4501 ([MS-OXOTASK] §2.2.2.2.5).
 */
export function secondsOf(property: Maybe): number | null {
  const bytes = fixed(property)
  if (bytes?.type === PtypFloatingTime) return at(bytes, 8, (value) => secondsOfDays(value.readDoubleLE()))
  const ticks = ticksOf(property)
  if (ticks === null || ticks === 0n || ticks >= NO_TIME) return null
  return Number((ticks - (ticks % TICKS)) / TICKS) - TO_1970
}

/** A time exactly: 100 ns since 1601 UTC (FILETIME, [MS-DTYP] §2.3.3). */
export function ticksOf(property: Maybe): bigint | null {
  const bytes = fixed(property)
  return bytes?.type === PtypTime ? at(bytes, 8, (value) => value.readBigUInt64LE()) : null
}

const TICKS = 10_000_000n
const TO_1970 = 11_644_473_600
const NO_TIME = 0x0cb34557a3dd4000n
/** Days that can be written: 1 January 100 to 31 December 9999 ([MS-OAUT] §2.2.25). A double may say far more. */
const EARLIEST_DAY = -657_434
const LATEST_DAY = 2_958_466

/** PtypFloatingTime: days since 30 December 1899 ([MS-OXCDATA] §2.11.1). */
function secondsOfDays(days: number): number | null {
  const isTime = days !== 0 && days >= EARLIEST_DAY && days < LATEST_DAY
  return isTime ? Math.floor((days - 25_569) * 86_400) : null
}

/** Lower case with hyphens. */
export function guidOf(property: Maybe): string | null {
  const bytes = fixed(property)
  return bytes?.type === PtypGuid ? at(bytes, 16, (value) => readGuid(value)) : null
}

/** The bytes of one value of any type; null when there are several, or more than 64 MiB. */
export function bytesOf(value: PropertyValue): Buffer | null {
  if (Buffer.isBuffer(value)) return value
  if (!('pieces' in value) || value.size > WHOLE) return null
  return Buffer.concat([...value.pieces()])
}

/** A property of several values as that many properties of one; a property of one value as itself; none of null. */
export function valuesOf(property: Maybe): Property[] {
  if (property === null) return []
  const { value } = property
  if (Buffer.isBuffer(value) || 'pieces' in value) return isMultiple(property.type) ? [] : [property]
  const type = singleOf(property.type)
  return value.map((one) => ({ ...property, type, value: one }))
}

/** Texts of a property of several: those that are none are left out. */
export function textsOf(property: Maybe, codePage: number | null): string[] {
  return valuesOf(property)
    .map((one) => textOf(one, codePage))
    .filter((text) => text !== null)
}

type Fixed = { readonly type: number; readonly value: Buffer }

function fixed(property: Maybe): Fixed | null {
  return property !== null && Buffer.isBuffer(property.value)
    ? { type: property.type, value: property.value }
    : null
}

function at<T>({ value }: Fixed, width: number, read: (value: Buffer) => T): T | null {
  return value.length >= width ? read(value) : null
}
