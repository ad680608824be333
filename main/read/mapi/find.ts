import type { Property, PropertyName } from './item.ts'

/** Names a property: an identifier of tags.ts, or a name of named.ts. */
export type PropertyKey = number | PropertyName

/** The property of this identifier or name; null when it is not there. */
export function find(properties: readonly Property[], key: PropertyKey): Property | null {
  if (typeof key === 'number') {
    for (const property of properties) if (property.id === key && property.name === null) return property
    return null
  }
  return properties.find(({ name }) => name !== null && isSame(name, key)) ?? null
}

/** Names of text are told apart by case, but not those of Internet header fields ([MS-OXPROPS] §1.3.4.2, RFC 5322 §1.2.2). */
function isSame(a: PropertyName, b: PropertyName): boolean {
  if (a.set !== b.set) return false
  if (a.name === b.name) return true
  return (
    typeof a.name === 'string' && typeof b.name === 'string' && a.name.toLowerCase() === b.name.toLowerCase()
  )
}
