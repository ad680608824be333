import { mkdirSync, rmSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { writeDrive } from '../helpers/drive.ts'
import { benchImport } from './import-bench.ts'
import { benchMemory } from './memory-bench.ts'
import { type Options, readOptions, usage } from './options.ts'
import { benchOutlook } from './outlook-bench.ts'
import { findPeers } from './peers.ts'
import { benchSearch } from './search-bench.ts'
import { mebibytes } from './table.ts'
import { benchWindow } from './window-bench.ts'

/** Everything the benchmark writes; git ignores it, and the depots in it are used again. */
const workplace = new URL('../../out/bench/', import.meta.url).pathname

async function main(): Promise<number> {
  const options = chooseOptions()
  if (options === null) return 2
  const started = performance.now()
  const scratch = join(workplace, 'scratch')
  mkdirSync(scratch, { recursive: true })
  console.log(`# Benchmark of Bewaarpost\n\n${machine()}`)
  let well = true
  if (options.parts.has('import')) await benchImports(options, scratch)
  if (options.parts.has('outlook')) await benchOutlook(options, scratch)
  if (options.parts.has('search')) await benchSearch(options, workplace)
  if (options.parts.has('window')) await benchWindow(options.window, workplace)
  if (options.parts.has('memory')) well = await benchMemory(options.memoryBytes, scratch)
  rmSync(scratch, { recursive: true, force: true })
  console.log(`\nMeasured in ${Math.ceil((performance.now() - started) / 60_000)} min.`)
  return well ? 0 : 1
}

function chooseOptions(): Options | null {
  try {
    return readOptions(process.argv.slice(2), process.env)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    return null
  }
}

async function benchImports({ messages, runs, folder }: Options, scratch: string): Promise<void> {
  const drive = join(scratch, 'drive')
  rmSync(drive, { recursive: true, force: true })
  writeDrive(drive, { messages, layout: 'maildir' })
  const peers = findPeers()
  await benchImport({ name: 'a generated drive', folder: drive, unit: 'messages' }, peers, runs, scratch)
  rmSync(drive, { recursive: true, force: true })
  if (folder === null) console.log('\nBEWAAR_BENCH_MAIL names no folder: nothing measured on real mail.')
  else {
    const source = { name: 'the folder of BEWAAR_BENCH_MAIL', folder, unit: 'messages' } as const
    await benchImport(source, peers, runs, scratch)
  }
}

function machine(): string {
  const processors = cpus()
  return (
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${mebibytes(totalmem())} MiB, ` +
    `${type()} ${release()}, Node ${process.versions.node}`
  )
}

process.exitCode = await main()
