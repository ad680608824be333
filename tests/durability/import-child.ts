/**
 * One import in a process of its own, to be killed or starved: `node import-child.ts <depot> <mailbox> <root>…`.
 * Makes the depot when it is not there. Says on standard output, one JSON object a line: {"working":true} when the import
 * begins, {"progress":…} while it goes on, and at the end {"reply":…,"peak":<bytes of memory at most>}.
 */
import { existsSync, writeSync } from 'node:fs'
import { openEngine } from '../../main/engine.ts'
import { Failed } from '../../shared/failure.ts'

const [depot = '', mailbox = '', ...roots] = process.argv.slice(2)

const say = (line: object): void => {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

try {
  const engine = openEngine(existsSync(depot) ? { open: depot } : { create: depot }, {
    program: 'durability test',
    now: () => new Date(),
    actor: () => ({ actor: 'test', role: 'archivist' }),
    redeem: () => roots,
  })
  engine.on('job.progress', (progress) => say({ progress }))
  engine.on('job.ended', async ({ reply }) => {
    await engine.close()
    say({ reply, peak: process.resourceUsage().maxRSS * 1024 })
  })
  say({ working: true })
  const started = await engine.call('accession.import', { ticket: 'drive', mailbox })
  if (!started.ok) say({ reply: started })
} catch (error) {
  if (!(error instanceof Failed)) throw error
  say({ reply: { ok: false, failure: error.failure } })
}
