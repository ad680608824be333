import { expect, test } from 'vitest'
import type { BlockPlace, Blocks } from '../../../../../main/read/pst/ndb/blocks.ts'
import { damageLog } from '../../../../../main/read/pst/ndb/damage-log.ts'
import { openDataTree } from '../../../../../main/read/pst/ndb/data-tree.ts'
import { UNICODE } from '../../../../../main/read/pst/ndb/layout.ts'
import { DamagedBytes } from '../../../../../main/read/pst/ndb/node-database.ts'
import { openSubnodeTree } from '../../../../../main/read/pst/ndb/subnodes.ts'

const MOST = 1_000_000

/** Blocks by identifier, each at a place of its own. */
function blocksOf(contents: Readonly<Record<number, Buffer>>): Blocks {
  const log = damageLog()
  function place(id: number): BlockPlace {
    const bytes = contents[id]
    if (bytes === undefined)
      throw new DamagedBytes(log.note({ start: 0, length: 0, detail: `no block ${id}` }))
    return { id, start: id * 10_000, stored: bytes.length, size: bytes.length }
  }
  return { layout: UNICODE, log, place, read: ({ id }) => contents[id] ?? Buffer.alloc(0) }
}

function list(level: number, total: number, ids: readonly number[], count = ids.length): Buffer {
  const bytes = Buffer.alloc(8 + ids.length * 8)
  bytes.set([1, level], 0)
  bytes.writeUInt16LE(count, 2)
  bytes.writeUInt32LE(total, 4)
  for (const [place, id] of ids.entries()) bytes.writeUInt32LE(id, 8 + place * 8)
  return bytes
}

/** SLBLOCK of pairs (node, data), SIBLOCK of pairs (first node, block). */
function subnodes(level: number, pairs: readonly (readonly [number, number])[]): Buffer {
  const stride = level === 0 ? 24 : 16
  const bytes = Buffer.alloc(8 + pairs.length * stride)
  bytes.set([2, level], 0)
  bytes.writeUInt16LE(pairs.length, 2)
  for (const [place, [nid, block]] of pairs.entries()) {
    bytes.writeUInt32LE(nid, 8 + place * stride)
    bytes.writeUInt32LE(block, 16 + place * stride)
  }
  return bytes
}

const data = (size: number) => Buffer.alloc(size, 7)

test('a list of lists gives its blocks in order, and sums what they take', () => {
  const blocks = blocksOf({
    4: data(10),
    8: data(20),
    12: data(30),
    18: list(1, 30, [4, 8]),
    22: list(1, 30, [12]),
    26: list(2, 60, [18, 22]),
  })
  const tree = openDataTree(blocks, 26, MOST)
  expect(tree).toMatchObject({ size: 60, blocks: 3, stored: { start: 40_000, length: 6 * 64 } })
  expect([0, 1, 2].map((place) => tree.readBlock(place).length)).toEqual([10, 20, 30])
  expect([0, 1, 2].map((place) => tree.sizeOf(place))).toEqual([10, 20, 30])
  expect(blocks.log.list()).toEqual([])
})

test('a size that is not the sum of the blocks is noted, and all blocks are read', () => {
  const blocks = blocksOf({ 4: data(10), 8: data(20), 18: list(1, 31, [4, 8]) })
  const tree = openDataTree(blocks, 18, MOST)
  expect([tree.size, tree.readBlock(1).length]).toEqual([30, 20])
  expect(blocks.log.list()).toEqual([
    { start: 180_000, length: 64, detail: 'block 0x12 lists 30 bytes and says 31' },
  ])
})

test('a listed block that is not there leaves the others', () => {
  const blocks = blocksOf({ 4: data(10), 12: data(30), 18: list(1, 60, [4, 8, 12]) })
  const tree = openDataTree(blocks, 18, MOST)
  expect([tree.size, tree.blocks, tree.sizeOf(1)]).toEqual([40, 3, 0])
  expect(tree.readBlock(2)).toHaveLength(30)
  expect(() => tree.readBlock(1)).toThrow(DamagedBytes)
  expect(blocks.log.list().map(({ detail }) => detail)).toContain('no block 8')
})

