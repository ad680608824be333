import type { Chunks } from './chunks.ts'
import { findFreeSpace } from './free-space.ts'
import type { Layout } from './layout.ts'
import type { Tree } from './tree.ts'

const PIECE = 1024 * 1024
/** A block or page that ends in a piece may begin so many bytes before it. */
const BEFORE = 64 * 1024

/**
 * Goes once through what the blocks of the index leave free of a file, in its order. `visit` is given each place where a block or page
 * could end: bytes before it, its place in these, and where in the file these begin.
 */
export function visitFreeEnds(
  { file, layout, tree }: { readonly file: Chunks; readonly layout: Layout; readonly tree: Tree },
  visit: (bytes: Buffer, end: number, start: number) => void,
): void {
  for (const run of findFreeSpace(tree, layout, file.size)) {
    for (let base = run.start; base < run.end; base += PIECE) {
      const last = Math.min(base + PIECE, run.end)
      const start = Math.max(run.start, base - BEFORE)
      const bytes = file.read(start, last - start)
      for (let end = base + layout.blockUnit; end <= last; end += layout.blockUnit)
        if (end - start <= bytes.length) visit(bytes, end - start, start)
    }
  }
}
