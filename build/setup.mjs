/**
 * Makes a fresh clone ready: the packages of the lockfile, and the Node that Electron embeds.
 * Plain JavaScript without imports from packages, because it runs before there are any, on Node 20 or newer.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.bewaarpost-setup')
/** Node's release line the tools run on: the one Electron embeds (better-sqlite3 13 crashes on Node 20). */
const NODE_LINE = 24

/**
 * Installs what is missing and answers with the path of the Node to run everything on.
 * Says what it does on standard error; ends the process with one sentence when a prerequisite is missing.
 * @returns {string}
 */
export function ensureReady() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    stop(`Bewaarpost needs Node 20 or newer to start; this is Node ${process.versions.node}.`)
  }
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (installed !== wanted) install(wanted)
  return nodeOfTheLine()
}

/** @param {string} wanted */
function install(wanted) {
  say('Installing the packages of package-lock.json (about a minute, once).')
  // No package may run a script of its own; the one that must (node) is run by name below.
  npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], root)
  if (!isOnTheLine()) fetchNode()
  writeFileSync(stamp, wanted)
}

function fetchNode() {
  say(`Fetching Node ${NODE_LINE} from the npm registry (the package "node").`)
  const home = join(modules, 'node')
  // We may run on the very Node that npm just took away with the packages.
  const runner = existsSync(process.execPath) ? process.execPath : 'node'
  const done = spawnSync(runner, ['installArchSpecificPackage.js'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (done.status !== 0) stop(`Node ${NODE_LINE} could not be fetched from the npm registry.\n${done.stderr}`)
}

/** @returns {string} */
function nodeOfTheLine() {
  const fetched = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (isOnTheLine()) return process.execPath
  if (!existsSync(fetched)) fetchNode()
  if (existsSync(fetched)) return fetched
  return stop(`Bewaarpost runs on Node ${NODE_LINE}; neither this machine nor node_modules has it.`)
}

/** Whether the Node that runs this will do, and is still there. */
function isOnTheLine() {
  return Number(process.versions.node.split('.')[0]) === NODE_LINE && existsSync(process.execPath)
}

/** @param {string[]} args @param {string} cwd */
function npm(args, cwd) {
  const shell = process.platform === 'win32'
  const done = spawnSync('npm', args, { cwd, shell, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  if (done.error) stop('npm was not found; Bewaarpost needs npm, which comes with Node.')
  if (done.status !== 0) stop(`npm ${args.join(' ')} failed:\n${done.stderr}`)
}

/**
 * What every Node is started with. A small nursery (8 MB a half): left to itself it grows to hundreds of megabytes in an import and
 * is no faster.
 */
export const nodeOptions = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8']

/**
 * The environment tasks run in. Node keeps what it made of the sources (types stripped, code compiled), which halves the start.
 * On Linux threads share a few places to take memory from: one for each keeps a tenth of an import more memory, to no use.
 * @returns {NodeJS.ProcessEnv}
 */
export function environment() {
  return { NODE_COMPILE_CACHE: join(modules, '.cache', 'compiled'), MALLOC_ARENA_MAX: '4', ...process.env }
}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** @param {string} text @returns {never} */
function stop(text) {
  say(text)
  process.exit(1)
}
