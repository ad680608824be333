/**
 * Imports the sample drive with the engine of a module, and prints what the depot then holds:
 * `node import-sample.ts <engine module> <empty folder>`. The same for the sources and for what was bundled of them.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeSampleDrive } from '../../main/hosts/sample/drive.ts'

const [module = '', folder = ''] = process.argv.slice(2)
// The caller passes the engine, or a bundle of it.
const { openEngine }: typeof import('../../main/engine.ts') = await import(pathToFileURL(module).href)

const drive = join(folder, 'drive')
writeSampleDrive(drive)
const engine = openEngine(
  { create: join(folder, 'sample.depot') },
  {
    program: 'test 1',
    now: () => new Date('2026-11-23T12:00:00Z'),
    actor: () => ({ actor: 'A. Archivist', role: 'archivist' }),
    redeem: (ticket) => (ticket === 'drive' ? [drive] : null),
  },
)
const ended = Promise.withResolvers<unknown>()
engine.on('job.ended', ({ reply }) => ended.resolve(reply))
const started = await engine.call('accession.import', { ticket: 'drive' })
const summary = started.ok ? await ended.promise : started
const told = {
  summary,
  ledger: await engine.call('ledger.export', { form: 'csv' }),
  problems: await engine.call('problem.list', { limit: 1000 }),
  facets: await engine.call('record.facets', { names: ['lang', 'kind', 'correspondent', 'type'], limit: 50 }),
  // Words that stand in attached PDFs only.
  inDocuments: await engine.call('record.search', { query: '"vastgesteld en getekend"', order: 'relevance' }),
  found: await engine.call('record.search', { query: 'vergadering', order: 'relevance', snippets: true }),
}
await engine.close()
// How long it took is no part of what was imported.
console.log(
  JSON.stringify(told, (name, value) => (['spent', 'seconds', 'uuid'].includes(name) ? undefined : value)),
)
