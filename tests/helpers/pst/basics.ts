import { checksum } from './encode.ts'
import {
  associatedColumns,
  contentsColumns,
  hierarchyColumns,
  SUBTREE,
  textIn,
  type Witness,
  writeFolder,
} from './folder.ts'
import { attachmentColumns, recipientColumns } from './message.ts'
import type { FolderPlan, PstPlan } from './plan.ts'
import { binary, int32 } from './properties.ts'
import { writeProperties } from './property-context.ts'
import type { Store } from './store.ts'
import { type Column, openTable } from './table-context.ts'

/** Nodes with fixed identifiers ([MS-PST] §2.4.1). */
const STORE = 0x21
const NAMES = 0x61
const ROOT = 0x122
const FINDER = 0x8042
const DELETED = 0x8062

/** The folder that all folders of a plan are in, beneath the root, and the one for what was thrown away. */
export const SUBTREE_NAME = 'Top of Outlook data file'
const DELETED_NAME = 'Deleted Items'

/** PidTagRecordKey of every file: entry identifiers carry it. */
const recordKey = Buffer.from('8f1cbb4c2f6e4d0e9a3b5d7c1e2f3a4b', 'hex')

/** Writes everything of a file but its header and its trees: what every file has (§2.7.1), and the folders of the plan. */
export function writeContents(store: Store, plan: PstPlan, witness: Witness): void {
  writeTemplates(store)
  writeFolder(store, rootOf(plan), witness, { parent: ROOT, path: [] })
  const { layout, blocks } = store
  store.nodes.add(NAMES, 0, () => writeProperties(layout, blocks, store.names.properties()))
  store.nodes.add(STORE, 0, () => {
    const password = plan.password === undefined ? 0 : checksum(Buffer.from(plan.password, 'latin1'))
    return writeProperties(layout, blocks, [
      binary(0x0ff9, recordKey),
      textIn(store, 0x3001, 'Personal folders'),
      binary(0x35e0, entryId(SUBTREE)),
      binary(0x35e3, entryId(DELETED)),
      binary(0x35e7, entryId(FINDER)),
      int32(0x67ff, password),
    ])
  })
}

/** The root with the subtree of the plan's folders and the place of search folders. */
function rootOf({ folders }: PstPlan): FolderPlan {
  const kept = folders.map((folder) => (folder.name === DELETED_NAME ? { ...folder, nid: DELETED } : folder))
  const deleted = kept.some(({ nid }) => nid === DELETED) ? [] : [{ name: DELETED_NAME, nid: DELETED }]
  const subtree = { name: SUBTREE_NAME, containerClass: '', nid: SUBTREE, folders: [...kept, ...deleted] }
  const finder = { name: 'Finder', containerClass: '', nid: FINDER }
  return { name: '', containerClass: '', nid: ROOT, folders: [subtree, finder] }
}

/** Empty tables that Outlook copies for new folders and items (§2.4.1): nodes that are nobody's items. */
function writeTemplates(store: Store): void {
  const templates: [number, Column[]][] = [
    [0x60d, hierarchyColumns(store)],
    [0x60e, contentsColumns(store)],
    [0x60f, associatedColumns(store)],
    [0x610, contentsColumns(store)],
    [0x671, attachmentColumns(store)],
    [0x692, recipientColumns(store)],
  ]
  for (const [nid, columns] of templates)
    store.nodes.add(nid, 0, openTable(store.layout, store.blocks, columns).end)
}

/** An entry identifier of a folder (§2.4.3.2): flags, the record key, the node. */
function entryId(nid: number): Buffer {
  const bytes = Buffer.alloc(24)
  recordKey.copy(bytes, 4)
  bytes.writeUInt32LE(nid, 20)
  return bytes
}
