import { type Layout, numberAt } from './layout.ts'
import type { NodeEntry } from './node-database.ts'
import type { LeafEntry } from './tree.ts'

/** [MS-PST] §2.2.2.7.7.4. Of the eight bytes of a wide identifier only the low four are the node's. */
export function nodeIn({ bytes, at }: LeafEntry, { wide }: Layout): NodeEntry {
  const width = wide ? 8 : 4
  return {
    nid: bytes.readUInt32LE(at),
    data: numberAt(bytes, at + width, wide),
    subnodes: numberAt(bytes, at + 2 * width, wide),
    parent: bytes.readUInt32LE(at + 3 * width),
  }
}
