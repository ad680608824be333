import {
  type Damage,
  DamagedBytes,
  type DataTree,
  type NodeDatabase,
  type SubnodeEntry,
  type Subnodes,
} from '../ndb/node-database.ts'

/** A node or subnode as the layers above the node database read it: its data, and what hangs below it. */
export type OpenNode = {
  readonly data: DataTree
  readonly subnodes: Subnodes
  readonly database: NodeDatabase
}

/** Hears of a place that could not be read. `what` names what was lost of the thing being read: "property 0x1000". */
export type Report = (what: string, damage: Damage) => void

/** Throws DamagedBytes when the data cannot be opened. When the subnodes cannot, looking for one throws it. */
export function openNode(
  database: NodeDatabase,
  entry: { readonly data: number; readonly subnodes: number },
): OpenNode {
  return { data: database.openData(entry.data), subnodes: openSubnodes(database, entry.subnodes), database }
}

function openSubnodes(database: NodeDatabase, block: number): Subnodes {
  try {
    return database.openSubnodes(block)
  } catch (error) {
    if (!(error instanceof DamagedBytes)) throw error
    const fail = (): never => {
      throw error
    }
    return { find: fail, all: fail }
  }
}

/** What lies in these bytes contradicts the specification although their checksums are right. */
export function malformed(data: DataTree, detail: string): DamagedBytes {
  return new DamagedBytes({ ...data.stored, detail })
}

/** What `read` gives; null, with `what` reported, when the bytes it needs are damaged. Anything else it throws goes on. */
export function attempt<T>(what: string, report: Report, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof DamagedBytes)) throw error
    report(what, error.damage)
    return null
  }
}

/** All that hangs below a node, in order; what of it damaged bytes list is left out and reported as lost of `what`. */
export function subnodesOf(node: OpenNode, what: string, report: Report): Iterable<SubnodeEntry> {
  return attempt(what, report, () => node.subnodes.all((damage) => report(what, damage))) ?? []
}
