import { visitFreeEnds } from './free-ends.ts'
import { type LeftBlocks, openLeftBlocks } from './left-blocks.ts'
import { BLOCK_TREE } from './page.ts'
import type { Rescue } from './rescue.ts'
import { openTree, type TreeSource } from './tree.ts'

/** Older pages would say of places that a block takes them which has long gone. */
const nothingElse: Rescue = { *leaves() {} }

/**
 * Blocks of which no page says any more where they lie, because it is damaged: they are whole, and each says in its trailer which it
 * is. The first call looks through what the blocks of the pages that are whole leave free.
 */
export function openLostBlocks(source: Omit<TreeSource, 'type' | 'rescue'>): Pick<LeftBlocks, 'find'> {
  let found: LeftBlocks | null = null
  function search(): LeftBlocks {
    const left = openLeftBlocks(source.layout)
    const tree = openTree({ ...source, type: BLOCK_TREE, rescue: nothingElse })
    visitFreeEnds({ ...source, tree }, left.look)
    left.settle()
    return left
  }
  return {
    find(id) {
      found ??= search()
      return found.find(id)
    },
  }
}
