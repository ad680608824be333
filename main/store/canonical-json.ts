export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/**
 * Writes a value as RFC 8785 (JSON Canonicalization Scheme) demands: no white space, names sorted by their UTF-16 code
 * units, numbers and strings as ECMAScript writes them. Throws TypeError for what JCS excludes: numbers that are not
 * finite, strings with a lone surrogate.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalString(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  // The default order of sort() is by UTF-16 code unit, which is what RFC 8785 section 3.2.3 asks.
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${canonicalString(name)}:${canonicalJson(value[name] ?? null)}`).join(',')}}`
}

function isList(value: readonly Json[] | object): value is readonly Json[] {
  return Array.isArray(value)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('a number that is not finite has no canonical form')
  return JSON.stringify(value)
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form')
  return JSON.stringify(value)
}
