import { codePageOf } from '../../read/mapi/code-page.ts'
import type { PropertyKey } from '../../read/mapi/find.ts'
import type { Property } from '../../read/mapi/item.ts'
import { PtypBinary } from '../../read/mapi/types.ts'
import {
  booleanOf,
  bytesOf,
  decodeText,
  numberOf,
  secondsOf,
  textsOf,
  valuesOf,
} from '../../read/mapi/values.ts'

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
export function factsOf(properties: readonly Property[], item: Facts | null = null): Facts {
  const found = new Map(properties.map((property) => [nameOf(property), property]))
  const find = (key: PropertyKey) =>
    found.get(typeof key === 'number' ? String(key) : `${key.set} ${key.name}`) ?? null
  const codePage = item === null ? codePageOf(properties) : item.codePage
  const readTexts = (key: PropertyKey) => textsOf(find(key), codePage).slice(0, MOST_VALUES).map(clean)
  return {
    has: (key) => find(key) !== null,
    text: (key) => readTexts(key)[0] ?? '',
    texts: (key) => readTexts(key).filter((text) => text !== ''),
    number: (key) => finite(numberOf(find(key))),
    flag: (key) => booleanOf(find(key)) ?? false,
    time: (key) => dated(secondsOf(find(key))),
    bytes: (key) => bytesFrom(find(key))[0] ?? null,
    buffers: (key) => bytesFrom(find(key)),
    codePage,
    decode: (text) => clean(decodeText(text, codePage)),
  }
}

function nameOf({ id, name }: Property): string {
  return name === null ? String(id) : `${name.set} ${name.name}`
}

/** Values of one property, texts or bytes, that are looked at. */
const MOST_VALUES = 20_000

function bytesFrom(property: Property | null): Buffer[] {
  return valuesOf(property)
    .filter(({ type }) => type === PtypBinary)
    .slice(0, MOST_VALUES)
    .flatMap(({ value }) => bytesOf(value) ?? [])
}

/** What stands behind a NUL was never meant to be read; spaces at the ends say nothing. */
function clean(text: string): string {
  const end = text.indexOf('\0')
  return text.slice(0, Math.min(LONGEST_TEXT, end < 0 ? text.length : end)).trim()
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
