import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goOffline } from '../../offline.ts'
import { writeSampleDrive } from '../sample/drive.ts'
import { exitCodes } from './exit-codes.ts'
import { commandRunner, standardStreams } from './terminal.ts'

/**
 * What `npm start` does until there is a window: makes the sample drive and a depot of it anew, shows its account, a search
 * and a record, and says what to try next.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = 'out/sample'
const drive = `${folder}/drive`
const depot = `${folder}/sample.depot`

/** The steps of the tour: a heading, and the command line it shows. Paths are from the folder of the clone. */
const steps: readonly (readonly [heading: string, argv: readonly string[]])[] = [
  ['A new depot.', ['create', depot]],
  [
    'The drive of the made-up Gemeente Voorbeeld goes in.',
    ['import', depot, drive, '--from', 'afd. ICT', '--received', '2026-11-02', '--medium', 'USB disk HD-3'],
  ],
  ['Its account: every file, every item, every byte.', ['ledger', depot]],
  ['A search.', ['search', depot, 'bestemmingsplan zienswijzen', '--limit', '6', '--snippets']],
  ['One record, with where it came from.', ['show', depot, '3']],
]

const next: readonly (readonly string[])[] = [
  ['search', depot, 'from:burgemeester date:2011 has:attachment'],
  ['search', depot, 'vakantie OR huisarts OR boeking', '--snippets'],
  ['facets', depot, 'klacht', '--by', 'year', '--by', 'mailbox'],
  ['problems', depot],
  ['mark', depot, '--query', 'subject:notulen', 'B', '--reason', 'notulen van het college blijven'],
  ['log', depot],
  ['verify', depot],
]

goOffline()
process.chdir(root)
process.exitCode = await tour()

async function tour(): Promise<number> {
  rmSync(join(root, folder), { recursive: true, force: true })
  writeSampleDrive(join(root, drive))
  const run = commandRunner()
  for (const [heading, argv] of steps) {
    standardStreams.out(`\n${heading}\n$ bewaarpost ${argv.map(quoted).join(' ')}\n\n`)
    const code = await run(argv)
    if (code !== exitCodes.well) return code
  }
  const lines = next.map((argv) => `  npm run --silent bewaarpost -- ${argv.map(quoted).join(' ')}\n`)
  standardStreams.out(
    `\nTo try next (the drive is ${drive}, the depot ${depot}; npm start makes both anew):\n\n${lines.join('')}\n`,
  )
  return exitCodes.well
}

/** A word as a shell takes it back. */
function quoted(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
