import type { Property } from '../../../main/read/mapi/item.ts'
import { assignNames, textType, writeItem } from './message.ts'
import type { FolderPlan, ItemPlan } from './plan.ts'
import { bool, int32, property } from './properties.ts'
import { writeProperties } from './property-context.ts'
import { nodeTypes, type Store } from './store.ts'
import { type Column, openTable, type Table } from './table-context.ts'
import type { FolderTruth, ItemTruth } from './truth.ts'
import { TEXT } from './values.ts'

/** The folder that people take for the mailbox ([MS-PST] §2.4.3 "IPM Subtree"): paths begin below it. */
export const SUBTREE = 0x8022

/** Is told of what was written, as it is written. */
export type Witness = {
  item(truth: ItemTruth): void
  /** An item, or a state of one, of before. */
  left(truth: ItemTruth): void
  folder(truth: FolderTruth): void
}

/** Where a folder hangs: the node of its parent, and the names down to and with its own. */
export type Hanging = { readonly parent: number; readonly path: readonly string[] }

/** [MS-PST] §2.4.4.5.1, but for the columns that only Outlook's own views use. */
export function contentsColumns(store: Store): Column[] {
  const type = textType(store)
  const texts = [0x001a, 0x0037, 0x0042, 0x0070, 0x0e03, 0x0e04].map((id) => ({ id, type }))
  const numbers = [0x0017, 0x0036, 0x0e07, 0x0e08, 0x0e17].map((id) => ({ id, type: 0x0003 }))
  const times = [0x0039, 0x0e06, 0x3008].map((id) => ({ id, type: 0x0040 }))
  const booleans = [0x0057, 0x0058].map((id) => ({ id, type: 0x000b }))
  return [...texts, ...numbers, ...times, ...booleans]
}

/** §2.4.4.4.1. */
export function hierarchyColumns(store: Store): Column[] {
  const type = textType(store)
  return [
    { id: 0x3001, type },
    { id: 0x3602, type: 0x0003 },
    { id: 0x3603, type: 0x0003 },
    { id: 0x360a, type: 0x000b },
    { id: 0x3613, type },
  ]
}

/** §2.4.4.6.1. */
export function associatedColumns(store: Store): Column[] {
  const type = textType(store)
  return [
    { id: 0x001a, type },
    { id: 0x3001, type },
    { id: 0x0e07, type: 0x0003 },
    { id: 0x0e17, type: 0x0003 },
  ]
}

/** Writes a folder, its items and its folders, and gives its node and what the table of its parent says of it. */
export function writeFolder(
  store: Store,
  plan: FolderPlan,
  witness: Witness,
  hanging: Hanging,
): { readonly nid: number; readonly row: readonly Property[] } {
  if (plan.search !== undefined) return writeSearchFolder(store, plan, witness, hanging)
  const nid = plan.nid ?? store.nodes.next(nodeTypes.folder)
  const own = { nid, path: hanging.path }
  const contents = openTable(store.layout, store.blocks, contentsColumns(store))
  const associated = openTable(store.layout, store.blocks, associatedColumns(store))
  writeItems(store, plan.items ?? [], witness, { ...own, table: contents, type: nodeTypes.message })
  writeItems(store, plan.associated ?? [], witness, { ...own, table: associated, type: nodeTypes.associated })
  const hierarchy = openTable(store.layout, store.blocks, hierarchyColumns(store))
  for (const folder of plan.folders ?? []) {
    const path = folder.nid === SUBTREE ? [] : [...hanging.path, folder.name]
    const child = writeFolder(store, folder, witness, { parent: nid, path })
    hierarchy.add(child.nid, child.row)
  }
  const row = summaryOf(store, plan, contents.rows, hierarchy.rows > 0)
  const properties = [...row, int32(0x3617, associated.rows)]
  store.nodes.add(nid, hanging.parent, () => writeProperties(store.layout, store.blocks, properties))
  const index = nid - nodeTypes.folder
  store.nodes.add(index + nodeTypes.hierarchy, 0, hierarchy.end)
  store.nodes.add(index + nodeTypes.contents, 0, contents.end)
  store.nodes.add(index + nodeTypes.associatedContents, 0, associated.end)
  witness.folder({
    ...own,
    kind: 'folder',
    containerClass: classOf(plan),
    declared: contents.rows + (plan.miscount ?? 0),
    declaredAssociated: associated.rows,
    items: contents.rows,
    associated: associated.rows,
  })
  return { nid, row }
}

