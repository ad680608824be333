import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sizeOf } from './files.ts'
import { type Measured, measure } from './measure.ts'

/** A program that does with a folder of mail what we measure ourselves against. */
export type Peer = { readonly name: string; index(folder: string, scratch: string): Promise<Indexed> }

/** What a program made of a folder. `messages` is what it says it holds, not what there was. */
export type Indexed = Measured & { readonly messages: number; readonly bytes: number }

/** The peers installed on this machine, and the names of those that are not. */
export function findPeers(): { peers: Peer[]; missing: string[] } {
  const known = [
    { name: 'mu', index: indexWithMu },
    { name: 'notmuch', index: indexWithNotmuch },
  ]
  const versions = known.map((peer) => ({ ...peer, version: versionOf(peer.name) }))
  return {
    peers: versions.flatMap(({ name, index, version }) =>
      version === null ? [] : [{ name: `${name} ${version}`, index }],
    ),
    missing: versions.filter((peer) => peer.version === null).map((peer) => peer.name),
  }
}

function versionOf(program: string): string | null {
  const said = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (said.error !== undefined || said.status !== 0) return null
  return /\d+(?:\.\d+)+/.exec(said.stdout)?.[0] ?? ''
}

/** `mu index` into a store of its own. It reads only folders named cur and new. */
async function indexWithMu(folder: string, scratch: string): Promise<Indexed> {
  const home = { MUHOME: join(scratch, 'mu') }
  mkdirSync(home.MUHOME, { recursive: true })
  check(await measure('mu', ['init', `--maildir=${folder}`], home), 'mu init')
  const run = check(await measure('mu', ['index', '--quiet', '--nocleanup'], home), 'mu index')
  const found = check(await measure('mu', ['find', '--fields=l', ''], home), 'mu find')
  return { ...run, messages: found.output.split('\n').length - 1, bytes: sizeOf(home.MUHOME) }
}

/** `notmuch new` into a database of its own, with no hooks. */
async function indexWithNotmuch(folder: string, scratch: string): Promise<Indexed> {
  const database = join(scratch, 'notmuch')
  mkdirSync(database, { recursive: true })
  const config = { NOTMUCH_CONFIG: join(scratch, 'notmuch.conf') }
  writeFileSync(
    config.NOTMUCH_CONFIG,
    `[database]\npath=${database}\nmail_root=${folder}\n[user]\nname=bench\nprimary_email=bench@example.org\n`,
  )
  const run = check(await measure('notmuch', ['new', '--quiet', '--no-hooks'], config), 'notmuch new')
  const found = check(await measure('notmuch', ['count', '--output=files', '*'], config), 'notmuch count')
  return { ...run, messages: Number(found.output.trim()), bytes: sizeOf(database) }
}

function check(run: Measured, what: string): Measured {
  if (run.code !== 0) throw new Error(`${what} ended with ${run.code}: ${run.errors.trim().slice(0, 500)}`)
  return run
}
