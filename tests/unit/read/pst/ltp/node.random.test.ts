import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attempt, type OpenNode, openNode } from '../../../../../main/read/pst/ltp/node.ts'
import { openProperties } from '../../../../../main/read/pst/ltp/property-context.ts'
import { openTable } from '../../../../../main/read/pst/ltp/table-context.ts'
import { readItem } from '../../../../../main/read/pst/messaging/item.ts'
import { collectProblems } from '../../../../../main/read/pst/messaging/item-problems.ts'
import type { DataTree, NodeDatabase } from '../../../../../main/read/pst/ndb/node-database.ts'
import { openNodeDatabase } from '../../../../../main/read/pst/ndb/open.ts'
import { bytesOf } from '../../../../../main/source/bytes.ts'
import { sampleFolders } from '../../../../helpers/pst/sample.ts'
import { buildPst } from '../../../../helpers/pst/write.ts'

const opened = openNodeDatabase(bytesOf(buildPst({ folders: sampleFolders() }).bytes))
if (!('kind' in opened)) throw new Error(opened.detail)
const database: NodeDatabase = opened
const entries = [...database.nodes()].filter(({ data }) => data !== 0)

const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0x20, 0x7f, 0xff)), {
  minLength: 1,
  maxLength: 12,
})

/** The data with some bytes set to others, as checksums that are right would let through. */
function changed(data: DataTree, places: readonly (readonly [number, number])[]): DataTree {
  const blocks = Array.from({ length: data.blocks }, (_, place) => Buffer.from(data.readBlock(place)))
  for (const [at, value] of places) {
    const block = blocks[at % blocks.length]
    if (block !== undefined && block.length > 0) block[Math.floor(at / blocks.length) % block.length] = value
  }
  return { ...data, readBlock: (place) => blocks[place] ?? Buffer.alloc(0) }
}

/** Everything a node gives, whatever it is. Throws what is no damage. */
function exhaust(node: OpenNode): number {
  let seen = 0
  const report = (): void => {
    seen++
  }
  for (const property of attempt('', report, () => openProperties(node, report))?.all() ?? []) {
    const { value } = property
    if (!Buffer.isBuffer(value) && 'pieces' in value) for (const piece of value.pieces()) seen += piece.length
    seen++
  }
  const table = attempt('', report, () => openTable(node, 'table', report))
  for (const { properties } of table?.rows() ?? []) seen += properties.length + 1
  for (const _ of table?.rowIds() ?? []) seen++
  return seen
}

test('heaps, properties and tables that lie cost nothing but themselves', () => {
  fc.assert(
    fc.property(fc.constantFrom(...entries), changes, (entry, places) => {
      const node = openNode(database, entry)
      expect(exhaust({ ...node, data: changed(node.data, places) })).toBeGreaterThan(0)
    }),
    { numRuns: 600 },
  )
})

test('an item any of whose nodes lie is read to its end', () => {
  const items = entries.filter(({ nid }) => (nid & 0x1f) === 4)
  fc.assert(
    fc.property(fc.constantFrom(...items), changes, (entry, places) => {
      const lying: NodeDatabase = {
        ...database,
        openData: (block) => changed(database.openData(block), places),
      }
      const item = readItem({ database: lying, names: new Map(), problems: collectProblems() }, entry)
      for (const recipient of item?.recipients ?? []) expect(recipient.length).toBeGreaterThanOrEqual(0)
      for (const { properties } of item?.attachments ?? [])
        expect(properties.length).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 200 },
  )
})
