import { compareProperties, type Property } from './item.ts'

/**
 * The properties in the order of `compareProperties`, whatever order they came in: of one that is there twice the higher type
 * first (text in Unicode before text in a code page, a value before the error in its place), then by bytes.
 */
export function inOrder(properties: readonly Property[]): Property[] {
  return [...properties].sort((a, b) => compareProperties(a, b) || b.type - a.type || compareValues(a, b))
}

/** The properties in order, each once: of one that is there twice, the first in that order. */
export function eachOnce(properties: readonly Property[]): Property[] {
  const ordered = inOrder(properties)
  return ordered.filter((property, place) => {
    const before = ordered[place - 1]
    return before === undefined || compareProperties(before, property) !== 0
  })
}

function compareValues(a: Property, b: Property): number {
  return Buffer.isBuffer(a.value) && Buffer.isBuffer(b.value) ? Buffer.compare(a.value, b.value) : 0
}
