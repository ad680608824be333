import { EventEmitter } from 'node:events'
import type { HandlerDetails, PrintToPDFOptions, WindowOpenHandlerResponse } from 'electron'
import type { Frame } from 'playwright-core'
import type { Chrome } from './chrome.ts'
import type { Link } from './link.ts'
import { pdfOf } from './pdf.ts'
import { preventable } from './preventable.ts'
import { only } from './refuse.ts'
import type { StandInSession } from './session.ts'

/** What the contents of a window need of it. */
export type Opened = {
  readonly chrome: Chrome
  readonly link: Link
  readonly headed: boolean
}

/** Electron's WebContents of the one window. Before the page is opened, what is asked of it waits. */
export class StandInContents extends EventEmitter {
  readonly id = 1
  readonly session: StandInSession
  #opened: Promise<Opened>
  #now: Opened | null = null
  #openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null
  #destroyed = false
  /** True while the host itself loads a page: that is no navigation to ask about. */
  loading = false
  #zoom = 1

  constructor(session: StandInSession, opened: Promise<Opened>) {
    super()
    this.session = session
    this.#opened = opened
    this.opensAgain(opened)
  }

  /** A page takes the place of the one before. */
  opensAgain(opened: Promise<Opened>): void {
    this.#opened = opened
    this.#now = null
    opened.then(
      (now) => {
        this.#now = now
      },
      // Whoever loads a page hears of it.
      () => {},
    )
  }

  readonly mainFrame = only(
    'webFrameMain',
    frameOf(() => this.getURL()),
  )

  getURL(): string {
    return this.#now?.chrome.page.mainFrame().url() ?? ''
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  destroyed(): void {
    this.#destroyed = true
    this.emit('destroyed')
  }

  send(channel: string, ...args: unknown[]): void {
    this.#now?.link.post({ is: 'event', channel, args })
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler
  }

  /** Whether the page or a frame may go to an address, by the host's listeners. */
  mayNavigate(url: string, frame: Frame | null): boolean {
    const page = this.#now?.chrome.page
    if (frame === null || frame.page() !== page) {
      // A page asks for a window. The stand-in has one only: whatever the host says, the new one does not stay.
      this.#openHandler?.({ url, frameName: '', features: '', disposition: 'new-window', referrer: nobody })
      return false
    }
    const isMainFrame = frame === page.mainFrame()
    // Neither the host's own loading nor loading the same again is going elsewhere.
    if (isMainFrame && (this.loading || url === this.getURL())) return true
    const tells = {
      url,
      isMainFrame,
      isSameDocument: false,
      frame: isMainFrame ? this.mainFrame : frameOf(() => frame.url()),
    }
    const events = ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])]
    return events.every((name) => {
      const event = preventable({ ...tells })
      this.emit(name, event, url)
      return !event.defaultPrevented
    })
  }

  /** PDF of what the page shows for print. */
  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { link } = await this.#opened
    return pdfOf(link.cdp, options)
  }

  /** Prints: on a display through Chromium's own dialog; unseen, where there is no printer, only makes the pages. */
  print(_options: object = {}, told: (success: boolean, reason: string) => void = () => {}): void {
    const printing = this.#opened.then(({ chrome, link, headed }) =>
      headed ? chrome.page.evaluate('print()') : pdfOf(link.cdp, {}),
    )
    printing.then(
      () => told(true, ''),
      (error: Error) => told(false, error.message),
    )
  }

  /**
   * Makes everything larger by a factor, as Electron does. Unseen, the page gets the layout it would have: fewer CSS pixels for the same
   * window. On a display a page cannot be told so; its root is enlarged, which is the same but for media queries.
   */
  setZoomFactor(factor: number): void {
    const before = this.#zoom
    this.#zoom = factor
    this.#later(async ({ chrome: { page }, headed }) => {
      const size = page.viewportSize()
      if (headed) await page.evaluate(`document.documentElement.style.zoom = ${Number(factor)}`)
      else if (size !== null) {
        const scaled = (length: number): number => Math.round((length * before) / factor)
        await page.setViewportSize({ width: scaled(size.width), height: scaled(size.height) })
      }
    })
  }

  /** A new document was loaded; what the page itself was told holds for it too. */
  loadedAgain(): void {
    if (this.#zoom === 1) return
    this.#later(async ({ chrome: { page }, headed }) => {
      if (headed) await page.evaluate(`document.documentElement.style.zoom = ${this.#zoom}`)
    })
  }

  // Set for every window by a switch of Chromium's.
  setWebRTCIPHandlingPolicy(_policy: string): void {}

  setTitle(title: string): void {
    this.#later(({ chrome }) =>
      chrome.page.evaluate((said) => {
        document.title = said
      }, title),
    )
  }

  setScheme(scheme: 'system' | 'light' | 'dark', system: boolean | null): void {
    const dark = scheme === 'system' ? system : scheme === 'dark'
    this.#later(({ chrome }) =>
      chrome.page.emulateMedia({ colorScheme: dark === null ? null : dark ? 'dark' : 'light' }),
    )
  }

  /** Does something with the page once it is there; a page that is gone by then is none of its concern. */
  #later(step: (opened: Opened) => Promise<unknown>): void {
    this.#opened.then(step).catch(() => {})
  }
}

const nobody = { url: '', policy: 'default' } as const

/** Electron's WebFrameMain, as far as a host looks at it. */
function frameOf(url: () => string): { readonly url: string; readonly origin: string } {
  return {
    get url() {
      return url()
    },
    get origin() {
      const at = url()
      return URL.canParse(at) ? new URL(at).origin : 'null'
    },
  }
}
