import { hex } from '../ltp/heap.ts'
import { attempt, openNode, type Report } from '../ltp/node.ts'
import { openTable } from '../ltp/table-context.ts'
import type { NodeDatabase } from '../ndb/node-database.ts'
import { type FolderFacts, nameIn, readFolder } from './folder.ts'
import type { NodeList } from './node-list.ts'
import {
  HIERARCHY_TABLE,
  NORMAL_FOLDER,
  ROOT_FOLDER,
  SEARCH_FOLDER,
  siblingOf,
  typeOf,
} from './node-types.ts'

/** A folder of a file. */
export type Folder = FolderFacts & {
  readonly nid: number
  readonly kind: 'folder' | 'search'
  /** Names from the outermost down: below the top of the mailbox, or below the root of the file where it lies outside that. */
  readonly path: readonly string[]
}

/** Folders in folders; also the end of a circle of them. */
const MAX_DEPTH = 100

type Found = FolderFacts & { readonly nid: number; readonly parent: number }

/**
 * All folders, in the order of their nodes. Who holds whom is said by the tables of subfolders, and where they do not, by the
 * nodes; a folder that has lost its name has that of its row, or is called by its number. `top` is the folder that people take
 * for the mailbox: neither it nor the root is part of a path.
 */
export function readFolders(
  database: NodeDatabase,
  list: NodeList,
  top: number | null,
  report: Report,
): Folder[] {
  const rows = readHierarchy(database, list, report)
  const found = new Map<number, Found>()
  const nids = new Set([...list.folders.keys(), ...rows.keys()])
  for (const nid of [...nids].sort((a, b) => a - b)) {
    const facts = readFolder(database, nid, report)
    const row = rows.get(nid)
    const name = facts.name || row?.name || hex(nid)
    found.set(nid, { ...facts, nid, name, parent: row?.parent ?? list.folders.get(nid) ?? 0 })
  }
  return [...found.values()].map((folder) => ({
    nid: folder.nid,
    name: folder.name,
    containerClass: folder.containerClass,
    declared: folder.declared,
    declaredAssociated: folder.declaredAssociated,
    kind: typeOf(folder.nid) === SEARCH_FOLDER ? 'search' : 'folder',
    path: pathOf(folder, found, top),
  }))
}

function pathOf(folder: Found, found: ReadonlyMap<number, Found>, top: number | null): string[] {
  const path: string[] = []
  for (
    let at: Found | undefined = folder;
    at !== undefined && path.length < MAX_DEPTH;
    at = found.get(at.parent)
  ) {
    if (at.nid === top || at.nid === ROOT_FOLDER) break
    path.unshift(at.name)
    if (at.parent === at.nid) break
  }
  return path
}

type Row = { readonly parent: number; readonly name: string }

/** Folders by the tables of subfolders ([MS-PST] §2.4.4.4). One that several list is the first's. */
function readHierarchy(database: NodeDatabase, list: NodeList, report: Report): Map<number, Row> {
  const rows = new Map<number, Row>()
  for (const parent of list.folders.keys()) {
    const what = `subfolders of folder ${hex(parent)}`
    const table = attempt(what, report, () => {
      const entry = database.findNode(siblingOf(parent, HIERARCHY_TABLE))
      return entry === null ? null : openTable(openNode(database, entry), what, report)
    })
    for (const { id, properties } of table?.rows() ?? [])
      if (isFolder(id) && id !== parent && !rows.has(id)) rows.set(id, { parent, name: nameIn(properties) })
  }
  return rows
}

function isFolder(nid: number): boolean {
  return typeOf(nid) === NORMAL_FOLDER || typeOf(nid) === SEARCH_FOLDER
}
