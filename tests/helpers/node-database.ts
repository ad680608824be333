import { createHash } from 'node:crypto'
import { ANSI, LARGE_PAGES, type Layout, UNICODE } from '../../main/read/pst/ndb/layout.ts'
import { DamagedBytes, type NodeDatabase } from '../../main/read/pst/ndb/node-database.ts'
import { openNodeDatabase } from '../../main/read/pst/ndb/open.ts'
import { type TreePage, type TreeType, treePageIn } from '../../main/read/pst/ndb/page.ts'
import { bytesOf } from '../../main/source/bytes.ts'
import { attached, mail } from './pst/items.ts'
import type { PstPlan } from './pst/plan.ts'

/** All kinds of personal folders files: how the file is made and how its pages are laid out. */
export const kinds: readonly (readonly [string, Omit<PstPlan, 'folders'>, Layout])[] = [
  ['narrow numbers', { width: 'ansi', encryption: 'none' }, ANSI],
  ['narrow numbers, permuted', { width: 'ansi', encryption: 'permute' }, ANSI],
  ['narrow numbers, cyclic', { width: 'ansi', encryption: 'cyclic' }, ANSI],
  ['wide numbers', { encryption: 'none' }, UNICODE],
  ['wide numbers, permuted', { encryption: 'permute' }, UNICODE],
  ['wide numbers, cyclic', { encryption: 'cyclic' }, UNICODE],
  ['large pages', { pageSize: 4096, encryption: 'none' }, LARGE_PAGES],
  ['large pages, cyclic', { pageSize: 4096, encryption: 'cyclic' }, LARGE_PAGES],
]

/** Messages in one folder; every fifth has an attachment of several blocks that cannot be deflated. */
export function folderOf(count: number): PstPlan['folders'] {
  const items = Array.from({ length: count }, (_, index) =>
    mail({
      subject: `Vergadering ${index}`,
      text: `Punt ${index}. `.repeat(20),
      to: [{ name: 'Archief', address: 'archief@example.nl' }],
      attachments: index % 5 === 0 ? [attached(`bijlage ${index}`, noiseOf(index, 20_000))] : [],
    }),
  )
  return [{ name: 'Postvak IN', items }]
}

/** Bytes that look random and are always the same. */
export function noiseOf(seed: number, size: number): Buffer {
  const pieces = Array.from({ length: Math.ceil(size / 32) }, (_, index) =>
    createHash('sha256').update(`${seed} ${index}`).digest(),
  )
  return Buffer.concat(pieces).subarray(0, size)
}

/** Opens a database in memory; throws when it cannot be. */
export function openedDatabase(bytes: Buffer): NodeDatabase {
  const database = openNodeDatabase(bytesOf(bytes))
  if (!('kind' in database)) throw new Error(database.detail)
  return database
}

/** A hash of all that is in a node, subnodes too; null when any of it is damaged. */
export function hashOfNode(database: NodeDatabase, nid: number): string | null {
  const hash = createHash('sha256')
  function add(data: number, subnodes: number): void {
    const tree = database.openData(data)
    for (let place = 0; place < tree.blocks; place++) hash.update(tree.readBlock(place))
    const below = database.openSubnodes(subnodes)
    for (const one of below.all()) {
      if (below.find(one.nid)?.data !== one.data) throw new Error('a subnode is not found where it is listed')
      hash.update(`${one.nid} `)
      add(one.data, one.subnodes)
    }
  }
  try {
    const node = database.findNode(nid)
    if (node === null) return null
    add(node.data, node.subnodes)
    return hash.digest('hex')
  } catch (error) {
    if (error instanceof DamagedBytes) return null
    throw error
  }
}

/** The pages of a tree in a file, in the order of the file. */
export function pagesIn(bytes: Buffer, layout: Layout, type: TreeType): TreePage[] {
  const pages: TreePage[] = []
  for (let start = 0; start + layout.pageSize <= bytes.length; start += 512) {
    const page = treePageIn(bytes.subarray(start, start + layout.pageSize), layout, start, type)
    if (typeof page !== 'string') pages.push(page)
  }
  return pages
}

/** A copy of bytes with some of them changed. */
export function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes)
  change(copy)
  return copy
}
