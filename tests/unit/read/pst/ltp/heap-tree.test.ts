import { expect, test } from 'vitest'
import { type Heap, openHeap } from '../../../../../main/read/pst/ltp/heap.ts'
import { recordsOf } from '../../../../../main/read/pst/ltp/heap-tree.ts'
import {
  type Damage,
  DamagedBytes,
  type DataTree,
  type StoreKind,
} from '../../../../../main/read/pst/ndb/node-database.ts'

const kind: StoreKind = { width: 'unicode', pageSize: 512, encryption: 'none', client: 'pst', version: 23 }

/** A heap of one block with these allocations, of which the first is the client's root ([MS-PST] §2.3.1). */
function heapOf(...allocations: readonly Buffer[]): DataTree {
  const header = Buffer.alloc(12)
  header.set([0xec, 0xbc], 2)
  header.writeUInt32LE(hid(1), 4)
  const starts = allocations.map((_, place) => 12 + Buffer.concat(allocations.slice(0, place)).length)
  const end = 12 + Buffer.concat(allocations).length
  const map = numbers(2, allocations.length, 0, ...starts, end)
  header.writeUInt16LE(end, 0)
  return treeOf(Buffer.concat([header, ...allocations, map]))
}

function treeOf(block: Buffer): DataTree {
  const { length } = block
  return {
    size: length,
    blocks: 1,
    readBlock: () => block,
    sizeOf: () => length,
    stored: { start: 0, length },
  }
}

function numbers(width: number, ...list: readonly number[]): Buffer {
  const bytes = Buffer.alloc(list.length * width)
  for (const [place, number] of list.entries()) bytes.writeUIntLE(number, place * width, width)
  return bytes
}

const hid = (index: number): number => index << 5

const treeHeader = (levels: number, root: number): Buffer =>
  Buffer.concat([Buffer.from([0xb5, 4, 4, levels]), numbers(4, root)])

function read(heap: Heap): { keys: number[]; damage: Damage[] } {
  const damage: Damage[] = []
  const records = recordsOf(heap, heap.root, { keySize: 4, dataSize: 4, what: 'tree' }, (_, one) =>
    damage.push(one),
  )
  return { keys: Array.from(records, ({ key }) => key), damage }
}

const open = (...allocations: readonly Buffer[]): Heap => openHeap(heapOf(...allocations), kind)

test('records come in order through every level', () => {
  const leaf = numbers(4, 1, 10, 2, 20)
  const other = numbers(4, 7, 70)
  const { keys, damage } = read(
    open(treeHeader(2, hid(2)), numbers(4, 1, hid(3)), numbers(4, 1, hid(4), 7, hid(5)), leaf, other),
  )
  expect([keys, damage]).toEqual([[1, 2, 7], []])
})

test.each([
  ['a circle', [numbers(4, 1, hid(2), 2, hid(3)), numbers(4, 5, 50)], []],
  ['a leaf twice', [numbers(4, 1, hid(3), 2, hid(3)), numbers(4, 5, 50)], [5]],
  ['a branch that is not there', [numbers(4, 1, hid(9), 2, hid(3)), numbers(4, 5, 50)], [5]],
  ['keys that fall', [numbers(4, 1, hid(3)), numbers(4, 5, 50, 4, 40, 6, 60)], [5, 6]],
])('of %s the rest is read, and it is reported', (name, allocations, expected) => {
  const levels = name === 'a circle' ? 8 : 1
  const { keys, damage } = read(open(treeHeader(levels, hid(2)), ...allocations))
  expect(keys).toEqual(expected)
  expect(damage.length).toBeGreaterThan(0)
})

test.each([
  ['too many levels', treeHeader(9, hid(2))],
  ['another key size', Buffer.concat([Buffer.from([0xb5, 2, 4, 0]), numbers(4, hid(2))])],
  ['no signature', Buffer.alloc(8)],
  ['no bytes', Buffer.alloc(0)],
])('a tree with %s is damage', (_, header) => {
  expect(() => read(open(header, numbers(4, 1, 1)))).toThrow(DamagedBytes)
})

test.each([
  ['an empty node', { ...treeOf(Buffer.alloc(0)), blocks: 0 }],
  ['a few bytes', treeOf(Buffer.from('0000ec', 'hex'))],
  ['no signature', treeOf(Buffer.alloc(100))],
])('%s is no heap', (_, data) => {
  expect(() => openHeap(data, kind)).toThrow(DamagedBytes)
})

test('an allocation is found within its block or not at all', () => {
  const data = heapOf(Buffer.from('ab'), Buffer.from('cd'))
  const heap = openHeap(data, kind)
  expect([heap.read(0).length, heap.read(hid(1)).toString(), heap.read(hid(2)).toString()]).toEqual([
    0,
    'ab',
    'cd',
  ])
  for (const wrong of [hid(3), hid(2047), 0x10020, 0x21, 0xffffffe0])
    expect(() => heap.read(wrong), wrong.toString(16)).toThrow(DamagedBytes)
  // A page map that says more than there is.
  const lying = Buffer.from(data.readBlock(0))
  lying.writeUInt16LE(0xffff, lying.readUInt16LE(0))
  expect(() => openHeap(treeOf(lying), kind).read(hid(50))).toThrow(DamagedBytes)
  lying.writeUInt16LE(0xffff, 0)
  expect(() => openHeap(treeOf(lying), kind).read(hid(1))).toThrow(DamagedBytes)
})

test('values that are all one allocation come to no more than many times the heap', () => {
  const data = heapOf(Buffer.alloc(1000))
  const heap = openHeap(data, kind)
  let size = 0
  expect(() => {
    for (let count = 0; count < 1000; count++) size += heap.readValue(hid(1)).length
  }).toThrow(DamagedBytes)
  expect(size).toBeGreaterThan(10 * data.size)
  expect(size).toBeLessThan(20 * data.size)
})
