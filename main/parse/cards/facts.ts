import { decodeCodePage } from '../../read/mapi/encoding.ts'
import type { PropertyKey } from '../../read/mapi/find.ts'
import type { Property } from '../../read/mapi/item.ts'
import { Properties, withoutRest } from '../../read/mapi/properties.ts'
import { PtypBinary } from '../../read/mapi/types.ts'
import { booleanOf, bytesOf, numberOf, valuesOf } from '../../read/mapi/values.ts'

/** What properties say, in plain values of bounded size: '' and null where they say nothing or something of another type. */
export type Facts = {
  has(key: PropertyKey): boolean
  text(key: PropertyKey): string
  texts(key: PropertyKey): string[]
  number(key: PropertyKey): number | null
  flag(key: PropertyKey): boolean
  /** Seconds since 1970 UTC, whole; null, too, of what Outlook writes for no date. */
  time(key: PropertyKey): number | null
  /** Null, too, of a value that is too large to be a fact. */
  bytes(key: PropertyKey): Buffer | null
  buffers(key: PropertyKey): readonly Buffer[]
  /** Of the item's 8-bit text, as Windows numbers them; null when it does not say. */
  readonly codePage: number | null
  /** 8-bit text of a structure in the item. */
  decode(text: Buffer): string
}

/** Facts of a list of properties. Those of a recipient are read in the code page of its item: `item`. */
export function factsOf(list: readonly Property[], item: Facts | null = null): Facts {
  const properties = item === null ? new Properties(list) : new Properties(list, item.codePage)
  const { codePage } = properties
  const readTexts = (key: PropertyKey) => properties.texts(key).slice(0, MOST_VALUES).map(bounded)
  return {
    has: (key) => properties.find(key) !== null,
    text: (key) => readTexts(key)[0] ?? '',
    texts: (key) => readTexts(key).filter((text) => text !== ''),
    number: (key) => finite(numberOf(properties.find(key))),
    flag: (key) => booleanOf(properties.find(key)) ?? false,
    time: (key) => dated(properties.time(key)),
    bytes: (key) => bytesFrom(properties.find(key))[0] ?? null,
    buffers: (key) => bytesFrom(properties.find(key)),
    codePage,
    decode: (text) => bounded(withoutRest(decodeCodePage(text, codePage))),
  }
}

/** Values of one property, texts or bytes, that are looked at. */
const MOST_VALUES = 20_000

function bytesFrom(property: Property | null): Buffer[] {
  return valuesOf(property)
    .filter(({ type }) => type === PtypBinary)
    .slice(0, MOST_VALUES)
    .flatMap(({ value }) => bytesOf(value) ?? [])
}

/** Spaces at the ends say nothing. */
function bounded(text: string): string {
  return text.slice(0, LONGEST_TEXT).trim()
}

/** Characters of a text; Outlook itself writes at most some hundreds. */
const LONGEST_TEXT = 32 * 1024

function finite(number: number | null): number | null {
  return Number.isFinite(number) ? number : null
}

/** Outlook writes the first day of 4501, in some time zone, where it means: no date. */
const NO_DATE = Date.UTC(4500, 11, 31) / 1000

function dated(seconds: number | null): number | null {
  return seconds === null || seconds >= NO_DATE ? null : seconds
}
