import { expect, test } from 'vitest'
import { findFreeSpace } from '../../../../../main/read/pst/ndb/free-space.ts'
import { UNICODE } from '../../../../../main/read/pst/ndb/layout.ts'
import type { LeafEntry, Tree } from '../../../../../main/read/pst/ndb/tree.ts'

/** A tree with blocks at these places, each with its bytes of data. */
function treeOf(blocks: readonly (readonly [start: number, stored: number])[]): Tree {
  const entries = blocks.map(([start, stored]): LeafEntry => {
    const bytes = Buffer.alloc(UNICODE.blockEntry)
    bytes.writeBigUInt64LE(BigInt(start), 8)
    bytes.writeUInt16LE(stored, 16)
    return { bytes, at: 0 }
  })
  return {
    find: () => null,
    *entries() {
      yield* entries
    },
  }
}

const runsOf = (blocks: readonly (readonly [number, number])[], size: number): number[][] =>
  [...findFreeSpace(treeOf(blocks), UNICODE, size)].map(({ start, end }) => [start, end])

test.each([
  ['nothing is taken', [], 1000, [[0, 960]]],
  ['all is taken', [[0, 8176]], 8192, []],
  // 48 bytes fit into one unit with their trailer of 16, 49 do not.
  [
    'blocks fill their units',
    [
      [64, 48],
      [256, 49],
    ],
    640,
    [
      [0, 64],
      [128, 256],
      [384, 640],
    ],
  ],
  [
    'a block begins where another ends',
    [
      [0, 48],
      [64, 48],
    ],
    192,
    [[128, 192]],
  ],
  ['many units are taken before a free one', [[0, 8100]], 8192 + 64, [[8128, 8256]]],
  [
    'blocks lie over each other, or beyond the end',
    [
      [0, 100],
      [64, 48],
      [192, 8000],
      [2 ** 50, 9],
    ],
    320,
    [[128, 192]],
  ],
] as const)('%s', (_name, blocks, size, runs) => {
  expect(runsOf(blocks, size)).toEqual(runs)
})
