/** A page of a tree with keys low ≤ key < high; a greater `age` is newer. */
export type Span = {
  readonly start: number
  readonly age: number
  readonly low: number
  readonly high: number
}

/**
 * Cuts spans that lie over each other so that every key belongs to the newest span that has it. In the order of keys; a span
 * that others lie over may come in several pieces, or not at all.
 */
export function newestSpans(spans: readonly Span[]): Span[] {
  const waiting = [...spans].sort((a, b) => a.low - b.low)
  const cut: Span[] = []
  // Spans that have begun, the newest at the top of the heap. One that has ended is taken off when it comes up.
  const open: Span[] = []
  let key = 0
  for (let next = 0; next < waiting.length || open.length > 0; ) {
    for (let span = waiting[next]; span !== undefined && span.low <= key; span = waiting[++next])
      put(open, span)
    const newest = open[0]
    const begins = waiting[next]?.low ?? Number.POSITIVE_INFINITY
    if (newest === undefined) key = begins
    else if (newest.high <= key) take(open)
    else {
      const end = Math.min(newest.high, begins)
      const before = cut.at(-1)
      if (before?.start === newest.start && before.high === key)
        cut[cut.length - 1] = { ...before, high: end }
      else cut.push({ ...newest, low: key, high: end })
      key = end
    }
  }
  return cut
}

/** Puts a span on a heap with the newest at its top. */
function put(heap: Span[], span: Span): void {
  let place = heap.length
  while (place > 0) {
    const above = (place - 1) >> 1
    const parent = heap[above]
    if (parent === undefined || parent.age >= span.age) break
    heap[place] = parent
    place = above
  }
  heap[place] = span
}

/** Takes the newest span off a heap. */
function take(heap: Span[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let place = 0
  for (;;) {
    const left = heap[2 * place + 1]
    const right = heap[2 * place + 2]
    const newer = left !== undefined && right !== undefined && right.age > left.age ? right : left
    if (newer === undefined || newer.age <= last.age) break
    heap[place] = newer
    place = 2 * place + (newer === right ? 2 : 1)
  }
  heap[place] = last
}
