import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserWindowConstructorOptions, IpcMainInvokeEvent, Rectangle } from 'electron'
import { type Chrome, type ChromeAsk, openChrome } from './chrome.ts'
import { type Opened, StandInContents } from './contents.ts'
import type { FromPage } from './in-page.ts'
import type { Invoke } from './ipc.ts'
import { type Link, linkPage } from './link.ts'
import { answerRequests, type Seen } from './network.ts'
import { preventable } from './preventable.ts'
import { only } from './refuse.ts'
import type { StandInSession } from './session.ts'
import type { StandInTheme } from './theme.ts'

/** What all windows of a program share. */
export type WindowParts = {
  readonly chrome: Pick<ChromeAsk, 'executable' | 'headed' | 'language' | 'dark'>
  switches(): readonly string[]
  readonly sessionNamed: (partition: string) => StandInSession
  readonly invoke: Invoke
  readonly theme: StandInTheme
  see(seen: Seen): void
  /** A window was made, has a page, or is gone. */
  made(window: StandInWindow): void
  opened(chrome: Chrome): void
  gone(window: StandInWindow): void
}

/** Electron's BrowserWindow: a window without tabs of an installed Chromium, or an unseen page of one. */
export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents
  readonly #parts: WindowParts
  readonly #preload: string
  readonly #contents: StandInContents
  #opening = Promise.withResolvers<Opened>()
  #opened: Opened | null = null
  #bounds: { x?: number; y?: number; width: number; height: number }
  #maximized = false
  #crashed = false
  #destroyed = false
  readonly #shown = (): void => this.#followTheme()

  constructor(parts: WindowParts, options: BrowserWindowConstructorOptions = {}) {
    super()
    this.#parts = parts
    const { width = 800, height = 600, x, y, webPreferences = {} } = options
    this.#bounds = { width, height, ...(x === undefined || y === undefined ? {} : { x, y }) }
    this.#preload = webPreferences.preload ?? ''
    // A session given is one that this stand-in gave out.
    const given = webPreferences.session as unknown as StandInSession | undefined
    const session = given ?? parts.sessionNamed(webPreferences.partition ?? '')
    this.#contents = new StandInContents(session, this.#opening.promise)
    this.webContents = only('webContents', this.#contents)
    parts.theme.on('updated', this.#shown)
    parts.made(this)
  }

  async loadURL(url: string): Promise<void> {
    const { origin } = new URL(url)
    if (this.#crashed) await this.#putAway()
    const opened = this.#opened ?? (await this.#open(origin))
    this.#contents.loading = true
    try {
      await opened.chrome.page.goto(url)
    } catch (error) {
      // A window that closed meanwhile has nothing to load.
      if (this.#destroyed) return
      throw error
    } finally {
      this.#contents.loading = false
    }
    this.#contents.loadedAgain()
    this.#followTheme()
    this.emit('ready-to-show')
    this.#contents.emit('did-finish-load')
  }

  /** Chromium loads nothing more into a page whose process came to an end: the next one is a page of its own. */
  async #putAway(): Promise<void> {
    const old = this.#opened
    this.#opened = null
    this.#crashed = false
    this.#opening = Promise.withResolvers<Opened>()
    this.#contents.opensAgain(this.#opening.promise)
    await old?.chrome.close()
  }

  async #open(origin: string): Promise<Opened> {
    try {
      this.#opened = await this.#openPage(origin)
      this.#opening.resolve(this.#opened)
      return this.#opened
    } catch (error) {
      this.#opening.reject(error)
      throw error
    }
  }

  async #openPage(origin: string): Promise<Opened> {
    const { session } = this.#contents
    const { headed } = this.#parts.chrome
    const ask = {
      ...this.#parts.chrome,
      switches: this.#parts.switches(),
      bounds: this.#bounds,
      proxy: session.proxy,
    }
    const chrome = await openChrome(ask)
    this.#parts.opened(chrome)
    const { page, context } = chrome
    await context.grantPermissions(
      session.allows('clipboard-sanitized-write', origin) ? ['clipboard-write'] : [],
    )
    await context.setOffline(session.offline)
    await answerRequests(context, {
      page,
      session,
      mayNavigate: (to, frame) => this.#contents.mayNavigate(to, frame),
      see: this.#parts.see,
    })
    context.on('page', (other) => void other.close().catch(() => {}))
    page.on('dialog', (asked) => {
      asked.dismiss().catch(() => {})
      // The person closes the window, which Electron asks the host about first.
      if (asked.type() === 'beforeunload') this.close()
    })
    // A window that the person closed before touching it is gone without a question; the host can only tidy up.
    page.on('close', () => {
      if (page === this.#opened?.chrome.page) this.close()
    })
    page.on('crash', () => {
      this.#crashed = true
      this.#contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    const source = this.#preload === '' ? '' : readFileSync(this.#preload, 'utf8')
    const link: Link = await linkPage(page, { origin, source, isSeen: headed }, (message) =>
      this.#hear(message, link),
    )
    return { chrome, link, headed }
  }

  #hear(message: FromPage, link: Link): void {
    switch (message.is) {
      case 'dark':
        this.#parts.theme.systemIs(message.dark)
        break
      case 'bounds':
        this.#moved(message)
        break
      case 'call':
        this.#answer(message, link)
    }
  }

  #moved({ x, y, width, height }: Rectangle): void {
    const same = this.#bounds.width === width && this.#bounds.height === height
    if (!this.#maximized) this.#bounds = { x, y, width, height }
    if (!same) this.emit('resize')
  }

  #answer({ id, channel, args }: FromPage & { is: 'call' }, link: Link): void {
    const sender = { sender: this.webContents, senderFrame: this.webContents.mainFrame }
    // What a host looks at of the event: who asks.
    this.#parts
      .invoke(sender as unknown as IpcMainInvokeEvent, channel, args)
      .then((value) => link.post({ is: 'reply', id, value }))
      .catch((error: unknown) => {
        const message = `Error invoking remote method '${channel}': ${String(error)}`
        link.post({ is: 'error', id, message })
      })
  }

  #followTheme(): void {
    this.#contents.setScheme(this.#parts.theme.themeSource, this.#parts.chrome.dark)
  }

  /** Asks the host, as the window's own button does. */
  close(): void {
    if (this.#destroyed) return
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    this.#end()
    this.#opened?.chrome.close().catch(() => {})
  }

  #end(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#parts.theme.off('updated', this.#shown)
    this.#contents.destroyed()
    this.emit('closed')
    this.#parts.gone(this)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setTitle(title: string): void {
    this.#contents.setTitle(title)
  }

  /** Where the window is, or was before it filled the screen. */
  getNormalBounds(): Rectangle {
    return { x: 0, y: 0, ...this.#bounds }
  }

  maximize(): void {
    this.#maximized = true
    this.#place('maximized')
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  isMinimized(): boolean {
    return false
  }

  restore(): void {
    this.#maximized = false
    this.#place('normal')
  }

  // A window of Chromium's is shown as soon as it is made.
  show(): void {}

  focus(): void {
    this.#opening.promise.then(({ chrome }) => chrome.page.bringToFront()).catch(() => {})
  }

  #place(windowState: 'maximized' | 'normal'): void {
    if (!this.#parts.chrome.headed) return
    const placed = this.#opening.promise.then(async ({ link: { cdp } }) => {
      const { windowId } = await cdp.send('Browser.getWindowForTarget')
      await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
    })
    placed.catch(() => {})
  }
}