type Listing = {
  readonly nid: number
  readonly path: readonly string[]
  readonly table: Table
  readonly type: number
}

function writeItems(store: Store, items: Iterable<ItemPlan>, witness: Witness, listing: Listing): void {
  for (const plan of items) {
    const nid = store.nodes.next(listing.type)
    for (const before of plan.before ?? []) leaveItem(store, before, witness, { ...listing, item: nid })
    if (plan.deleted === true) {
      leaveItem(store, plan, witness, { ...listing, item: nid })
      continue
    }
    const item = assignNames(store, plan)
    store.nodes.add(nid, listing.nid, () => writeItem(store, item))
    if (plan.orphan !== true) {
      listing.table.add(nid, item.properties)
      if (listing.type === nodeTypes.message) store.listed.push(nid)
    }
    const associated = listing.type === nodeTypes.associated
    witness.item({
      nid,
      folder: listing.path,
      itemClass: itemClassOf(item),
      foundAs: plan.orphan === true ? 'recovered' : associated ? 'associated' : '',
      item,
    })
  }
}

/** Writes an item, or a state of one, that no tree names any more. */
function leaveItem(
  store: Store,
  plan: ItemPlan,
  witness: Witness,
  { nid: parent, path, item: nid }: Listing & { readonly item: number },
): void {
  const item = assignNames(store, plan)
  const from = store.blocks.next
  const written = store.blocks.leave(() => writeItem(store, item))
  store.left.push({ nid, parent, ...written, from, to: store.blocks.next })
  witness.left({ nid, folder: path, itemClass: itemClassOf(item), foundAs: 'deleted', item })
}

/** A search folder and what belongs to it (§2.4.8.6): its criteria, its queue of changes and the table of what it found. */
function writeSearchFolder(
  store: Store,
  plan: FolderPlan,
  witness: Witness,
  hanging: Hanging,
): { nid: number; row: Property[] } {
  const nid = store.nodes.next(nodeTypes.searchFolder)
  const table = openTable(store.layout, store.blocks, contentsColumns(store))
  for (let place = 0; place < Math.min(store.listed.length, plan.search ?? 0); place++)
    table.add(store.listed.at(place), [])
  const row = summaryOf(store, plan, table.rows, false)
  const index = nid - nodeTypes.searchFolder
  store.nodes.add(nid, hanging.parent, () => writeProperties(store.layout, store.blocks, row))
  store.nodes.add(index + nodeTypes.searchContents, 0, table.end)
  store.nodes.add(index + nodeTypes.searchQueue, nid, () => ({ data: 0, subnodes: 0 }))
  store.nodes.add(index + nodeTypes.searchCriteria, 0, () =>
    writeProperties(store.layout, store.blocks, [int32(0x660b, 0)]),
  )
  witness.folder({
    nid,
    path: hanging.path,
    kind: 'search',
    containerClass: classOf(plan),
    declared: table.rows + (plan.miscount ?? 0),
    declaredAssociated: null,
    items: 0,
    associated: 0,
  })
  return { nid, row }
}

function summaryOf(store: Store, plan: FolderPlan, items: number, hasFolders: boolean): Property[] {
  const containerClass = classOf(plan)
  return [
    textIn(store, 0x3001, plan.name),
    int32(0x3602, items + (plan.miscount ?? 0)),
    int32(0x3603, 0),
    bool(0x360a, hasFolders),
    ...(containerClass === '' ? [] : [textIn(store, 0x3613, containerClass)]),
  ]
}

function classOf(plan: FolderPlan): string {
  return plan.containerClass ?? 'IPF.Note'
}

/** Text as the file's width has it; in narrow files only of Latin letters. */
export function textIn(store: Store, id: number, value: string): Property {
  const type = textType(store)
  return property(id, type, Buffer.from(value, type === TEXT ? 'utf16le' : 'latin1'))
}

function itemClassOf(item: ItemPlan): string {
  const found = item.properties.find(({ id }) => id === 0x001a)
  if (found === undefined || !Buffer.isBuffer(found.value)) return ''
  return found.value.toString(found.type === TEXT ? 'utf16le' : 'latin1')
}
