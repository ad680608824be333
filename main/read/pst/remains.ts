import type { Cursor } from '../item.ts'
import { type ItemSource, openItem } from './item-step.ts'
import { attempt, openNode } from './ltp/node.ts'
import { openProperties } from './ltp/property-context.ts'
import { hashOfSaid } from './messaging/said.ts'
import type { FormerNode, NodeEntry, Remains } from './ndb/node-database.ts'

/**
 * What became of a node of before. `deleted`: its item is whole, and the file had let go of it. `recovered`: it is whole, and the file
 * still keeps its blocks, so that not a person but damage to the index took it away. `gone`: not whole any more. `same`: an earlier
 * state of an item that is there, with no other content.
 */
export type Fate = 'deleted' | 'recovered' | 'gone' | 'same'

export type JudgedNode = {
  readonly entry: FormerNode
  readonly fate: Fate
  /** Where reading goes on after it: behind all nodes, and the same on every reading. */
  readonly cursor: Cursor
}

/** Nodes have 32 bits. */
const BEHIND_NODES = 2 ** 32

/**
 * Judges the nodes of before, in their order. An item is whole when every block of its properties is there and is the one that was
 * written; what else is lost of it (attachments, recipients) is a problem of the item. A state of an item that there is (today's, or a
 * later one that was found) is one more item only when all of it is whole and it says something else (`hashOfSaid`): so drafts of
 * another wording are kept, and a message does not come twice because somebody read it. `source` reads blocks of before too.
 */
export function* judgeRemains(source: ItemSource, remains: Remains): Generator<JudgedNode> {
  let known = new Set<string>()
  for (let place = 0; place < remains.count; place++) {
    const entry = remains.at(place)
    const isFirst = place === 0 || remains.at(place - 1).nid !== entry.nid
    const isOnly = isFirst && (place + 1 === remains.count || remains.at(place + 1).nid !== entry.nid)
    if (isFirst) known = saidToday(source, entry.nid)
    const fate = fateOf(source, entry, known, isOnly)
    yield { entry, fate, cursor: BEHIND_NODES + place + 1 }
  }
}

/** What the item of a node says today; nothing when there is none. */
function saidToday(source: ItemSource, nid: number): Set<string> {
  const entry = attempt('', silent, () => source.database.findNode(nid))
  const said = entry === null ? null : saidBy(source, entry).said
  return new Set(said === null ? [] : [said])
}

/** `known`: what the states of this node said that are items; the one that becomes an item is added. */
function fateOf(source: ItemSource, entry: FormerNode, known: Set<string>, isOnly: boolean): Fate {
  if (!isWhole(source, entry)) return 'gone'
  if (known.size > 0 || !isOnly) {
    const { said, isDamaged } = saidBy(source, entry)
    if (said !== null && known.has(said)) return 'same'
    if (said === null || (isDamaged && known.size > 0)) return 'gone'
    known.add(said)
  }
  return entry.isFreed ? 'deleted' : 'recovered'
}

function isWhole({ database }: ItemSource, entry: NodeEntry): boolean {
  const whole = attempt('', silent, () => {
    const node = openNode(database, entry)
    for (let place = 0; place < node.data.blocks; place++) node.data.readBlock(place)
    return openProperties(node, silent).count > 0
  })
  return whole === true
}

function saidBy(
  source: ItemSource,
  entry: NodeEntry,
): { readonly said: string | null; readonly isDamaged: boolean } {
  const { item, problems } = openItem(source, entry)
  const said = item === null ? null : hashOfSaid(item)
  return { said, isDamaged: problems.list().some(({ kind }) => kind === 'item-damaged') }
}

function silent(): void {}
