import type { Property, PropertyName } from '../../read/mapi/item.ts'
import {
  PtypBinary,
  PtypBoolean,
  PtypFloating64,
  PtypInteger16,
  PtypInteger32,
  PtypInteger64,
  PtypString,
  PtypString8,
  PtypTime,
  singleOf,
} from '../../read/mapi/types.ts'

/** An ordinary property by its identifier, or a named one. */
export type Key = number | PropertyName

/** What properties say, in plain values: '' and null where they say nothing or something of another type. */
export type Facts = {
  has(key: Key): boolean
  text(key: Key): string
  texts(key: Key): string[]
  number(key: Key): number | null
  flag(key: Key): boolean
  /** Seconds since 1970 UTC, whole; null, too, of what Outlook writes for no date. */
  time(key: Key): number | null
  /** Null, too, of a value that is too large to be held in memory. */
  bytes(key: Key): Buffer | null
  buffers(key: Key): readonly Buffer[]
  /** Text in the code page of the item. */
  decode(text: Buffer): string
}

const named = (set: string) => (name: number) => ({ set, name })

/** Named properties by their numbers in the property sets of Outlook ([MS-OXPROPS] §1.3.2). */
export const lid = {
  appointment: named('00062002-0000-0000-c000-000000000046'),
  task: named('00062003-0000-0000-c000-000000000046'),
  address: named('00062004-0000-0000-c000-000000000046'),
  common: named('00062008-0000-0000-c000-000000000046'),
  log: named('0006200a-0000-0000-c000-000000000046'),
  note: named('0006200e-0000-0000-c000-000000000046'),
  meeting: named('6ed8da90-450b-101b-98da-00aa003f1305'),
  keywords: { set: '00020329-0000-0000-c000-000000000046', name: 'Keywords' },
} as const

/** Values of one property that are looked at; a contact's or a list's are bounded elsewhere to far less. */
const MOST_VALUES = 20_000

/** Facts of a list of properties. Those of a recipient are read in the code page of its item: `item`. */
export function factsOf(properties: readonly Property[], item: Facts | null = null): Facts {
  const found = new Map(properties.map((property) => [nameOf(property), property]))
  const find = (key: Key) => found.get(typeof key === 'number' ? String(key) : `${key.set} ${key.name}`)
  const decode = item?.decode ?? decoderOf(properties)
  const valuesOf = (key: Key, ...types: readonly number[]): readonly Value[] => {
    const property = find(key)
    if (property === undefined || !types.includes(singleOf(property.type))) return []
    const { value } = property
    const bytes = Buffer.isBuffer(value) ? [value] : Array.isArray(value) ? value.slice(0, MOST_VALUES) : []
    return bytes.map((one: Buffer) => ({ type: singleOf(property.type), bytes: one }))
  }
  const textsOf = (key: Key) =>
    valuesOf(key, PtypString, PtypString8).map(({ type, bytes }) =>
      clean(type === PtypString8 ? decode(bytes) : bytes.toString('utf16le')),
    )
  const bytesOf = (key: Key) => valuesOf(key, PtypBinary).map(({ bytes }) => bytes)
  return {
    has: (key) => find(key) !== undefined,
    text: (key) => textsOf(key)[0] ?? '',
    texts: (key) => textsOf(key).filter((text) => text !== ''),
    number: (key) => orNull(valuesOf(key, ...numbers.keys())[0], readNumber),
    flag: (key) => (valuesOf(key, PtypBoolean)[0]?.bytes[0] ?? 0) !== 0,
    time: (key) => orNull(valuesOf(key, PtypTime)[0], readTime),
    bytes: (key) => bytesOf(key)[0] ?? null,
    buffers: bytesOf,
    decode,
  }
}

type Value = { readonly type: number; readonly bytes: Buffer }

function nameOf({ id, name }: Property): string {
  return name === null ? String(id) : `${name.set} ${name.name}`
}

function orNull<Result>(value: Value | undefined, read: (value: Value) => Result | null): Result | null {
  return value === undefined ? null : read(value)
}

/** What stands behind a NUL was never meant to be read; spaces at the ends say nothing. */
function clean(text: string): string {
  const end = text.indexOf('\0')
  return (end < 0 ? text : text.slice(0, end)).trim()
}

/** Types of numbers, the bytes each has, and how it is read. */
const numbers: ReadonlyMap<number, readonly [width: number, read: (bytes: Buffer) => number]> = new Map([
  [PtypInteger16, [2, (bytes) => bytes.readInt16LE()]],
  [PtypInteger32, [4, (bytes) => bytes.readInt32LE()]],
  [PtypInteger64, [8, (bytes) => Number(bytes.readBigInt64LE())]],
  [PtypFloating64, [8, (bytes) => bytes.readDoubleLE()]],
])

function readNumber({ type, bytes }: Value): number | null {
  const [width, read] = numbers.get(type) ?? []
  const number = read === undefined || bytes.length < (width ?? 0) ? Number.NaN : read(bytes)
  return Number.isFinite(number) ? number : null
}

/** From 1601, in tenths of a microsecond ([MS-DTYP] §2.3.3). */
const TICKS = 10_000_000n
const EPOCH = 11_644_473_600
/** Outlook writes the first day of 4501, in some time zone, where it means: no date. */
const NO_DATE = Date.UTC(4500, 11, 31) / 1000

function readTime({ bytes }: Value): number | null {
  if (bytes.length < 8) return null
  const seconds = Number(bytes.readBigUInt64LE() / TICKS) - EPOCH
  return seconds >= NO_DATE || seconds === -EPOCH ? null : seconds
}

function decoderOf(_properties: readonly Property[]): (text: Buffer) => string {
  const decoder = new TextDecoder('windows-1252')
  return (text) => decoder.decode(text)
}
