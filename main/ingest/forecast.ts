import { dirname } from 'node:path'
import type { InventorySummary } from '../../shared/contract.ts'
import { neededBytes } from '../../shared/inventory.ts'
import { freeBytes } from '../store/disk.ts'
import type { Inventory } from './inventory.ts'

/** Free bytes on the disk of a depot and what an import of this inventory may need there; null without a depot. */
export function spaceFor(
  { lines }: Inventory,
  depot: string | null,
): Pick<InventorySummary, 'freeBytes' | 'neededBytes'> {
  if (depot === null) return { freeBytes: null, neededBytes: null }
  return { freeBytes: freeBytes(dirname(depot)), neededBytes: neededBytes(lines) }
}
