/** Electron's runtime: it is fetched from outside the package registry, so a machine may do without. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, say } from './setup.mjs'

const home = join(root, 'node_modules', 'electron')
/** Says for which version of Electron fetching was tried in vain, so that not every start waits for it. */
const tried = join(root, 'node_modules', '.cache', 'electron-not-fetched')
/** A hundred megabytes on a slow line. */
const FETCH_MS = 10 * 60_000

/**
 * The path of Electron's program; null when its runtime is not here. Never downloads one, as importing `electron` would.
 * @returns {string | null}
 */
export function findElectron() {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' }
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
  // Written by Electron's own installer, where it differs from the usual name.
  const told = join(home, 'path.txt')
  const name = existsSync(told) ? readFileSync(told, 'utf8').trim() : names[platform]
  const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'), name)
  return existsSync(program) ? program : null
}

/**
 * The path of Electron's program, fetching its runtime once where the network allows it; null when there is none.
 * @returns {string | null}
 */
export function ensureElectron() {
  const found = findElectron()
  if (found !== null) return found
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  if (existsSync(tried) && readFileSync(tried, 'utf8') === version) return null
  say(`Fetching the runtime of Electron ${version} (about 110 MB, once).`)
  const script = join(home, 'install.js')
  spawnSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'ignore'], timeout: FETCH_MS })
  const fetched = findElectron()
  if (fetched === null) {
    mkdirSync(dirname(tried), { recursive: true })
    writeFileSync(tried, version)
  }
  return fetched
}
