import type { Bytes } from '../../source/bytes.ts'
import { LARGE_ITEM, type RawItem, type SetAside } from '../item.ts'
import { writeItem } from '../mapi/form.ts'
import type { MapiItem } from '../mapi/item.ts'
import { hex } from './ltp/heap.ts'
import { attempt } from './ltp/node.ts'
import type { PropertyNames } from './ltp/property-context.ts'
import { withRemains } from './ltp/value.ts'
import { type Extent, measureNode } from './messaging/extent.ts'
import { beginsWithProperties, readItem } from './messaging/item.ts'
import { collectProblems, type ItemProblems } from './messaging/item-problems.ts'
import { flagsOf, keywordsOf } from './messaging/marks.ts'
import { ASSOCIATED_MESSAGE, typeOf } from './messaging/node-types.ts'
import type { Damage, NodeDatabase, NodeEntry } from './ndb/node-database.ts'
import type { ItemPlace } from './placement.ts'

/** The file an item is in. */
export type ItemSource = {
  readonly bytes: Bytes
  readonly database: NodeDatabase
  readonly names: PropertyNames
}

/** An item as a step of reading; or what is stored of it, set aside, and the damage for which nothing of it can be read. */
export type ItemStep =
  | { readonly step: RawItem; readonly lostBy: null }
  | { readonly step: SetAside; readonly lostBy: readonly Damage[] }

/** The item of a node. */
export function stepOf(source: ItemSource, entry: NodeEntry, place: ItemPlace): ItemStep {
  const { item, extent, problems } = openItem(source, entry)
  const { start, length } = extent
  const cursor = entry.nid + 1
  if (item === null) {
    const bytes = storedBytes(source, entry, extent)
    const step = {
      step: 'aside',
      start,
      length,
      reason: 'item-unreadable',
      judgedText: 1,
      bytes,
      cursor,
    } as const
    return { step, lostBy: damageIn(entry, problems) }
  }
  const isAssociated = place.foundAs === 'associated' || typeOf(entry.nid) === ASSOCIATED_MESSAGE
  const pieces = (): Iterable<Buffer> => writeItem(item, isAssociated)
  const bytes = wholeOf(pieces())
  const step: RawItem = {
    step: 'item',
    start,
    length,
    separatorBytes: 0,
    bytes,
    pieces: bytes === null ? pieces : () => [bytes],
    envelope: null,
    unquotedLines: 0,
    flags: flagsOf(item.properties),
    keywords: keywordsOf(item.properties),
    // Known only now: what is damaged shows while the form is written.
    problems: problems.list(),
    folder: place.folder,
    foundAs: place.foundAs,
    node: entry.nid,
    cursor,
  }
  return { step, lostBy: null }
}

/** `lostBy` of a node, at the least cost: what `stepOf` would find out by reading all of it. */
export function lostBy(source: ItemSource, entry: NodeEntry): readonly Damage[] | null {
  if (beginsWithProperties(source.database, entry)) return null
  const { item, problems } = openItem(source, entry)
  return item === null ? damageIn(entry, problems) : null
}

/** Each place once: what lies in it may be asked for again and again. */
function damageIn({ nid }: NodeEntry, problems: ItemProblems): Damage[] {
  const places = new Map<number, Damage>()
  for (const { start, length, detail } of problems.list()) {
    if (start === undefined || length === undefined || places.has(start)) continue
    places.set(start, { start, length, detail: `item ${hex(nid)}, ${detail}` })
  }
  return [...places.values()]
}

/** An item, what it occupies, and what is wrong with it as far as it has been gone through. */
export type OpenedItem = {
  readonly item: MapiItem | null
  readonly extent: Extent
  readonly problems: ItemProblems
}

/** Opens the item of a node; null when nothing of it can be read. */
export function openItem({ bytes, database, names }: ItemSource, entry: NodeEntry): OpenedItem {
  const problems = collectProblems()
  const extent = measureNode(database, entry, bytes.size)
  if (extent.isTangled)
    problems.report('subnodes', { ...extent, detail: 'hang below each other, or hold more than the file' })
  const node = extent.isTangled ? { ...entry, subnodes: 0 } : entry
  return { item: readItem({ database, names, problems }, node), extent, problems }
}

/** All bytes of a form, of which every piece is asked for; null when they are more than are held in memory. */
function wholeOf(pieces: Iterable<Buffer>): Buffer | null {
  const held: Buffer[] = []
  let size = 0
  for (const piece of pieces) {
    size += piece.length
    if (size <= LARGE_ITEM) held.push(piece)
    else held.length = 0
  }
  const [only] = held
  if (held.length === 1 && only !== undefined) return only
  return size <= LARGE_ITEM ? Buffer.concat(held) : null
}

/** The blocks of the node's data as far as they can be decoded, at most LARGE_ITEM bytes; where none can, as they lie in the file. */
function storedBytes({ bytes, database }: ItemSource, entry: NodeEntry, { start, length }: Extent): Buffer {
  const silent = (): void => {}
  const tree = attempt('', silent, () => withRemains(database.openData(entry.data), '', silent))
  const blocks: Buffer[] = []
  let size = 0
  for (let place = 0; tree !== null && place < tree.blocks && size < LARGE_ITEM; place++) {
    const block = attempt('', silent, () => tree.readBlock(place))
    if (block === null) continue
    blocks.push(block)
    size += block.length
  }
  return size > 0 ? Buffer.concat(blocks) : bytes.read(start, Math.min(length, LARGE_ITEM))
}
