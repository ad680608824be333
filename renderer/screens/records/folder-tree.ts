/** A folder as a line of a tree: how deep under the folders that are shown too, and its name below them. */
export type FolderLine = { readonly path: string; readonly depth: number; readonly name: string }

/**
 * Puts folders, by their paths with `/` between names, in the order of a tree. A folder whose parent is not among them stands
 * under the nearest one that is, with what lies between in its name.
 */
export function folderTree(paths: readonly string[]): readonly FolderLine[] {
  const known = new Set(paths)
  return [...paths].sort(comparePaths).map((path) => {
    const above = ancestorsOf(path).filter((each) => known.has(each))
    const nearest = above.at(-1)
    return { path, depth: above.length, name: nearest === undefined ? path : path.slice(nearest.length + 1) }
  })
}

/** The folders a folder lies in, the outermost first. */
function ancestorsOf(path: string): readonly string[] {
  const ends = [...path.matchAll(/\//g)].map(({ index }) => index)
  return ends.map((end) => path.slice(0, end))
}

/** Name by name, so that what lies in a folder follows it. */
function comparePaths(a: string, b: string): number {
  const [some, others] = [a.split('/'), b.split('/')]
  for (const [index, name] of some.entries()) {
    const other = others[index]
    if (other === undefined) return 1
    if (name !== other) return name.localeCompare(other)
  }
  return some.length - others.length
}