test('a list in a list that is damaged leaves the others', () => {
  const blocks = blocksOf({ 12: data(30), 18: data(9), 22: list(1, 30, [12]), 26: list(2, 60, [18, 22]) })
  const tree = openDataTree(blocks, 26, MOST)
  expect([tree.size, tree.blocks]).toEqual([30, 2])
  expect(() => tree.readBlock(0)).toThrow(DamagedBytes)
  expect(tree.readBlock(1)).toHaveLength(30)
})

test.each([
  ['is none', data(100), 'is no list of blocks'],
  ['counts more than it has', list(1, 0, [4], 900), 'is a list that is not whole'],
  ['has a level of its own', list(3, 0, [4]), 'is a list that is not whole'],
  ['is empty', Buffer.alloc(0), 'is no list of blocks'],
])('a list that %s is damage', (_name, bytes, detail) => {
  expect(() => openDataTree(blocksOf({ 4: data(10), 18: bytes }), 18, MOST)).toThrow(detail)
})

test('a list that leads to itself ends', () => {
  const tree = openDataTree(blocksOf({ 18: list(2, 0, [18, 18]) }), 18, MOST)
  expect(tree.size).toBe(0)
  expect(() => tree.readBlock(0)).toThrow(DamagedBytes)
  const other = openDataTree(blocksOf({ 18: list(1, 0, [18]) }), 18, MOST)
  expect(() => other.readBlock(0)).toThrow('is a list where data should be')
})

test('a few bytes that list more than the file holds are refused', () => {
  const many = Array.from({ length: 1000 }, () => 4)
  const lists = Array.from({ length: 1000 }, () => 18)
  const blocks = blocksOf({ 4: data(8000), 18: list(1, 8_000_000, many), 26: list(2, 0, lists) })
  expect(() => openDataTree(blocks, 26, MOST)).toThrow('lists more than there can be')
  expect(() => openDataTree(blocks, 18, MOST)).toThrow('lists more than there can be')
})

test('subnodes are found and listed through a list of leaves', () => {
  const blocks = blocksOf({
    18: subnodes(0, [
      [0x21, 4],
      [0x41, 8],
    ]),
    22: subnodes(0, [[0x61, 12]]),
    26: subnodes(1, [
      [0x21, 18],
      [0x61, 22],
    ]),
  })
  const tree = openSubnodeTree(blocks, 26)
  expect([...tree.all()].map(({ nid, data }) => [nid, data])).toEqual([
    [0x21, 4],
    [0x41, 8],
    [0x61, 12],
  ])
  expect([0x21, 0x41, 0x61].map((nid) => tree.find(nid)?.data)).toEqual([4, 8, 12])
  expect([0x01, 0x42, 0xffffffff].map((nid) => tree.find(nid))).toEqual([null, null, null])
})

test('subnodes of leaves that are not there are left out of the list, and said to be damaged when asked for', () => {
  const blocks = blocksOf({
    22: subnodes(0, [[0x61, 12]]),
    26: subnodes(1, [
      [0x21, 18],
      [0x61, 22],
    ]),
  })
  const tree = openSubnodeTree(blocks, 26)
  expect([...tree.all()].map(({ nid }) => nid)).toEqual([0x61])
  expect(() => tree.find(0x41)).toThrow(DamagedBytes)
  expect(blocks.log.list()).toHaveLength(1)
})

test('a leaf that is listed again and again is given once', () => {
  const leaf = subnodes(0, [
    [0x21, 4],
    [0x41, 8],
  ])
  const again = Array.from({ length: 400 }, () => [0x21, 18] as const)
  const blocks = blocksOf({ 18: leaf, 26: subnodes(1, again) })
  expect([...openSubnodeTree(blocks, 26).all()]).toHaveLength(2)
  expect(blocks.log.list()).not.toEqual([])
})

test.each([
  ['itself', subnodes(1, [[0x21, 18]]), 'is a list of subnodes that is not whole'],
  ['no list', data(100), 'is no list of subnodes'],
  ['nothing', Buffer.alloc(0), 'is no list of subnodes'],
])('a list of leaves that leads to %s is damage where it is asked', (_name, bytes, detail) => {
  const tree = openSubnodeTree(blocksOf({ 18: bytes, 26: subnodes(1, [[0x21, 18]]) }), 26)
  expect([...tree.all()]).toEqual([])
  expect(() => tree.find(0x21)).toThrow(detail)
  expect(() => openSubnodeTree(blocksOf({ 4: bytes }), 4)).toThrow(
    'is data where a list of subnodes should be',
  )
})
