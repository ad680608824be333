/**
 * Brings numbers together by place (places[n] is that of ids[n], below `count`) and leaves those of one place in the order they
 * are in. Answers with them and with where each place begins: place p has the ids from starts[p] up to starts[p + 1].
 */
export function sortByPlace(
  ids: Uint32Array,
  places: Uint32Array,
  count: number,
): { ids: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(count + 1)
  for (const place of places) starts[place + 1] = (starts[place + 1] ?? 0) + 1
  for (let place = 1; place <= count; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0)
  const next = starts.slice()
  const sorted = new Uint32Array(ids.length)
  for (let at = 0; at < ids.length; at++) {
    const place = places[at] ?? 0
    const to = next[place] ?? 0
    sorted[to] = ids[at] ?? 0
    next[place] = to + 1
  }
  return { ids: sorted, starts }
}
