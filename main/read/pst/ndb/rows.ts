/** Rows of numbers, and what makes two of them the same. */
export type RowShape = {
  /** How each column is sorted, the first one first: 1 upwards, -1 downwards. */
  readonly order: readonly (1 | -1)[]
  /** Rows that are the same in so many of their first columns are one: the first of them in the order stays. */
  readonly key: number
  readonly most: number
}

/** Rows of numbers in memory that grows with them; millions of them stay small. */
export type Rows = {
  readonly count: number
  /** False when there is no room for it. */
  push(row: readonly number[]): boolean
  at(row: number, column: number): number
  /** Sorts the rows, each once. */
  settle(): void
  /** The first row whose first column is at least `value`; `count` when there is none. The rows must be settled. */
  lowest(value: number): number
}

const FIRST = 64

export function openRows({ order, key, most }: RowShape): Rows {
  const width = order.length
  let cells = new Float64Array(FIRST * width)
  let count = 0
  const cell = (row: number, column: number): number => cells[row * width + column] ?? 0

  function compare(a: number, b: number): number {
    for (let column = 0; column < width; column++) {
      const difference = cell(a, column) - cell(b, column)
      if (difference !== 0) return difference * (order[column] ?? 1)
    }
    return 0
  }
  function isSame(a: number, b: number): boolean {
    for (let column = 0; column < key; column++) if (cell(a, column) !== cell(b, column)) return false
    return true
  }
  function settle(): void {
    const sorted = Uint32Array.from({ length: count }, (_, row) => row).sort(compare)
    const kept = new Float64Array(cells.length)
    let next = 0
    for (const [place, row] of sorted.entries()) {
      const before = sorted[place - 1]
      if (before === undefined || !isSame(before, row))
        kept.set(cells.subarray(row * width, (row + 1) * width), next++ * width)
    }
    cells = kept
    count = next
  }
  /** Doublets go first; when half of what may be is left, sorting again and again would not pay. */
  function makeRoom(): boolean {
    settle()
    const room = cells.length / width
    if (count <= room / 2) return true
    if (room >= most) return false
    const larger = new Float64Array(Math.min(room * 2, most) * width)
    larger.set(cells)
    cells = larger
    return true
  }
  let isFull = false
  return {
    get count() {
      return count
    },
    push(row) {
      if ((count + 1) * width > cells.length) isFull ||= !makeRoom()
      if (isFull) return false
      cells.set(row, count++ * width)
      return true
    },
    at: cell,
    settle,
    lowest(value) {
      let low = 0
      let high = count
      while (low < high) {
        const middle = (low + high) >>> 1
        if (cell(middle, 0) < value) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
