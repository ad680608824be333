import type { InventorySummary } from './contract.ts'
import { isProblemKind, problems as meanings } from './problem.ts'

/** A file of an inventory. */
export type InventoryLine = InventorySummary['lines'][number]

/** What an inventory adds up from its lines. */
export type InventorySums = Pick<InventorySummary, 'items' | 'setAside' | 'formats' | 'present'>

/**
 * Bytes on the disk for each byte of mail, at the most: the bytes themselves when nothing of them can be compressed, a quarter
 * for the index, and both once more while the depot is written anew. Most mail needs a sixth of it.
 */
const WORST = 2.5

/** Adds up the lines of an inventory. */
export function sumUp(lines: readonly InventoryLine[]): InventorySums {
  const formats = new Map<string, InventorySummary['formats'][number]>()
  let present = nothing
  let [items, setAside] = [0, 0]
  for (const line of lines) {
    const { format, role } = line
    const so = formats.get(`${format}\0${role}`) ?? { ...nothing, format, role, unread: 0 }
    const unread = so.unread + (line.problems.some(isUnread) ? 1 : 0)
    formats.set(`${format}\0${role}`, { ...so, ...add(so, line), unread })
    items += line.items
    // As in the ledger's totals: of mail. What an archive could not give up has a line of its own.
    if (role === 'mail') setAside += line.setAside
    if (role === 'present') present = add(present, line)
  }
  return { items, setAside, formats: [...formats.values()], present }
}

/** Bytes an import of these files may need on the disk of the depot, at the most. */
export function neededBytes(lines: readonly InventoryLine[]): number {
  return Math.ceil(lines.reduce((sum, { role, size }) => sum + (role === 'mail' ? size : 0), 0) * WORST)
}

/**
 * An inventory as it is when all of it belongs to one mailbox by name; '' leaves it as it was taken. A file is there already
 * only where it lies in that mailbox.
 */
export function inMailbox(inventory: InventorySummary, mailbox: string): InventorySummary {
  const isAnyKnown = inventory.lines.some(({ knownIn }) => knownIn.length > 0)
  if (mailbox === '' || !isAnyKnown) return inventory
  const lines = inventory.lines.map((line) => {
    if (line.role !== 'mail' && line.role !== 'present') return line
    return { ...line, role: line.knownIn.includes(mailbox) ? 'present' : 'mail' }
  })
  const needed = inventory.neededBytes === null ? null : neededBytes(lines)
  return { ...inventory, ...sumUp(lines), lines, neededBytes: needed }
}

type Sum = { readonly files: number; readonly bytes: number; readonly items: number }

const nothing: Sum = { files: 0, bytes: 0, items: 0 }

function add(sum: Sum, { size, items }: Pick<InventoryLine, 'size' | 'items'>): Sum {
  return { files: sum.files + 1, bytes: sum.bytes + size, items: sum.items + items }
}

function isUnread(kind: string): boolean {
  return isProblemKind(kind) && meanings[kind].weight === 'unread'
}
