import { describe, expect, test } from 'vitest'
import { openNodeDatabase } from '../../../../../main/read/pst/ndb/open.ts'
import { bytesOf } from '../../../../../main/source/bytes.ts'
import { folderOf, hashOfNode, kinds, openedDatabase } from '../../../../helpers/node-database.ts'
import { buildPst } from '../../../../helpers/pst/write.ts'

describe.each(kinds)('a file with %s', (_name, kind) => {
  const { bytes, truth } = buildPst({ ...kind, fanOut: 3, folders: folderOf(20) })
  const database = openedDatabase(bytes)
  const nodes = [...database.nodes()]

  test('is known for what it is', () => {
    expect(database.kind).toMatchObject({
      width: kind.width ?? 'unicode',
      pageSize: kind.pageSize ?? 512,
      encryption: kind.encryption,
    })
    expect(truth.levels.nodes).toBeGreaterThan(2)
  })

  test('gives every node once, in order, and finds each', () => {
    const nids = nodes.map(({ nid }) => nid)
    expect(nids).toHaveLength(truth.nodes)
    expect(nids).toEqual([...new Set(nids)].sort((a, b) => a - b))
    for (const node of nodes) expect(database.findNode(node.nid)).toEqual(node)
    for (const nid of [0, 0x20, 0xffffffff]) expect(database.findNode(nid)).toBeNull()
  })

  test('goes on from any node', () => {
    for (const [place, node] of nodes.entries()) {
      expect([...database.nodes(node.nid + 1)]).toEqual(nodes.slice(place + 1))
    }
  })

  test('is counted the same by a sweep', () => {
    expect(database.sweep()).toEqual({ total: truth.nodes, byType: truth.nodesByType })
  })

  test('gives all data of all nodes, and no damage', () => {
    expect(nodes.filter(({ nid }) => hashOfNode(database, nid) === null)).toEqual([])
    expect(database.damage).toEqual([])
  })

  test('gives the bytes of an attachment that were put in, as they were', () => {
    const message = truth.items[0]?.nid ?? 0
    const subnodes = [...database.openSubnodes(database.findNode(message)?.subnodes ?? 0).all()]
    const attachment = subnodes.find(({ nid }) => nid % 32 === 5)
    const [value] = database.openSubnodes(attachment?.subnodes ?? 0).all()
    const tree = database.openData(value?.data ?? 0)
    const read = Buffer.concat(Array.from({ length: tree.blocks }, (_, place) => tree.readBlock(place)))
    const binary = truth.items[0]?.item.attachments?.[0]?.properties.find(({ id }) => id === 0x3701)
    expect(read).toEqual(binary?.value)
    expect(tree.size).toBe(20_000)
    expect(tree.stored.length).toBeGreaterThan(20_000)
    expect(tree.stored.length).toBeLessThan(24_000)
    expect(() => tree.readBlock(tree.blocks)).toThrow(RangeError)
  })
})

test('no block at all is an empty tree', () => {
  const database = openedDatabase(buildPst({ folders: folderOf(1) }).bytes)
  expect(database.openData(0)).toMatchObject({ size: 0, blocks: 0 })
  expect([...database.openSubnodes(0).all()]).toEqual([])
  expect(database.openSubnodes(0).find(0x21)).toBeNull()
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a header cut short', Buffer.from('!BDN')],
  ['another file', Buffer.alloc(70_000, 'From ')],
  ['a header and nothing more', buildPst({ folders: folderOf(1) }).bytes.subarray(0, 2048)],
])('%s cannot be opened, and says why', (_name, bytes) => {
  const damage = openNodeDatabase(bytesOf(bytes))
  expect(damage).toEqual({
    start: expect.any(Number),
    length: expect.any(Number),
    detail: expect.stringMatching(/\w/),
  })
})
