/**
 * What `npm start` does: bundles the workstation and opens it, on the sample when there is nothing else to open yet. On Electron where
 * its runtime is or can be fetched, else on the stand-in; without a display, as a tour that leaves pictures. Arguments go on to the program.
 */
import { spawn } from 'node:child_process'
import { basename, join } from 'node:path'
import { bundle } from './bundle.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { root, say } from './setup.mjs'
import { openStandIn } from './stand-in/open.ts'
import { tour } from './tour.ts'

const argv = ['--sample', ...process.argv.slice(2)]
process.exit(await start())

async function start(): Promise<number> {
  const main = join(await bundle(), 'main', 'main.js')
  if (!hasDisplay()) return startTour(main)
  const electron = ensureElectron()
  if (electron !== null) {
    say('Opening Bewaarpost on Electron.')
    return openElectron(electron)
  }
  const chromium = ensureChromium()
  if (chromium === null) return 1
  say(
    `Electron’s runtime could not be fetched: opening Bewaarpost on its stand-in, with ${basename(chromium)} as the window.`,
  )
  return openStandIn(chromium, main, argv)
}

async function startTour(main: string): Promise<number> {
  say('There is no display here, so no window can open: going by the screens unseen, on the sample.')
  const chromium = ensureChromium()
  if (chromium === null) return 1
  await tour(chromium, main, join(root, 'out', 'tour'))
  say('With a display, npm start opens the workstation itself.')
  return 0
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '')
}

function openElectron(program: string): Promise<number> {
  // Chromium's sandbox refuses to start for root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(program, [...asRoot, root, ...argv], { stdio: 'inherit' })
  // Ctrl-C reaches both processes; the program decides what it means.
  process.on('SIGINT', () => {})
  return new Promise((done) => {
    child.on('error', (error) => {
      say(`Electron could not be started: ${error.message}`)
      done(1)
    })
    child.on('exit', (code) => done(code ?? 1))
  })
}
