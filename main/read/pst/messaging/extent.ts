import { DamagedBytes, type NodeDatabase } from '../ndb/node-database.ts'

/** What a node with all that hangs below it occupies in its file. */
export type Extent = {
  /** Where its first block lies. */
  readonly start: number
  /** Bytes of all its blocks of data, trailers and padding included. */
  readonly length: number
  /**
   * Its subnodes hang below each other, or claim more bytes than a file of this size can hold: whoever followed them would never
   * come to an end. No program writes such nodes.
   */
  readonly isTangled: boolean
}

type Branch = { readonly data: number; readonly subnodes: number }

/** zlib makes at most 1032 bytes of one; only files with pages of 4 KiB have deflated blocks. */
const MAX_INFLATION = 1032

/** Goes through everything below a node without reading data. What is damaged is left out: whoever reads it, reports it. */
export function measureNode(database: NodeDatabase, node: Branch, fileSize: number): Extent {
  const most = fileSize * (database.kind.pageSize === 4096 ? MAX_INFLATION : 1)
  const seen = new Set<number>()
  const open: Branch[] = [node]
  const found = { start: Number.POSITIVE_INFINITY, length: 0, size: 0 }
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    const { data, subnodes } = branch
    const tree = unlessDamaged(() => database.openData(data))
    if (tree !== null && tree.blocks > 0) {
      found.start = Math.min(found.start, tree.stored.start)
      found.length += tree.stored.length
      found.size += tree.size
    }
    if (seen.has(subnodes) || found.size > most) return { ...extentOf(found), isTangled: true }
    if (subnodes === 0) continue
    seen.add(subnodes)
    for (const each of unlessDamaged(() => database.openSubnodes(subnodes).all()) ?? []) open.push(each)
  }
  return { ...extentOf(found), isTangled: false }
}

function extentOf({ start, length }: { start: number; length: number }): { start: number; length: number } {
  return { start: length === 0 ? 0 : start, length }
}

function unlessDamaged<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedBytes) return null
    throw error
  }
}
