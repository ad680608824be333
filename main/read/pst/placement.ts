import type { FoundAs } from '../item.ts'
import type { Listed } from './messaging/listing.ts'
import type { NodeEntry } from './ndb/node-database.ts'
import type { Structure } from './structure.ts'

/** Where an item belongs. */
export type ItemPlace = {
  readonly foundAs: FoundAs
  readonly folder: readonly string[]
  /** The place of that folder among the folders; null when no table lists the item. */
  readonly listedBy: number | null
}

/** Rows of one folder that list no item there is: how many, and the nodes the first of them name. */
export type MissingItems = {
  readonly folder: number
  readonly rows: number
  readonly nids: readonly number[]
}

export type Placement = {
  /** To be asked of every item once, in the order of the nodes. */
  place(entry: NodeEntry): ItemPlace
  /** Of an item of before: in the folder its node named, if that is still there. */
  former(entry: NodeEntry, foundAs: FoundAs): ItemPlace
  /** What the tables list and was not asked for. Ends the placement. */
  missing(): readonly MissingItems[]
}

const NIDS_NAMED = 5

/**
 * Goes along the rows of all tables, sorted by node, while the items come in the same order. An item is where a table lists it,
 * of several in the folder its node names too; one that no table lists is `recovered`, in the folder its node names. [MS-PST]
 * knows no mark of what was deleted: an item whose row is gone is all there is of that.
 */
export function placeItems({ folders, listing }: Pick<Structure, 'folders' | 'listing'>): Placement {
  const places = new Map(folders.map(({ nid }, place) => [nid, place]))
  const missing = new Map<number, { folder: number; rows: number; nids: number[] }>()
  let next = 0
  const pathOf = (place: number | null | undefined): readonly string[] => folders[place ?? -1]?.path ?? []

  const miss = ({ folder, nid }: Listed): void => {
    const of = missing.get(folder) ?? { folder, rows: 0, nids: [] }
    missing.set(folder, of)
    of.rows++
    if (of.nids.length < NIDS_NAMED) of.nids.push(nid)
  }
  /** The rows of this node. Those before it are of no item. */
  const rowsOf = (nid: number): Listed[] => {
    const found: Listed[] = []
    for (; next < listing.rows; next++) {
      const listed = listing.at(next)
      if (listed.nid > nid) break
      if (listed.nid < nid) miss(listed)
      else found.push(listed)
    }
    return found
  }
  return {
    place({ nid, parent }) {
      const home = places.get(parent)
      const rows = rowsOf(nid)
      const listed = rows.find(({ folder }) => folder === home) ?? rows[0]
      if (listed === undefined) return { foundAs: 'recovered', folder: pathOf(home), listedBy: null }
      const foundAs = listed.isAssociated ? 'associated' : ''
      return { foundAs, folder: pathOf(listed.folder), listedBy: listed.folder }
    },
    former: ({ parent }, foundAs) => ({ foundAs, folder: pathOf(places.get(parent)), listedBy: null }),
    missing() {
      rowsOf(Number.POSITIVE_INFINITY)
      return [...missing.values()].sort((a, b) => a.folder - b.folder)
    },
  }
}
