import type { Property, PropertyName } from './item.ts'
import * as named from './named.ts'
import * as sets from './sets.ts'
import * as tags from './tags.ts'

/**
 * What [MS-OXPROPS] calls a property: "PidTagSubject", "PidLidLocation". Of a named one that has no such name, the name it has;
 * of others their identifier: "0x6001". Hostile text, where the name is the item's own.
 */
export function nameOf({ id, name }: Property): string {
  if (name === null) return tagNames.get(id) ?? `0x${id.toString(16).toUpperCase().padStart(4, '0')}`
  const known = lidNames.get(keyOf(name))
  if (known !== undefined) return known
  return typeof name.name === 'string'
    ? name.name
    : `0x${name.name.toString(16).toUpperCase().padStart(4, '0')}`
}

/** What [MS-OXPROPS] §1.3.2 calls a property set: "PSETID_Common"; the set itself when nothing is known of it. */
export function nameOfSet(set: string): string {
  return setNames.get(set) ?? set
}

const tagNames: ReadonlyMap<number, string> = new Map(
  Object.entries(tags).map(([name, id]) => [id, name] as const),
)
const setNames: ReadonlyMap<string, string> = new Map(
  Object.entries(sets).map(([name, set]) => [set, name] as const),
)
const lidNames: ReadonlyMap<string, string> = new Map(
  Object.entries(named).map(([name, key]) => [keyOf(key), name] as const),
)

function keyOf({ set, name }: PropertyName): string {
  return `${set} ${typeof name} ${name}`
}
