import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { Page } from 'playwright-core'
import { StandInApp } from './app.ts'
import type { Chrome } from './chrome.ts'
import { type Asker, makeDialog } from './dialogs.ts'
import { runBundle } from './hooks.ts'
import { makeIpc } from './ipc.ts'
import { chooseItem, makeMenu } from './menu.ts'
import type { Seen } from './network.ts'
import { only } from './refuse.ts'
import { makeSessions } from './session.ts'
import { makeTheme } from './theme.ts'
import { StandInWindow, type WindowParts } from './window.ts'

/** What a program is started with. */
export type StandInOptions = {
  /** The bundled main process. */
  readonly main: string
  /** The Chromium to use. */
  readonly executable: string
  readonly headed: boolean
  /** What stood on the command line after the program. */
  readonly argv: readonly string[]
  readonly userData: string
  /** The person's languages, the first preferred, e.g. ['nl-NL']. */
  readonly languages: readonly string[]
  /** The system's theme; null: as the system has it. */
  readonly dark: boolean | null
  /** Makes who answers the dialogs; `page` is the window's page, once there is one. */
  asker(page: () => Page | null): Asker
}

/** A running program. */
export type StandIn = {
  /** The page of the window, when it has loaded. Rejects when the program ended before. */
  readonly page: Promise<Page>
  /** The page of the window now: another one than `page` after that crashed. */
  pageNow(): Page | null
  /** Every address that was asked for, with how that ended. */
  readonly requests: readonly Seen[]
  /** The exit code, when the program is over and its browser closed. */
  readonly ended: Promise<number>
  /** Chooses an item of the menu, by its id or what stands in it. */
  chooseItem(item: string): void
  /** Asks the program to quit, as its user does. */
  quit(): void
  /** Ends the program without asking. */
  exit(): void
}

/** Runs the bundled host, unchanged, with a Chromium as its window. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const chromes = new Set<Chrome>()
  const requests: Seen[] = []
  const loaded = Promise.withResolvers<Page>()
  const ended = Promise.withResolvers<number>()
  let page: Page | null = null
  let isOver = false
  loaded.promise.catch(() => {})

  const { folder, version } = programAt(dirname(options.main))
  const { userData, languages, argv } = options
  const exit = (code: number): void => {
    isOver = true
    loaded.reject(new Error('The program ended before its window had loaded.'))
    Promise.allSettled([...chromes].map((chrome) => chrome.close())).then(() => ended.resolve(code))
  }
  const app = new StandInApp({ folder, version, userData, languages, exit })
  const { ipcMain, invoke } = makeIpc()
  const { Menu, applicationMenu } = makeMenu()
  const session = makeSessions()
  const nativeTheme = makeTheme(options.dark ?? false)
  const parts: WindowParts = {
    chrome: {
      executable: options.executable,
      headed: options.headed,
      language: languages[0] ?? 'en-US',
      dark: options.dark,
    },
    switches: () => app.switches(),
    sessionNamed: session.fromPartition,
    invoke,
    theme: nativeTheme,
    see: (seen) => void requests.push(seen),
    made: (window) => {
      window.once('ready-to-show', () => page && loaded.resolve(page))
      app.windowMade(window)
    },
    opened: (chrome) => {
      chromes.add(chrome)
      page = chrome.page
      if (isOver) chrome.close().catch(() => {})
    },
    gone: (window) => app.windowGone(window),
  }
  // `new` gives the host a window that throws at what the stand-in lacks.
  const BrowserWindow = new Proxy(StandInWindow, {
    construct: (Window, [asked]: [BrowserWindowConstructorOptions?]) =>
      only('BrowserWindow', new Window(parts, asked)),
  })
  const dialog = makeDialog(options.asker(() => page))
  // Chromium itself keeps a window where it can be seen: every place is on a screen.
  const screen = only('screen', { getDisplayMatching: (place: Rectangle) => ({ workArea: place }) })
  const electron = {
    app: only('app', app),
    BrowserWindow,
    session,
    dialog,
    screen,
    Menu,
    ipcMain,
    nativeTheme,
  }

  const before = process.argv
  process.argv = [process.execPath, options.main, ...argv]
  try {
    await runBundle(options.main, electron)
  } finally {
    process.argv = before
  }
  return {
    page: loaded.promise,
    pageNow: () => page,
    requests,
    ended: ended.promise,
    chooseItem: (item) => chooseItem(applicationMenu(), item),
    quit: () => app.quit(),
    exit: () => app.exit(0),
  }
}

/** The package a bundle belongs to: the nearest package.json above it. */
function programAt(from: string): { folder: string; version: string } {
  const file = join(from, 'package.json')
  if (!existsSync(file)) {
    if (dirname(from) === from) throw new Error('The bundle lies in no package.')
    return programAt(dirname(from))
  }
  // npm's own file, whose version is a text.
  const { version = '0.0.0' } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  return { folder: from, version }
}
