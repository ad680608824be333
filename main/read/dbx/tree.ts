import type { Blocks } from '../blocks.ts'
import { NODE_BYTES, readNode, type TreeNode } from './objects.ts'

/** What the tree of a folder holds, in its order, and the places to which it leads in vain. */
export type Tree = { readonly values: readonly number[]; readonly lost: number[] }

/**
 * Goes through the tree below `root` (0: an empty one). Meets each node once, whatever circles its pointers make, and no more of
 * them than fit into the file side by side: made-up ones can lie over each other.
 */
export function readTree(blocks: Blocks, root: number): Tree {
  const values: number[] = []
  const lost: number[] = []
  const met = new Set<number>()
  let room = Math.floor(blocks.size / NODE_BYTES)
  const open: { readonly node: TreeNode; place: number }[] = []
  const enter = (at: number): void => {
    if (at === 0) return
    const node = room <= 0 || met.has(at) ? null : readNode(blocks, at)
    if (node === null) lost.push(at)
    else {
      room--
      met.add(at)
      open.push({ node, place: 0 })
    }
  }
  enter(root)
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const { node, place } = last
    const child = node.children[place]
    const value = place === 0 ? undefined : node.values[place - 1]
    if (value !== undefined) values.push(value)
    last.place++
    if (child === undefined) open.pop()
    else enter(child)
  }
  return { values, lost }
}
