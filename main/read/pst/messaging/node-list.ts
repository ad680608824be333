import { hex } from '../ltp/heap.ts'
import { attempt, openNode } from '../ltp/node.ts'
import { openProperties } from '../ltp/property-context.ts'
import type { NodeDatabase, NodeEntry } from '../ndb/node-database.ts'
import {
  ASSOCIATED_MESSAGE,
  ASSOCIATED_TABLE,
  CONTENTS_TABLE,
  HIERARCHY_TABLE,
  NORMAL_FOLDER,
  NORMAL_MESSAGE,
  SEARCH_FOLDER,
  siblingOf,
  typeOf,
} from './node-types.ts'

/** All nodes of a file, told apart. */
export type NodeList = {
  /** Folders and search folders with the node that holds each (0: nothing says), those too of which only a table is left. */
  readonly folders: ReadonlyMap<number, number>
  /** Nodes of no type of items that hold one all the same. */
  readonly items: ReadonlySet<number>
  /** How many there are: all, those of the structure of the file, those of types nobody documents and that hold no item. */
  readonly nodes: number
  readonly structural: number
  readonly others: ReadonlyMap<number, number>
}

const ITEMS: ReadonlySet<number> = new Set([NORMAL_MESSAGE, ASSOCIATED_MESSAGE])
const TABLES_OF_FOLDERS: ReadonlySet<number> = new Set([HIERARCHY_TABLE, CONTENTS_TABLE, ASSOCIATED_TABLE])
/** Types of what [MS-PST] §2.2.2.1 arranges a file with: store, folders, searches and their queues, tables. */
const STRUCTURAL: ReadonlySet<number> = new Set([
  0x01, 0x02, 0x03, 0x06, 0x07, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13,
])
/** Of these, the ones that could hold properties and yet are no folder. */
const PERHAPS_ITEMS: ReadonlySet<number> = new Set([0x01, 0x06, 0x07])
/** The templates of these tables, which are of no folder ([MS-PST] §2.4.1). */
const TEMPLATES: ReadonlySet<number> = new Set([0x60d, 0x60e, 0x60f])
/**
 * Templates of tables that Outlook puts behind those of [MS-PST] §2.4.1, under types nobody documents: in every file of Outlook
 * looked at, each is a table without rows.
 */
const OTHER_TEMPLATES: ReadonlySet<number> = new Set([0x6b6, 0x6d7, 0x6f8])
const MESSAGE_CLASS = 0x001a

/** Goes through all nodes once. Whether one of another type holds an item is seen by its message class. */
export function listNodes(database: NodeDatabase): NodeList {
  const folders = new Map<number, number>()
  const items = new Set<number>()
  const others = new Map<number, number>()
  const tables = new Set<number>()
  let nodes = 0
  let structural = 0
  for (const entry of database.nodes()) {
    nodes++
    const { nid, parent } = entry
    const type = typeOf(nid)
    if (ITEMS.has(type)) continue
    if (type === NORMAL_FOLDER || type === SEARCH_FOLDER) folders.set(nid, parent)
    else if (TABLES_OF_FOLDERS.has(type) && !TEMPLATES.has(nid)) tables.add(siblingOf(nid, NORMAL_FOLDER))
    const isDocumented = STRUCTURAL.has(type)
    const isStructural = isDocumented || OTHER_TEMPLATES.has(nid)
    if ((!isDocumented || PERHAPS_ITEMS.has(type)) && holdsItem(database, entry)) items.add(nid)
    else if (isStructural) structural++
    else others.set(type, (others.get(type) ?? 0) + 1)
  }
  for (const nid of tables)
    if (!folders.has(nid) && !folders.has(siblingOf(nid, SEARCH_FOLDER))) folders.set(nid, 0)
  return { folders, items, nodes, structural, others }
}

function holdsItem(database: NodeDatabase, entry: NodeEntry): boolean {
  // What is damaged here belongs to nothing anybody knows of; the place is in the list of damage all the same.
  const silent = (): void => {}
  const read = attempt(hex(entry.nid), silent, () =>
    openProperties(openNode(database, entry), silent).find(MESSAGE_CLASS),
  )
  return read !== null
}
