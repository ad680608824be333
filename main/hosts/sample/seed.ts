/** A source of choices that gives the same ones for the same seed, so that a drive made twice has the same bytes. */
export type Dice = {
  /** A whole number from 0 up to, not including, `below`. */
  number(below: number): number
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T
}

/** Makes dice from a seed: a 32-bit generator of the xorshift family (Marsaglia 2003), good enough for made-up mail. */
export function diceOf(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) | 0 || 1
  const number = (below: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[number(list.length)]
    if (chosen === undefined) throw new RangeError('nothing to pick from')
    return chosen
  }
  return { number, pick }
}
