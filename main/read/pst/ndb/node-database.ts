/*
 * The node database layer of a personal folders file ([MS-PST] §2.2) as the layers above know it. Identifiers are plain numbers:
 * a node's is 32 bits wide, a block's a counter that stays far below 2^53 (a larger one is damage).
 */

/** What the header says of the file as a whole ([MS-PST] §2.2.2.6). */
export type StoreKind = {
  readonly width: 'ansi' | 'unicode'
  /** Bytes of a page: 512, or 4096 of files by Outlook 2013 and later for offline use. */
  readonly pageSize: 512 | 4096
  readonly encryption: 'none' | 'permute' | 'cyclic'
  readonly client: 'pst' | 'ost' | 'pab'
  /** wVer. */
  readonly version: number
}

/** A leaf of the node B-tree ([MS-PST] §2.2.2.7.7.4). Identifiers are 0 where there is none. */
export type NodeEntry = {
  readonly nid: number
  /** The block with the node's data. */
  readonly data: number
  /** The block that lists its subnodes. */
  readonly subnodes: number
  /** The node that holds it, of messages their folder. */
  readonly parent: number
}

/** A place of the file that cannot be trusted, in bytes of the file, with what is wrong in facts ("checksum of block 0x1c"). */
export type Damage = { readonly start: number; readonly length: number; readonly detail: string }

/** Thrown when bytes that were asked for are damaged. Caught by whoever can do without them; never leaves the reader. */
export class DamagedBytes extends Error {
  readonly damage: Damage
  /** The bytes of a block against which only its checksum speaks: nothing to find the way by, but what is left of a value. */
  readonly remains: Buffer | null
  constructor(damage: Damage, remains: Buffer | null = null) {
    super(damage.detail)
    this.damage = damage
    this.remains = remains
  }
}

/** The data of a node or subnode: one block, or a tree of them ([MS-PST] §2.2.2.8.3.2). Blocks are read when they are asked for. */
export type DataTree = {
  /** Bytes in all. */
  readonly size: number
  readonly blocks: number
  /** The decoded bytes of the block at this place (from 0). Throws DamagedBytes. Not to be changed by the caller. */
  readBlock(place: number): Buffer
  /** Bytes of data in the block at this place, also when they are damaged; 0 when the file does not say where it lies. */
  sizeOf(place: number): number
  /** Bytes that the blocks and their lists occupy in the file, trailers and padding included, and where the first one lies. */
  readonly stored: { readonly start: number; readonly length: number }
}

/** A leaf of a subnode tree ([MS-PST] §2.2.2.8.3.3). */
export type SubnodeEntry = { readonly nid: number; readonly data: number; readonly subnodes: number }

/** The subnodes of a node, paged: nothing is held but what was looked at lately. */
export type Subnodes = {
  /** Null when there is none. Throws DamagedBytes when the place where it must be is damaged. */
  find(nid: number): SubnodeEntry | null
  /**
   * In the order of their identifiers. What lies in damaged blocks is left out: `lost` (absent: nobody) hears of each while they are
   * gone through. Who reads an item says it of the item: `damage` of the database is not there for a run that goes on.
   */
  all(lost?: (damage: Damage) => void): Iterable<SubnodeEntry>
}

/** An open node database. All methods let system errors of the bytes through; memory does not grow with the file. */
export type NodeDatabase = {
  readonly kind: StoreKind
  /**
   * Nodes with an identifier of at least `from`, in order. What lies in damaged pages is left out and noted in `damage`; pages that
   * only a damaged one leads to are looked for in the whole file, once.
   */
  nodes(from?: number): Iterable<NodeEntry>
  /** Null when there is none. Throws DamagedBytes when the page where it must be is damaged. */
  findNode(nid: number): NodeEntry | null
  /** Throws DamagedBytes when the block is not in the tree or the list of its blocks is damaged. `block` 0 gives an empty tree. */
  openData(block: number): DataTree
  openSubnodes(block: number): Subnodes
  /** Every damaged place met so far, each once, in the order of the file. */
  readonly damage: readonly Damage[]
  /**
   * A second count of nodes, by the five bits of their type. It goes through the pages by itself, one level after the other, and
   * shares with `nodes` no more than the test whether a page is whole and the search for pages that none above leads to. After it all
   * damage to pages of both indexes is in `damage`.
   */
  sweep(): NodeCount
  /** Looks through all bytes that no block of the file's own index takes for nodes of these types that it has had. */
  remains(types: ReadonlySet<number>): Remains
}

/** A node that a page of the index of nodes names, and that the index itself does not have, or has with another content. */
export type FormerNode = NodeEntry & {
  /** The index of blocks has its data no more: it was let go of, not lost. */
  readonly isFreed: boolean
}

/** What a file still holds of before. The same whenever it is asked for. */
export type Remains = {
  readonly count: number
  /** By node, then the one written last first. That its blocks are still there is not said. */
  at(place: number): FormerNode
  /** Reads blocks of before as well as those of today, and notes damage for itself. */
  readonly database: NodeDatabase
  /** False when there is more than is remembered. */
  readonly isAll: boolean
}

/** Nodes by type ([MS-PST] §2.2.2.1), as found in leaf pages that the tree of the file's root reaches. */
export type NodeCount = { readonly byType: ReadonlyMap<number, number>; readonly total: number }
