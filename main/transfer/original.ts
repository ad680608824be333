/** Looks at the first of some pieces; `all` are all of them, once. */
export function lookFirst(pieces: Iterator<Buffer>): { head: Buffer; all: Iterable<Buffer> } {
  const first = pieces.next()
  const head = first.done === true ? Buffer.alloc(0) : first.value
  return { head, all: joined(first, pieces) }
}

function* joined(first: IteratorResult<Buffer>, rest: Iterator<Buffer>): Generator<Buffer> {
  for (let next = first; next.done !== true; next = rest.next()) yield next.value
}
