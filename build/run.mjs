/**
 * The tasks of package.json: `node build/run.mjs <task> [arguments]`.
 * Every task first makes the clone ready, then runs on the Node of the tools' line.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureReady, environment, nodeOptions, root, say } from './setup.mjs'

const node = ensureReady()
const [task = '', ...rest] = process.argv.slice(2)

/** @type {Record<string, () => string[][]>} */
const tasks = {
  start: () => [['build/start.ts', ...rest]],
  bewaarpost: () => [[join(root, 'main/hosts/cli/main.ts'), ...rest]],
  bench: () => [['tests/bench/bench.ts', ...rest]],
  package: () => [['build/package/package.ts', ...rest]],
  format: () => [[bin('@biomejs/biome', 'bin/biome'), 'check', '--write', '.']],
  check: () => [types(), lint(), vitest('tests/architecture.test.ts', 'tests/unit')],
  test: () => [types(), lint(), ...tests()],
  e2e: () => e2e(...rest),
  screenshots: () => [['build/screenshots.ts']],
}

const steps = tasks[task]
if (steps === undefined) {
  say(`No task named "${task}"; there are ${Object.keys(tasks).join(', ')}.`)
  process.exit(2)
}
// Ctrl-C reaches the task as well; what it means is the task's to decide (the first one is a checkpoint), so this one waits.
process.on('SIGINT', () => {})
for (const args of steps()) {
  const code = await run(args)
  if (code !== 0) process.exit(code)
}

/** @param {string[]} args @returns {Promise<number>} */
function run(args) {
  const cwd = task === 'bewaarpost' ? (process.env['INIT_CWD'] ?? process.cwd()) : root
  const child = spawn(node, [...nodeOptions, ...args], {
    cwd,
    env: environment(),
    stdio: 'inherit',
  })
  return new Promise((done) => {
    child.on('error', (error) => {
      say(`Could not start Node: ${error.message}`)
      done(1)
    })
    child.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

function types() {
  return [bin('typescript', 'bin/tsc'), '-b', '--pretty']
}

function lint() {
  return [bin('@biomejs/biome', 'bin/biome'), 'check', '.']
}

/** @param {string[]} what */
function vitest(...what) {
  return [bin('vitest', 'vitest.mjs'), 'run', '--config', 'build/vitest.config.ts', ...what]
}

/** All tests, or those that the rest of the command line names, the window's by their folder. */
function tests() {
  if (rest.length === 0) return [vitest('tests'), ...e2e()]
  const ofWindow = rest.filter((name) => name.includes('e2e'))
  const others = rest.filter((name) => !name.includes('e2e'))
  return [...(others.length > 0 ? [vitest(...others)] : []), ...(ofWindow.length > 0 ? e2e(...ofWindow) : [])]
}

/** The tests of the window need its bundle, and something to show it. @param {string[]} what */
function e2e(...what) {
  const run = [bin('vitest', 'vitest.mjs'), 'run', '--config', 'build/vitest.e2e.config.ts', ...what]
  return [['build/bundle.mjs'], ['build/chromium.mjs'], run]
}

/** @param {string} name @param {string} file */
function bin(name, file) {
  const path = join(root, 'node_modules', name, file)
  if (!existsSync(path)) {
    say(`${name} is not installed; remove node_modules and run the command again.`)
    process.exit(1)
  }
  return path
}
