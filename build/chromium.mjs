/**
 * Finds a Chromium for the stand-in and the tests: `CHROMIUM_PATH`, Playwright's own download, Chrome, Edge, or the distribution's.
 * On Debian and its kin, as root, installs one when there is none.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findElectron } from './electron-runtime.mjs'
import { say } from './setup.mjs'

/**
 * The path of a Chromium, Chrome or Edge; null when this machine has none.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return isProgram(named) ? named : null
  return [...playwrights(), ...installed()].find(isProgram) ?? null
}

/**
 * The path of a Chromium, installing one where that may be done without asking; null after saying what to install.
 * @returns {string | null}
 */
export function ensureChromium() {
  const named = process.env['CHROMIUM_PATH'] ?? ''
  const found = findChromium()
  if (found !== null) return found
  if (named !== '') say(`CHROMIUM_PATH names ${named}, which is no program.`)
  else if (mayInstall()) {
    say('There is no Chromium here for the window: installing Debian’s (apt-get install chromium, once).')
    if (apt('update') && apt('install', '--yes', '--no-install-recommends', 'chromium')) {
      const now = findChromium()
      if (now !== null) return now
    }
    say('Chromium could not be installed.')
  }
  say(
    'The window needs a browser while Electron’s runtime is not here. Install Chromium, Google Chrome or Microsoft Edge, or let ' +
      'CHROMIUM_PATH name one, and run the command again.',
  )
  return null
}

/** Ubuntu's package "chromium" only asks for a snap, which needs a running system. */
function mayInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return !/^ID=ubuntu$/m.test(release)
}

/** @param {string[]} args */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

/** Chromiums that Playwright fetched, the newest first. */
function playwrights() {
  const home = homedir()
  const caches = {
    linux: join(home, '.cache', 'ms-playwright'),
    darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'ms-playwright'),
  }
  const programs = {
    linux: [
      ['chrome-linux', 'chrome'],
      ['chrome-linux64', 'chrome'],
    ],
    darwin: ['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].flatMap((folder) => [
      [folder, 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
      [folder, 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
    ]),
    win32: [
      ['chrome-win', 'chrome.exe'],
      ['chrome-win64', 'chrome.exe'],
    ],
  }
  const platform = platformOf()
  const named = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? ''
  const cache = named === '' ? caches[platform] : named
  if (!existsSync(cache)) return []
  const versions = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
  return versions.flatMap((version) => programs[platform].map((parts) => join(cache, version, ...parts)))
}

/** Where browsers stand on this platform, Chrome and Chromium before Edge. */
function installed() {
  switch (platformOf()) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      )
    case 'win32': {
      const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
        (name) => process.env[name] ?? [],
      )
      const programs = [
        'Google\\Chrome\\Application\\chrome.exe',
        'Chromium\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ]
      return programs.flatMap((program) => roots.map((root) => join(root, program)))
    }
    default: {
      const names = [
        'google-chrome',
        'google-chrome-stable',
        'chromium',
        'chromium-browser',
        'microsoft-edge',
        'microsoft-edge-stable',
      ]
      const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
      return names.flatMap((name) => [...folders, '/usr/bin'].map((folder) => join(folder, name)))
    }
  }
}

/** @returns {'linux' | 'darwin' | 'win32'} */
function platformOf() {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

// As a step before the tests: nothing to do where Electron itself is.
if (import.meta.main && findElectron() === null && ensureChromium() === null) process.exit(1)
