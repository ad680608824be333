/** Numbers one after the other, in memory that grows by halves: millions of them stay small. */
export type NumberList = {
  push(value: number): void
  at(place: number): number
  readonly length: number
}

export function numberList(): NumberList {
  let values = new Float64Array(64)
  let length = 0
  return {
    push(value) {
      if (length === values.length) {
        const larger = new Float64Array(Math.ceil(length * 1.5))
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    at(place) {
      const value = place < length ? values[place] : undefined
      if (value === undefined) throw new RangeError(`no number at ${place}`)
      return value
    },
    get length() {
      return length
    },
  }
}
