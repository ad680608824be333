import {
  compareProperties,
  EMBEDDED_DEPTH,
  type MapiAttachment,
  type MapiItem,
  type Property,
  type PropertyValue,
} from '../../mapi/item.ts'
import { PtypBinary, PtypObject } from '../../mapi/types.ts'
import { hex } from '../ltp/heap.ts'
import { attempt, malformed, type OpenNode, openNode, type Report, subnodesOf } from '../ltp/node.ts'
import {
  openProperties,
  type PropertyContext,
  type PropertyNames,
  type StoredProperty,
} from '../ltp/property-context.ts'
import { openTable, type TableRow } from '../ltp/table-context.ts'
import { readTree, withRemains } from '../ltp/value.ts'
import type { NodeDatabase, SubnodeEntry } from '../ndb/node-database.ts'
import type { ItemProblems } from './item-problems.ts'
import { nameProperties } from './named-properties.ts'
import { ATTACHMENT, ATTACHMENT_LIST, RECIPIENT_LIST, typeOf } from './node-types.ts'
import { readSubtree } from './subtree.ts'

/** PidTagAttachMethod, its value for an item ([MS-OXCMSG] §2.2.2.9), and where that item is. */
const ATTACH_METHOD = 0x3705
const EMBEDDED_MESSAGE = 5
const ATTACH_DATA = 0x3701

/** What reading an item needs to know of its file, and who hears of what is wrong with it. */
export type ItemContext = {
  readonly database: NodeDatabase
  readonly names: PropertyNames
  readonly problems: ItemProblems
}

/**
 * The item in a node ([MS-PST] §2.4.5): its properties are read at once, all but long values; recipients and attachments, with
 * the items attached to them, when they are gone through. What is damaged is reported to `context.problems` then. Null when
 * nothing of it can be read.
 */
export function readItem(
  context: ItemContext,
  entry: { readonly data: number; readonly subnodes: number },
): MapiItem | null {
  const { report } = context.problems
  const { database } = context
  const place = { ...context, report, depth: 0 }
  const node = attempt('item', report, () => openNode(database, entry))
  const item =
    node === null
      ? itemWith(place, openNode(database, { data: 0, subnodes: entry.subnodes }), null)
      : itemIn(place, node)
  const isEmpty = item.properties.length === 0 && !hasAny(item.recipients) && !hasAny(item.attachments)
  return isEmpty ? null : item
}

/** Whether the data of a node begins with properties, of which at least one is there: then `readItem` gives an item. */
export function beginsWithProperties(database: NodeDatabase, entry: { readonly data: number }): boolean {
  const silent = (): void => {}
  const node = { data: entry.data, subnodes: 0 }
  const properties = attempt('', silent, () => openProperties(openNode(database, node), silent))
  return properties !== null && properties.count > 0
}

/** Where in an item something is: `report` says it with the damage. */
type Place = ItemContext & { readonly report: Report; readonly depth: number }

function itemIn(place: Place, node: OpenNode): MapiItem {
  return itemWith(
    place,
    node,
    attempt('properties', place.report, () => openProperties(node, place.report)),
  )
}

/** `properties` is null when they cannot be read. */
function itemWith(place: Place, node: OpenNode, properties: PropertyContext | null): MapiItem {
  return {
    properties: properties === null ? [] : named(place, properties.all()),
    recipients: { [Symbol.iterator]: () => recipientsOf(place, node) },
    attachments: { [Symbol.iterator]: () => attachmentsOf(place, node) },
  }
}

function hasAny(list: Iterable<unknown>): boolean {
  for (const _ of list) return true
  return false
}

function* recipientsOf(place: Place, node: OpenNode): Generator<readonly Property[]> {
  for (const row of rowsOf(node, RECIPIENT_LIST, 'recipients', place.report))
    yield named(place, row.properties)
}

/** Attachments by the table; what it does not name and yet hangs below the message comes after them. */
function* attachmentsOf(place: Place, node: OpenNode): Generator<MapiAttachment> {
  const listed = new Set<number>()
  for (const row of rowsOf(node, ATTACHMENT_LIST, 'attachments', place.report)) {
    if (listed.has(row.id)) continue
    listed.add(row.id)
    const inner = within(place, row.id)
    const entry = attempt('node', inner.report, () => findSubnode(node, row.id))
    const attachment = entry === null ? null : readAttachment(inner, entry, row)
    yield attachment ?? { properties: named(place, row.properties), embedded: null }
  }
  for (const entry of subnodesOf(node, 'attachments', place.report)) {
    if (typeOf(entry.nid) !== ATTACHMENT || listed.has(entry.nid)) continue
    const inner = within(place, entry.nid)
    inner.report('node', { ...node.data.stored, detail: 'not in the table of attachments' })
    const attachment = readAttachment(inner, entry, { id: entry.nid, properties: [] })
    if (attachment !== null) yield attachment
  }
}

