/**
 * Makes the installers for the machine it runs on: `npm run package`, in `dist/`. It needs Electron's runtime and the tools that make
 * installers, which are fetched from outside the npm registry; where they cannot be had it says so and ends with 1.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../bundle/places.ts'
import { bundle } from '../bundle.mjs'

const modules = join(root, 'node_modules')
const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(modules, 'electron/dist')

if (!existsSync(join(runtime, 'version'))) {
  console.error('Fetching the runtime of Electron.')
  const fetched = runNode(['electron/install.js'], 'ignore')
  if (fetched !== 0 || !existsSync(join(runtime, 'version'))) {
    stop(
      'No installers were made: the runtime of Electron is not on this machine and could not be fetched from github.com.',
    )
  }
}
await bundle({ minify: true })
const made = runNode(
  ['electron-builder/cli.js', '--publish', 'never', `-c.electronDist=${runtime}`, ...process.argv.slice(2)],
  'inherit',
)
if (made !== 0) stop('electron-builder made no installers; what it met stands above.')
console.error(`The installers are in ${join(root, 'dist')}.`)

/** Runs a script of a package on this Node; its exit code, 1 when a signal ended it. */
function runNode([script = '', ...args]: readonly string[], output: 'ignore' | 'inherit'): number {
  const stdio = ['ignore', output, output] as const
  return (
    spawnSync(process.execPath, [join(modules, script), ...args], { cwd: root, stdio: [...stdio] }).status ??
    1
  )
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
