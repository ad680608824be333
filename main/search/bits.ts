/** A set of numbers from 0 below its capacity: bit n of word n >> 5 says whether n is in it. A million numbers are 125 kB. */
export type Bits = Uint32Array

/** The empty set with room for the numbers below `capacity`. */
export function noBits(capacity: number): Bits {
  return new Uint32Array((capacity + 31) >>> 5)
}

export function addBit(bits: Bits, number: number): void {
  bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31))
}

export function removeBit(bits: Bits, number: number): void {
  bits[number >>> 5] = (bits[number >>> 5] ?? 0) & ~(1 << (number & 31))
}

export function hasBit(bits: Bits, number: number): boolean {
  return (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1
}

/** Keeps in `bits` what is in `others` too. Both have the same capacity, here and below. */
export function keepCommon(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) & (others[at] ?? 0)
}

export function addAll(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (others[at] ?? 0)
}

export function removeAll(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) & ~(others[at] ?? 0)
}

/** How many numbers are in the set. Counts the bits of a word in parallel: pairs, then fours, then bytes. */
export function countBits(bits: Bits): number {
  let count = 0
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}

/** How many numbers of the set are below `end`. */
export function countBitsBelow(bits: Bits, end: number): number {
  const below = bits.slice(0, (end + 31) >>> 5)
  const last = below.length - 1
  if ((end & 31) !== 0 && end <= bits.length * 32) below[last] = (below[last] ?? 0) & ((1 << (end & 31)) - 1)
  return countBits(below)
}

/** Visits the numbers of the set, ascending. */
export function forEachBit(bits: Bits, visit: (number: number) => void): void {
  for (let at = 0; at < bits.length; at++) {
    for (let left = bits[at] ?? 0; left !== 0; left &= left - 1)
      visit(at * 32 + 31 - Math.clz32(left & -left))
  }
}

/** The numbers of the set, ascending. */
export function listBits(bits: Bits): number[] {
  const numbers: number[] = []
  forEachBit(bits, (number) => numbers.push(number))
  return numbers
}

/** The greatest number of the set below `end`; -1 when there is none. */
export function lastBitBelow(bits: Bits, end: number): number {
  const last = Math.min(end, bits.length * 32) - 1
  if (last < 0) return -1
  let at = last >>> 5
  let word = (bits[at] ?? 0) & (-1 >>> (31 - (last & 31)))
  while (word === 0 && at > 0) word = bits[--at] ?? 0
  return word === 0 ? -1 : at * 32 + 31 - Math.clz32(word)
}
