import type { Chunks } from './chunks.ts'
import type { DamageLog } from './damage-log.ts'
import { lately } from './lately.ts'
import { type Layout, numberAt } from './layout.ts'
import { type Damage, DamagedBytes } from './node-database.ts'
import {
  BLOCK_TREE,
  keyAt,
  lastUpTo,
  NODE_TREE,
  readDoubtfulLeaf,
  readTreePage,
  type TreePage,
  type TreeType,
} from './page.ts'
import type { Rescue } from './rescue.ts'

/** Of pages that were read lately, held at least. */
const HELD_BYTES = 1024 * 1024

/** Nodes have identifiers below this, and blocks below that. */
export const END_OF_NODES = 2 ** 32
const END_OF_BLOCKS = Number.MAX_SAFE_INTEGER

/** A reference to a page or block ([MS-PST] §2.2.2.4). */
export type Reference = { readonly id: number; readonly start: number }

/** What a B-tree is read from. */
export type TreeSource = {
  readonly file: Chunks
  readonly layout: Layout
  readonly log: DamageLog
  readonly rescue: Rescue
  readonly type: TreeType
  readonly root: Reference
}

/** A leaf page and the keys, low ≤ key < high, that it speaks for. */
export type Leaf = {
  readonly page: TreePage
  readonly low: number
  readonly high: number
  /** Found by the rescue: keys that it does not speak for are no damage of its own. */
  readonly rescued: boolean
}

/** An entry of a leaf page, by where it begins in the page's bytes. */
export type LeafEntry = {
  readonly bytes: Buffer
  readonly at: number
  /** What is wrong with its page (absent: nothing): what it says needs proof. */
  readonly doubt?: Damage
}

/** A B-tree of pages ([MS-PST] §2.2.2.7.7). What cannot be reached by its pages is looked for by the rescue. */
export type Tree = {
  /** Null when there is none. Throws DamagedBytes when the page where it must be is damaged. */
  find(key: number): LeafEntry | null
  /** Entries with keys of at least `from`, in order. Damaged pages are noted. */
  entries(from: number): Generator<LeafEntry>
}

/** A page to go on to, and the level it must have; null of the root. */
type Below = Reference & { readonly level: number | null }
type Branch = Below & { readonly low: number; high: number }

export function openTree(source: TreeSource): Tree {
  const { file, layout, log, rescue, type } = source
  const held = lately<TreePage | Damage>(HELD_BYTES / layout.pageSize)
  const root: Branch = {
    ...source.root,
    level: null,
    low: 0,
    high: type === NODE_TREE ? END_OF_NODES : END_OF_BLOCKS,
  }

  function pageOf(branch: Below): TreePage | Damage {
    const known = held.get(branch.start)
    const page = known ?? readPage(branch.start)
    if (known === undefined) held.set(branch.start, page)
    if (!('level' in page)) return page
    if (page.id !== branch.id) return damaged(branch.start, 'is not the one that was referred to')
    if (branch.level !== null && page.level !== branch.level) {
      return damaged(branch.start, 'is of another level of the tree')
    }
    return page
  }

  function readPage(start: number): TreePage | Damage {
    const page = readTreePage(file, layout, start, type)
    return typeof page === 'string' ? damaged(start, page) : page
  }

  function damaged(start: number, wrong: string): Damage {
    return log.note(damagedPage(source, start, wrong))
  }

  function entryIn(page: TreePage, key: number): LeafEntry | null {
    const place = lastUpTo(page, key, layout)
    const found = place >= 0 && keyAt(page, place, layout) === key
    return found ? { bytes: page.bytes, at: place * page.stride } : null
  }

  /** A block proves itself by its own trailer, so that a page in doubt may say where it lies; a node does not. */
  function doubtful(start: number, key: number, doubt: Damage): LeafEntry | null {
    const page = type === BLOCK_TREE ? readDoubtfulLeaf(file, layout, start, type) : null
    for (let place = 0; page !== null && place < page.entries; place++) {
      if (keyAt(page, place, layout) === key) return { bytes: page.bytes, at: place * page.stride, doubt }
    }
    return null
  }

  function found(key: number): LeafEntry | null {
    for (const leaf of rescue.leaves(type, key, key + 1)) {
      const entry = entryIn(leaf.page, key)
      if (entry !== null) return entry
    }
    return null
  }

  function* leaves(from: number): Generator<Leaf> {
    const ahead: Branch[] = [root]
    for (let branch = ahead.pop(); branch !== undefined; branch = ahead.pop()) {
      if (branch.high <= from) continue
      const page = pageOf(branch)
      if (!('level' in page)) yield* rescue.leaves(type, Math.max(branch.low, from), branch.high)
      else if (page.level === 0) yield { page, low: branch.low, high: branch.high, rescued: false }
      else ahead.push(...branchesOf(page, branch, source).reverse())
    }
  }

  return {
    find(key) {
      let branch: Below = root
      // Each turn goes one level down, or ends.
      for (;;) {
        const page = pageOf(branch)
        if (!('level' in page)) {
          const entry = doubtful(branch.start, key, page) ?? found(key)
          if (entry === null) throw new DamagedBytes(page)
          return entry
        }
        if (page.level === 0) return entryIn(page, key)
        if (page.entries === 0) return null
        branch = branchAt(page, Math.max(0, lastUpTo(page, key, layout)), layout)
      }
    },
    *entries(from) {
      for (const { page, low, high, rescued } of leaves(from)) {
        let least = low
        for (let place = 0; place < page.entries; place++) {
          const key = keyAt(page, place, layout)
          if (key >= least && key < high) {
            least = key + 1
            if (key >= from) yield { bytes: page.bytes, at: place * page.stride }
          } else if (!rescued) damaged(page.start, 'has keys out of order')
        }
      }
    },
  }
}

/** What is wrong with a page, in facts. */
function damagedPage({ layout, type }: TreeSource, start: number, wrong: string): Damage {
  const index = type === NODE_TREE ? 'nodes' : 'blocks'
  return { start, length: layout.pageSize, detail: `page of the index of ${index} ${wrong}` }
}

function branchAt(page: TreePage, place: number, layout: Layout): Below {
  const at = place * page.stride
  const width = layout.wide ? 8 : 4
  return {
    id: numberAt(page.bytes, at + width, layout.wide),
    start: numberAt(page.bytes, at + 2 * width, layout.wide),
    level: page.level - 1,
  }
}

/**
 * The pages below a page, each with the keys it speaks for. These must grow and stay within those of the page above, or the
 * entry is damage: so no page is gone through twice for the same keys, whatever refers to it.
 */
function branchesOf(page: TreePage, above: Branch, source: TreeSource): Branch[] {
  const branches: Branch[] = []
  for (let place = 0; place < page.entries; place++) {
    const key = keyAt(page, place, source.layout)
    const before = branches.at(-1)
    if (key >= above.high || (before !== undefined && key <= before.low)) {
      source.log.note(damagedPage(source, page.start, 'has keys out of order'))
      continue
    }
    if (before !== undefined) before.high = key
    // Below the first branch lies whatever is below its key too: a page need not begin with the key it is known by.
    const low = before === undefined ? above.low : key
    branches.push({ ...branchAt(page, place, source.layout), low, high: above.high })
  }
  return branches
}
