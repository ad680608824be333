/** What was used lately, by its key. */
export type Lately<Value> = {
  get(key: number): Value | undefined
  set(key: number, value: Value): void
}

/**
 * Holds between `limit` and twice as many values: a generation is thrown away when the next one is full. Cheaper than an exact
 * order of use, and as good for trees, whose upper pages are asked for again and again.
 */
export function lately<Value>(limit: number): Lately<Value> {
  let young = new Map<number, Value>()
  let old = new Map<number, Value>()
  function set(key: number, value: Value): void {
    if (young.size >= limit) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }
  return {
    set,
    get(key) {
      const value = young.get(key)
      if (value !== undefined) return value
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
  }
}
