import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn } from './files.ts'
import { type Measured, measure } from './measure.ts'
import type { Indexed, Peer } from './peers.ts'

/** The programs that read personal folders and are installed on this machine, and the names of those that are not. */
export function findReaders(): { peers: Peer[]; missing: string[] } {
  const known = [
    { name: 'readpst', index: exportWithReadpst },
    { name: 'pffexport', index: exportWithPffexport },
  ]
  const versions = known.map((peer) => ({ ...peer, version: versionOf(peer.name) }))
  return {
    peers: versions.flatMap(({ name, index, version }) =>
      version === null ? [] : [{ name: `${name} ${version}`, index }],
    ),
    missing: versions.filter(({ version }) => version === null).map(({ name }) => name),
  }
}

function versionOf(program: string): string | null {
  const said = spawnSync(program, ['-V'], { encoding: 'utf8' })
  return said.error === undefined
    ? (/\d+(?:\.\d+)+|\b\d{8}\b/.exec(said.stdout + said.stderr)?.[0] ?? '')
    : null
}

/** `readpst -j 0 -e`: a file for each item, in one process: with several it loses items. */
async function exportWithReadpst(folder: string, scratch: string): Promise<Indexed> {
  const place = join(scratch, 'readpst')
  mkdirSync(place, { recursive: true })
  const run = await measure('readpst', ['-q', '-j', '0', '-e', '-o', place, fileIn(folder)])
  return exported(run, place, (path) => /\.(?:eml|ics|vcf|txt)$/.test(path))
}

/** `pffexport -m all`: a folder for each item, with a file called like it, others beside it, and below it what is attached. */
async function exportWithPffexport(folder: string, scratch: string): Promise<Indexed> {
  const place = join(scratch, 'pffexport')
  const run = await measure('pffexport', ['-q', '-m', 'all', '-t', place, fileIn(folder)])
  const item = /\/([A-Z][a-z]+)\d+\/\1\.(?:txt|html|rtf)$/
  return exported(run, scratch, (path) => item.test(path) && !path.includes('/Attachments/'))
}

function fileIn(folder: string): string {
  for (const { path } of filesIn(folder)) return path
  throw new Error(`nothing to read in ${folder}`)
}

/** What a program wrote: how many files are items, and the bytes of all. */
function exported(run: Measured, place: string, isItem: (path: string) => boolean): Indexed {
  if (run.code !== 0) throw new Error(`it ended with ${run.code}: ${run.errors.trim().slice(0, 500)}`)
  let messages = 0
  let bytes = 0
  for (const { path, size } of filesIn(place)) {
    if (isItem(path)) messages++
    bytes += size
  }
  return { ...run, messages, bytes }
}
