import { dirname } from 'node:path'
import type { InventorySummary } from '../../shared/contract.ts'
import { freeBytes } from '../store/disk.ts'
import type { Inventory } from './inventory.ts'

/**
 * Bytes on the disk for each byte of mail, at the most: the bytes themselves when nothing of them can be compressed, a quarter
 * for the index, and both once more while the depot is written anew. Most mail needs a sixth of it.
 */
const WORST = 2.5

/** Free bytes on the disk of a depot and what an import of this inventory may need there; null without a depot. */
export function spaceFor(
  { lines }: Inventory,
  depot: string | null,
): Pick<InventorySummary, 'freeBytes' | 'neededBytes'> {
  if (depot === null) return { freeBytes: null, neededBytes: null }
  const mail = lines.reduce((sum, { role, size }) => sum + (role === 'mail' ? size : 0), 0)
  return { freeBytes: freeBytes(dirname(depot)), neededBytes: Math.ceil(mail * WORST) }
}
