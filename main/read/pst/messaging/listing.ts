import { hex } from '../ltp/heap.ts'
import { attempt, openNode, type Report } from '../ltp/node.ts'
import { openTable } from '../ltp/table-context.ts'
import type { NodeDatabase } from '../ndb/node-database.ts'
import type { Folder } from './folders.ts'
import { ASSOCIATED_TABLE, CONTENTS_TABLE, siblingOf } from './node-types.ts'

/** That a table lists a node: of which folder (its place among the folders), and whether of its associated items. */
export type Listed = { readonly nid: number; readonly folder: number; readonly isAssociated: boolean }

/** Which folders list which nodes. */
export type Listing = {
  /** Rows in all. */
  readonly rows: number
  /** By node, ascending. */
  at(row: number): Listed
}

/** A row takes at least its place in the index. */
const LEAST_ROW = 6
/** Folders times two that fit beside a node's identifier into a number that is exact (2^53). */
const FOLDERS = 2 ** 21

/**
 * Reads the row identifiers of the contents tables and the tables of associated items of all folders ([MS-PST] §2.4.4.5 and
 * §2.4.4.6), in eight bytes each. Search folders are left out: what they list lies elsewhere. `fileSize` bounds the rows there
 * can be.
 */
export function readListing(
  database: NodeDatabase,
  folders: readonly Folder[],
  fileSize: number,
  report: Report,
): Listing {
  const rows = sortedRows(
    rowsOf(database, folders.slice(0, FOLDERS / 2), report),
    Math.ceil(fileSize / LEAST_ROW),
  )
  return {
    rows: rows.length,
    at(row) {
      const key = rows[row] ?? 0
      const rest = key % FOLDERS
      return { nid: (key - rest) / FOLDERS, folder: Math.floor(rest / 2), isAssociated: rest % 2 === 1 }
    },
  }
}

function sortedRows(rows: Iterable<number>, most: number): Float64Array {
  let keys = new Float64Array(1024)
  let count = 0
  for (const key of rows) {
    if (count === most) break
    if (count === keys.length) {
      const longer = new Float64Array(count * 2)
      longer.set(keys)
      keys = longer
    }
    keys[count++] = key
  }
  return keys.subarray(0, count).sort()
}

function* rowsOf(database: NodeDatabase, folders: readonly Folder[], report: Report): Generator<number> {
  for (const [folder, { nid, kind }] of folders.entries()) {
    if (kind === 'search') continue
    for (const id of rowIds(database, nid, CONTENTS_TABLE, report)) yield id * FOLDERS + folder * 2
    for (const id of rowIds(database, nid, ASSOCIATED_TABLE, report)) yield id * FOLDERS + folder * 2 + 1
  }
}

function rowIds(database: NodeDatabase, folder: number, type: number, report: Report): Iterable<number> {
  const what = `${type === CONTENTS_TABLE ? 'contents' : 'associated contents'} of folder ${hex(folder)}`
  const table = attempt(what, report, () => {
    const entry = database.findNode(siblingOf(folder, type))
    return entry === null ? null : openTable(openNode(database, entry), what, report)
  })
  return table?.rowIds() ?? []
}
