import { expect, test } from 'vitest'
import { openSharedBlocks } from '../../../main/ingest/shared-blocks.ts'

test('a block that was given back is used again, one in use never', () => {
  const blocks = openSharedBlocks()
  const first = blocks.take(100)
  expect(blocks.take(100)).not.toBe(first)
  blocks.give(first)
  expect(blocks.take(5_000_000)).toBe(first)
})

test('a batch with a large item gets a block as large, which is not kept', () => {
  const blocks = openSharedBlocks()
  const large = blocks.take(50_000_000)
  expect(large.byteLength).toBe(50_000_000)
  blocks.give(large)
  expect(blocks.take(50_000_000)).not.toBe(large)
})
