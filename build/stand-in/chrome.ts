import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'

/** What a window asks of Chromium. Sizes in CSS pixels; `switches` are the host's own, without dashes. */
export type ChromeAsk = {
  readonly executable: string
  /** On a display, as a window without tabs or address bar; otherwise unseen. */
  readonly headed: boolean
  readonly switches: readonly string[]
  readonly bounds: {
    readonly x?: number
    readonly y?: number
    readonly width: number
    readonly height: number
  }
  readonly language: string
  /** null: as the system has it. */
  readonly dark: boolean | null
  /** A proxy in Electron's words; undefined for none. */
  readonly proxy: { readonly server: string; readonly bypass: string } | undefined
}

/** A page to put the window in. `close` takes all of it away, whatever the page says. */
export type Chrome = {
  readonly context: BrowserContext
  readonly page: Page
  close(): Promise<void>
}

/** Nothing but what it is told to load: no name resolves, no update, no account, no first-run page. */
const quiet = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--no-pings',
  '--disable-breakpad',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/** Opens an empty page. Playwright speaks with Chromium over a pipe; no port is opened. */
export async function openChrome(ask: ChromeAsk): Promise<Chrome> {
  return ask.headed ? openSeen(ask) : openUnseen(ask)
}

async function openSeen(ask: ChromeAsk): Promise<Chrome> {
  const profile = mkdtempSync(join(tmpdir(), 'bewaarpost-window-'))
  const { x, y, width, height } = ask.bounds
  const place = x === undefined || y === undefined ? [] : [`--window-position=${x},${y}`]
  const context = await chromium.launchPersistentContext(profile, {
    ...started(ask),
    ...common(ask),
    headless: false,
    viewport: null,
    args: [...argsOf(ask), `--window-size=${width},${height}`, ...place, '--app=about:blank'],
    // It would say on the window that a program drives it.
    ignoreDefaultArgs: ['--enable-automation'],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    context,
    page,
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Browsers that run unseen, by what they were started with: windows of one process share them. */
const browsers = new Map<string, Promise<Browser>>()

async function openUnseen(ask: ChromeAsk): Promise<Chrome> {
  const key = JSON.stringify([ask.executable, argsOf(ask)])
  const starting =
    browsers.get(key) ?? chromium.launch({ ...started(ask), headless: true, args: argsOf(ask) })
  browsers.set(key, starting)
  const browser = await starting
  const { width, height } = ask.bounds
  const context = await browser.newContext({ ...common(ask), viewport: { width, height } })
  return { context, page: await context.newPage(), close: () => context.close() }
}

/** Ends the browsers that run unseen. */
export async function closeBrowsers(): Promise<void> {
  const open = [...browsers.values()]
  browsers.clear()
  await Promise.all(open.map(async (browser) => (await browser).close()))
}

const root = process.getuid?.() === 0

/** Chromium's own sandbox is on, but for root, where it refuses to start. */
const started = ({ executable }: ChromeAsk): { executablePath: string; chromiumSandbox: boolean } => ({
  executablePath: executable,
  chromiumSandbox: !root,
})

function argsOf({ switches, language }: ChromeAsk): string[] {
  return [...quiet, `--lang=${language}`, ...switches.map((one) => `--${one}`)]
}

function common({ language, dark, proxy }: ChromeAsk): BrowserContextOptions {
  return {
    locale: language,
    colorScheme: dark === null ? null : dark ? 'dark' : 'light',
    serviceWorkers: 'block',
    acceptDownloads: false,
    ...(proxy === undefined ? {} : { proxy }),
  }
}
