type Placed = { readonly path: string; readonly inline: boolean }
/** A file with how many files of the same list it lies in. */
export type NestedFile<File extends Placed> = { readonly file: File; readonly depth: number }

/**
 * Files in the order they are shown: what was sent along before what is shown in the text, and what lies in a file (a message, a zip)
 * right behind it. The paths tell what lies in what: "2/1.2" and "2.1" lie in "2".
 */
export function nestFiles<File extends Placed>(files: readonly File[]): NestedFile<File>[] {
  const paths = new Set(files.map(({ path }) => path))
  const inside = new Map<string | null, File[]>()
  for (const file of files) {
    const outer = outerOf(file.path, paths)
    const others = inside.get(outer)
    if (others === undefined) inside.set(outer, [file])
    else others.push(file)
  }
  // Taken out when shown, so that each is shown once.
  const take = (outer: string | null, depth: number) => {
    const found = inside.get(outer) ?? []
    inside.delete(outer)
    return lastFirst(found, depth)
  }
  const ordered: NestedFile<File>[] = []
  const waiting = take(null, 0)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    ordered.push(next)
    waiting.push(...take(next.file.path, next.depth + 1))
  }
  return ordered
}

/** For a stack. */
function lastFirst<File extends Placed>(files: readonly File[], depth: number): NestedFile<File>[] {
  return files
    .toSorted((a, b) => Number(a.inline) - Number(b.inline))
    .toReversed()
    .map((file) => ({ file, depth }))
}

/** The path of the innermost file that one lies in; null of none. */
function outerOf(path: string, paths: ReadonlySet<string>): string | null {
  for (let end = path.length - 1; end > 0; end--) {
    const isEdge = path[end] === '/' || path[end] === '.'
    if (isEdge && paths.has(path.slice(0, end))) return path.slice(0, end)
  }
  return null
}