function within(place: Place, nid: number): Place {
  return { ...place, report: (what, damage) => place.report(`attachment ${hex(nid)}, ${what}`, damage) }
}

function findSubnode(node: OpenNode, nid: number): SubnodeEntry {
  const entry = node.subnodes.find(nid)
  if (entry === null) throw malformed(node.data, 'not there')
  return entry
}

/** The row is what the table says of it. Null, with the damage reported, when nothing of it can be read. */
function readAttachment(place: Place, entry: SubnodeEntry, row: TableRow): MapiAttachment | null {
  const { report, database } = place
  const node = attempt('node', report, () => openNode(database, entry))
  if (node === null) return null
  const properties = attempt('properties', report, () => openProperties(node, report))
  if (properties === null || properties.count === 0) return readHeadless(place, node, row)
  const attached = openAttached(properties, node, report)
  if (attached === null) return { properties: named(place, properties.all()), embedded: null }
  return withItem(place, named(place, properties.all(ATTACH_DATA)), attached)
}

/** An attachment that is an item, with its other properties; too deep in others, it is the bytes it is stored as. */
function withItem(place: Place, others: readonly Property[], item: OpenNode): MapiAttachment {
  const depth = place.depth + 1
  if (depth <= EMBEDDED_DEPTH) return { properties: others, embedded: itemIn({ ...place, depth }, item) }
  place.problems.add({ kind: 'parts-too-deep', detail: `${EMBEDDED_DEPTH} items in each other` })
  return withData(others, PtypObject, readSubtree(item, place.report))
}

function withData(others: readonly Property[], type: number, value: PropertyValue): MapiAttachment {
  const data = { id: ATTACH_DATA, type, name: null, value }
  return { properties: [...others, data].sort(compareProperties), embedded: null }
}

/** An attachment that lost its properties: where one subnode hangs below it, that is the bytes or the item attached. */
function readHeadless(place: Place, node: OpenNode, row: TableRow): MapiAttachment | null {
  const { report, database } = place
  const [only, ...others] = subnodesOf(node, 'data', report)
  if (only === undefined || others.length > 0) return null
  const data = attempt('data', report, () => openNode(database, only))
  if (data === null) return null
  const known = named(place, row.properties)
  if (beginsWithProperties(database, only)) return withItem(place, known, data)
  const value = attempt('data', report, () =>
    readTree(withRemains(data.data, 'data', report), 'data', report),
  )
  return value === null ? null : withData(known, PtypBinary, value)
}

function isItem(properties: PropertyContext): boolean {
  const method = properties.find(ATTACH_METHOD)?.value
  return Buffer.isBuffer(method) && method.length === 4 && method.readUInt32LE(0) === EMBEDDED_MESSAGE
}

/** The node of the item attached; null when none is, and, with the damage reported, when it cannot be opened. */
function openAttached(properties: PropertyContext, node: OpenNode, report: Report): OpenNode | null {
  const nid = properties.objectNode(ATTACH_DATA)
  if (nid === null) return null
  const { database } = node
  return attempt('item', report, () => {
    const entry = node.subnodes.find(nid)
    if (entry === null) return null
    // Whatever method it names, an object with subnodes is more than its bytes: as bytes it would lose what hangs below it.
    const isAttached = isItem(properties) || (entry.subnodes !== 0 && beginsWithProperties(database, entry))
    return isAttached ? openNode(database, entry) : null
  })
}

function named(place: Place, properties: Iterable<StoredProperty>): readonly Property[] {
  return nameProperties(properties, place.names, (id) =>
    place.problems.add({ kind: 'property-name-lost', detail: hex(id) }),
  )
}

/** Rows of a table of an item, as far as they can be read; none where the item has no such table. */
function* rowsOf(node: OpenNode, nid: number, what: string, report: Report): Generator<TableRow> {
  const table = attempt(what, report, () => {
    const entry = node.subnodes.find(nid)
    return entry === null ? null : openTable(openNode(node.database, entry), what, report)
  })
  if (table !== null) yield* table.rows()
}
