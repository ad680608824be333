import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ImportSummary } from '../../shared/contract.ts'
import { sizeOf } from './files.ts'
import { type Measured, measure } from './measure.ts'
import type { Indexed } from './peers.ts'

/** What an import by Bewaarpost came to. `bytes` is the whole depot: original bytes, catalogue and index. */
export type Imported = Indexed & { readonly summary: ImportSummary; readonly depot: string }

/** The command as a user starts it. */
const command = new URL('../../build/bin.mjs', import.meta.url).pathname

/** Imports a folder or file into a new depot in `scratch`, through the command line as a process of its own. */
export async function importDrive(folder: string, scratch: string): Promise<Imported> {
  const place = join(scratch, 'depot')
  mkdirSync(place, { recursive: true })
  const depot = join(place, 'bench.depot')
  await runCommand('create', depot)
  const run = await runCommand('import', depot, folder)
  const reply: unknown = JSON.parse(run.output)
  const value = typeof reply === 'object' && reply !== null && 'value' in reply ? reply.value : undefined
  const summary = ImportSummary.parse(value)
  if (!summary.closes) throw new Error(`the ledger of ${depot} does not close`)
  return { ...run, summary, depot, messages: summary.imported, bytes: sizeOf(place) }
}

async function runCommand(verb: string, ...args: string[]): Promise<Measured> {
  const run = await measure(process.execPath, [command, verb, ...args, '--json'])
  if (run.code !== 0) {
    throw new Error(
      `bewaarpost ${verb} ended with ${run.code}: ${(run.errors || run.output).trim().slice(0, 500)}`,
    )
  }
  return run
}
