import type { LargeValue } from '../../mapi/item.ts'
import { hex } from '../ltp/heap.ts'
import { attempt, type OpenNode, openNode, type Report, subnodesOf } from '../ltp/node.ts'
import { readTree, withRemains } from '../ltp/value.ts'

/** Levels of subnodes that are followed; an item within the limits of `measureNode` stays far below. */
const MAX_LEVELS = 100

/** The data of a node and of everything below it, each before what hangs below it, as it is stored. What is damaged is zeros. */
export function readSubtree(node: OpenNode, report: Report): LargeValue {
  let size = 0
  for (const piece of piecesBelow(node, report, 0)) size += piece.length
  return { size, pieces: () => piecesBelow(node, report, 0) }
}

function* piecesBelow(node: OpenNode, report: Report, level: number): Generator<Buffer> {
  const data = attempt('data', report, () => readTree(withRemains(node.data, 'data', report), 'data', report))
  if (data !== null) yield* Buffer.isBuffer(data) ? [data] : data.pieces()
  if (level === MAX_LEVELS) return
  for (const entry of subnodesOf(node, 'subnodes', report)) {
    const below = attempt(`subnode ${hex(entry.nid)}`, report, () => openNode(node.database, entry))
    if (below !== null) yield* piecesBelow(below, report, level + 1)
  }
}
