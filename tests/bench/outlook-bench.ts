import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { largePst } from '../helpers/pst/large.ts'
import { writePst } from '../helpers/pst/write.ts'
import { benchImport } from './import-bench.ts'
import type { Options } from './options.ts'
import { findReaders } from './outlook-peers.ts'
import { count } from './table.ts'

/** Bytes of an attachment on average. */
const ATTACHMENT = 40_000

/**
 * Builds personal folders of mail, appointments, contacts, tasks and notes, and reads them with every program in turn. The others
 * write files; we also hash, keep, compress, parse, index and reconcile. How many items each found stands in the table.
 */
export async function benchOutlook({ items, runs }: Options, scratch: string): Promise<void> {
  const folder = join(scratch, 'outlook')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writePst(join(folder, 'postbus.pst'), largePst({ items, attachment: ATTACHMENT, isNoise: true }), () => {})
  const name = `a generated mailbox of ${count(items)} items`
  await benchImport({ name, folder, unit: 'items' }, findReaders(), runs, scratch)
  rmSync(folder, { recursive: true, force: true })
}
