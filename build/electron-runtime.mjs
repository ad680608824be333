/** Where Electron's runtime is, when it is: it is fetched from outside the package registry, so a machine may do without. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

/**
 * The path of Electron's program; null when its runtime is not here. Never downloads one, as importing `electron` would.
 * @returns {string | null}
 */
export function findElectron() {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' }
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
  const home = join(root, 'node_modules', 'electron')
  // Written by Electron's own installer, where it differs from the usual name.
  const told = join(home, 'path.txt')
  const name = existsSync(told) ? readFileSync(told, 'utf8').trim() : names[platform]
  const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'), name)
  return existsSync(program) ? program : null
}
