import { codePageOf } from './code-page.ts'
import type { PropertyKey } from './find.ts'
import type { LargeValue, Property, PropertyName, PropertyValue } from './item.ts'
import { booleanOf, bytesOf, numberOf, secondsOf, textOf, textsOf, valuesOf } from './values.ts'

/** The properties of an item, a recipient or an attachment, read by key. Nothing throws; what is absent is '', 0 or null. */
export class Properties {
  readonly all: readonly Property[]
  /** What 8-bit text is in. */
  readonly codePage: number | null
  readonly #byKey = new Map<number | string, Property>()

  /** `codePage` is that of the item around a recipient or attachment; of an item its properties say it. */
  constructor(properties: readonly Property[], codePage?: number | null) {
    this.all = properties
    this.codePage = codePage === undefined ? codePageOf(properties) : codePage
    for (const property of properties) {
      const key = property.name === null ? property.id : keyOf(property.name)
      if (!this.#byKey.has(key)) this.#byKey.set(key, property)
    }
  }

  find(key: PropertyKey): Property | null {
    return this.#byKey.get(typeof key === 'number' ? key : keyOf(key)) ?? null
  }

  /** The text, of several the first. */
  text(key: PropertyKey): string {
    const property = this.find(key)
    if (property === null) return ''
    const text = Array.isArray(property.value)
      ? textsOf(property, this.codePage)[0]
      : textOf(property, this.codePage)
    return withoutRest(text ?? '').toWellFormed()
  }

  /** The texts of a property that may have several. */
  texts(key: PropertyKey): string[] {
    return textsOf(this.find(key), this.codePage).map((text) => withoutRest(text).toWellFormed())
  }

  /** A number; a boolean is 0 or 1. */
  number(key: PropertyKey): number {
    const property = this.find(key)
    return numberOf(property) ?? Number(booleanOf(property) ?? false)
  }

  /** Seconds since 1970 UTC. */
  time(key: PropertyKey): number | null {
    return secondsOf(this.find(key))
  }

  /** The octets of one value of any type. */
  octets(key: PropertyKey): Buffer | LargeValue | null {
    const [property] = valuesOf(this.find(key))
    if (property === undefined) return null
    const { value } = property
    return Buffer.isBuffer(value) || 'pieces' in value ? value : null
  }

  /** The same in memory; null, too, of more than is put there. */
  bytes(key: PropertyKey): Buffer | null {
    const octets = this.octets(key)
    return octets === null ? null : bytesOf(octets)
  }

  /** Bytes of all values together. */
  get weight(): number {
    return this.all.reduce((sum, { value }) => sum + weightOf(value), 0)
  }
}

/** Text up to its end mark: some programs count the mark, and what lay in memory behind it, to the text. */
export function withoutRest(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

/** The same for names that `find` takes for the same. */
function keyOf({ set, name }: PropertyName): string {
  return `${set} ${typeof name} ${typeof name === 'number' ? name : name.toLowerCase()}`
}

function weightOf(value: PropertyValue): number {
  if (Buffer.isBuffer(value)) return value.length
  return 'pieces' in value ? value.size : value.reduce((sum, each) => sum + each.length, 0)
}
