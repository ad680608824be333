import { NOTHING, type Opened } from './file.ts'
import type { Entry, Listing } from './listing.ts'
import { MOST_NAMES } from './names.ts'

/** The entries of one archive as folders and files, for what belongs together. Paths have "/" between names, and begin at the top. */
export type EntryTree = {
  /** No bytes where nothing has this path, where two entries have it, and for what cannot be opened. Throws as SourceFile.open. */
  open(path: string): Promise<Opened>
  /** Names in a folder ('' is the top), sorted; none of one with more than MOST_NAMES. */
  list(folder: string): readonly string[]
}

/**
 * How often an entry is opened for what lies beside it. A file belongs to one message, and a message of Apple Mail can have two
 * names; an archive in which thousands claim the same large file is made to cost.
 */
const MOST_OPENINGS = 16

/** A path below the top without "." in it, and its entry; null of a folder, whose path ends in "/". */
type Row = { readonly path: string; readonly entry: Entry | null }

/**
 * Makes the tree of an archive's entries when it is first asked for: one list in the order of the paths, which folders are stretches
 * of. `open` unpacks an entry. An entry whose name would lead outside the archive, or is absolute, lies nowhere.
 */
export function openEntryTree(listing: Listing, open: (entry: Entry) => Promise<Opened>): EntryTree {
  let sorted: Row[] | null = null
  const rows = (): readonly Row[] => {
    sorted ??= sortRows(listing)
    return sorted
  }
  const openings = new Map<Entry, number>()
  return {
    async open(path) {
      const entry = findOne(rows(), path)
      const times = entry === null ? 0 : (openings.get(entry) ?? 0)
      if (entry === null || entry.obstacle !== null || times >= MOST_OPENINGS) return NOTHING
      openings.set(entry, times + 1)
      return await open(entry)
    },
    list: (folder) => listFolder(rows(), folder === '' ? '' : `${folder}/`),
  }
}

/** The path of an entry in its tree; null of a name that leads outside, or begins elsewhere. */
export function treePath(text: string): string | null {
  if (/^\/|^[A-Za-z]:/.test(text)) return null
  // Nearly all paths are plain, and stay the same text.
  if (!/(?:^|\/)\.{0,2}(?:\/|$)/.test(text)) return text
  const names = text.split('/').filter((name) => name !== '' && name !== '.')
  return names.includes('..') ? null : names.join('/')
}

function sortRows({ entries, folders }: Listing): Row[] {
  const rows: Row[] = []
  const add = (text: string, entry: Entry | null): void => {
    const path = treePath(text)
    if (path !== null && path !== '') rows.push({ path: entry === null ? `${path}/` : path, entry })
  }
  for (const entry of entries) add(entry.text, entry)
  for (const folder of folders) add(folder, null)
  return rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function findOne(rows: readonly Row[], path: string): Entry | null {
  const at = firstFrom(rows, path)
  const isOne = rows[at]?.path === path && rows[at + 1]?.path !== path
  return isOne ? (rows[at]?.entry ?? null) : null
}

/** The names behind `prefix`, a step for each: what lies in a folder that lies here is passed over at once. */
function listFolder(rows: readonly Row[], prefix: string): string[] {
  const names = new Set<string>()
  let at = firstFrom(rows, prefix)
  for (let row = rows[at]; row?.path.startsWith(prefix); row = rows[at]) {
    const below = row.path.slice(prefix.length)
    const slash = below.indexOf('/')
    const name = slash < 0 ? below : below.slice(0, slash)
    if (name !== '') names.add(name)
    if (names.size > MOST_NAMES) return []
    // "0" follows "/", and nothing lies between a path and itself with NUL behind it.
    at = firstFrom(rows, prefix + name + (slash < 0 ? '\0' : '0'), at + 1)
  }
  return [...names].sort()
}

/** The place of the first row at or after `path`, at `from` or later. */
function firstFrom(rows: readonly Row[], path: string, from = 0): number {
  let [low, high] = [from, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle]?.path ?? '') < path) low = middle + 1
    else high = middle
  }
  return low
}
