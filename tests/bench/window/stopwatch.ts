import type { Page } from 'playwright-core'

/**
 * What a person waits for: rows in the list, whatever they answer; the list as it was just asked; the message one moved to; the
 * line that says what was done.
 */
export type Sight = 'rows' | 'list' | 'message' | 'notice'

/** What lies in the page after `putStopwatch`. Times are milliseconds of the page's own clock. */
type Stopwatch = {
  /** Begins to look out; what is seen already does not count, but for rows. */
  watch(sight: Sight): void
  /** The moment at which it had been painted. */
  seen(): Promise<number>
  /** When the last key or button went down or text came in: of Chromium's own event, so that its way to the page counts. */
  pressed(): number
}

/** Puts a stopwatch into the window's page. It reads the screen as a person does, and nothing of the program. */
export async function putStopwatch(page: Page): Promise<void> {
  await page.evaluate(stopwatchInPage)
}

/**
 * Milliseconds from the last key or button that `act` presses to the frame on the screen that shows what it was pressed for.
 * Rejects when it is not seen within half a minute.
 */
export async function timeTo(page: Page, sight: Sight, act: () => Promise<void>): Promise<number> {
  await page.evaluate((which) => {
    const { stopwatch } = globalThis as unknown as { stopwatch: Stopwatch }
    stopwatch.watch(which)
  }, sight)
  await act()
  return page.evaluate(async () => {
    const { stopwatch } = globalThis as unknown as { stopwatch: Stopwatch }
    const seen = await stopwatch.seen()
    return seen - stopwatch.pressed()
  })
}

/** Runs in the page, as text: must not name anything outside itself. */
function stopwatchInPage(): void {
  const MOST_MS = 30_000
  let pressed = 0
  let seen: Promise<number> = Promise.resolve(0)
  for (const kind of ['keydown', 'pointerdown', 'input'] as const) {
    addEventListener(
      kind,
      ({ timeStamp }) => {
        pressed = timeStamp
      },
      true,
    )
  }

  const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector)
  const isListFilled = (): boolean => {
    const list = find('.records-list')
    if (list === null || list.getAttribute('aria-busy') === 'true') return false
    const rows = [...list.querySelectorAll<HTMLElement>('.records-row')]
    return rows.length === 0
      ? list.querySelector('.records-none-query') !== null
      : rows.every((row) => row.dataset['record'] !== undefined)
  }
  const messageShown = (): string | undefined => {
    const pane = find('[data-pane="reading"][aria-busy="false"]')
    const isWhole =
      pane?.querySelector('[data-subject]') != null && pane.querySelector('[data-text]') !== null
    return isWhole ? pane?.dataset['record'] : undefined
  }
  const noticeShown = (): string => find('.notice p')?.textContent ?? ''

  /** Whether the list was asked anew: it says so while it waits, perhaps for less than a frame. */
  const whenBusy = (): (() => boolean) => {
    const list = find('.records-list')
    let wasBusy = false
    const look = new MutationObserver(() => {
      wasBusy = true
      look.disconnect()
    })
    if (list !== null) look.observe(list, { attributeFilter: ['aria-busy'] })
    return () => wasBusy
  }

  const sights: Record<Sight, () => () => boolean> = {
    rows: () => isListFilled,
    list() {
      const wasBusy = whenBusy()
      return () => wasBusy() && isListFilled()
    },
    message() {
      const before = messageShown()
      return () => {
        const now = messageShown()
        const row = find('.records-row-current')?.dataset['record']
        return now !== undefined && now !== before && now === row
      }
    },
    notice() {
      const before = noticeShown()
      return () => noticeShown() !== before && noticeShown() !== ''
    },
  }

  const stopwatch: Stopwatch = {
    watch(sight) {
      const test = sights[sight]()
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      const end = performance.now() + MOST_MS
      const look = (): void => {
        if (test()) {
          // What is in the document when a frame begins is painted in it; a message sent now arrives after that.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            port1.close()
            resolve(performance.now())
          }
          port2.postMessage(null)
        } else if (performance.now() > end) reject(new Error(`the ${sight} was not seen in time`))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
      seen = promise
      promise.catch(() => {})
    },
    seen: () => seen,
    pressed: () => pressed,
  }
  Object.assign(globalThis, { stopwatch })
}
