import type { Report } from './ltp/node.ts'
import type { PropertyNames } from './ltp/property-context.ts'
import { type Folder, readFolders } from './messaging/folders.ts'
import { type Listing, readListing } from './messaging/listing.ts'
import { readPropertyNames } from './messaging/named-properties.ts'
import { listNodes, type NodeList } from './messaging/node-list.ts'
import { readStore } from './messaging/store.ts'
import type { Damage, NodeCount, NodeDatabase } from './ndb/node-database.ts'

/** Everything of a file but its items: small beside them, and read anew whenever reading goes on. */
export type Structure = {
  readonly names: PropertyNames
  readonly nodes: NodeList
  readonly folders: readonly Folder[]
  readonly listing: Listing
  readonly hasPassword: boolean
  /** Nodes counted by a way of its own. */
  readonly sweep: NodeCount
  /** What of this could not be read. */
  readonly damage: readonly Damage[]
}

/** Reports that are kept; a file with more is not told apart from one with many. */
const MOST_REPORTS = 10_000

/** Reads the structure of a file of `fileSize` bytes. */
export function readStructure(database: NodeDatabase, fileSize: number): Structure {
  const reported: Damage[] = []
  const report: Report = (what, { start, length, detail }) => {
    if (reported.length < MOST_REPORTS) reported.push({ start, length, detail: `${what}: ${detail}` })
  }
  const names = readPropertyNames(database, report)
  const { top, hasPassword } = readStore(database, report)
  const nodes = listNodes(database)
  const folders = readFolders(database, nodes, top, report)
  const listing = readListing(database, folders, fileSize, report)
  const sweep = database.sweep()
  const places = new Set(reported.map(({ start }) => start))
  const damage = [...reported, ...database.damage.filter(({ start }) => !places.has(start))]
  return { names, nodes, folders, listing, hasPassword, sweep, damage }
}
