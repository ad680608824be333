import type { Page } from 'playwright-core'

/** How a list moved while it was scrolled. */
export type Motion = {
  /** Milliseconds from one frame to the next. */
  readonly frames: readonly number[]
  /** The longest stretch in which no row that was seen had anything in it, in milliseconds. */
  readonly blank: number
  /** The share of frames in which a row that was seen had nothing in it yet, 0 to 1. */
  readonly unfilled: number
  /** Milliseconds from the last movement until every row seen was filled. */
  readonly rest: number
}

type Recorder = { begin(): void; end(): Promise<Motion> }

/** Watches the list frame by frame while `act` scrolls it, and until it has come to rest. */
export async function watchFrames(page: Page, act: () => Promise<void>): Promise<Motion> {
  await page.evaluate(recorderInPage)
  await page.evaluate(() => (globalThis as unknown as { recorder: Recorder }).recorder.begin())
  await act()
  return page.evaluate(() => (globalThis as unknown as { recorder: Recorder }).recorder.end())
}

/** Runs in the page, as text: must not name anything outside itself. */
function recorderInPage(): void {
  const STILL_MS = 150
  type Frame = { readonly at: number; readonly top: number; readonly seen: number; readonly filled: number }
  let frames: Frame[] = []
  let isOver = false

  /** How many rows are in view, and how many of them have something in them. */
  const look = (grid: HTMLElement): Pick<Frame, 'seen' | 'filled'> => {
    const head = grid.querySelector('.records-track')?.previousElementSibling?.getBoundingClientRect()
    const { bottom } = grid.getBoundingClientRect()
    const top = head?.bottom ?? 0
    const rows = [...grid.querySelectorAll<HTMLElement>('.records-row')].filter((row) => {
      const at = row.getBoundingClientRect()
      return at.bottom > top && at.top < bottom
    })
    return { seen: rows.length, filled: rows.filter((row) => row.dataset['record'] !== undefined).length }
  }
  const record = (at: number): void => {
    const grid = document.querySelector<HTMLElement>('[data-list]')
    if (isOver || grid === null) return
    // After the frame is made: what it shows is laid out already, and looking costs it nothing.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      frames.push({ at, top: grid.scrollTop, ...look(grid) })
    }
    port2.postMessage(null)
    requestAnimationFrame(record)
  }
  const isWhole = ({ seen, filled }: Frame): boolean => seen > 0 && filled === seen
  const longest = (of: readonly Frame[], test: (frame: Frame) => boolean): number => {
    let [most, since] = [0, 0]
    for (const frame of of) {
      if (!test(frame)) since = frame.at
      most = Math.max(most, frame.at - (since || frame.at))
    }
    return most
  }

  const recorder: Recorder = {
    begin() {
      frames = []
      isOver = false
      requestAnimationFrame(record)
    },
    async end() {
      const still = (): Promise<void> => new Promise((done) => setTimeout(done, STILL_MS))
      for (let turns = 0; turns < 40; turns++) {
        await still()
        const last = frames.at(-1)
        const quiet = frames.findLast(({ top }) => top !== last?.top)
        if (last !== undefined && isWhole(last) && last.at - (quiet?.at ?? 0) >= STILL_MS) break
      }
      isOver = true
      const lastTop = frames.at(-1)?.top
      const moves =
        frames.findLastIndex(({ top }, place) => top !== frames[place + 1]?.top && top !== lastTop) + 1
      const first = Math.max(
        0,
        frames.findIndex(({ top }) => top !== frames[0]?.top),
      )
      const moving = frames.slice(first, moves + 1)
      const stopped = frames[moves]
      const whole = frames.slice(moves).find(isWhole)
      return {
        frames: moving.slice(1).map(({ at }, place) => at - (moving[place]?.at ?? at)),
        blank: longest(frames, ({ filled }) => filled === 0),
        unfilled: moving.filter((frame) => !isWhole(frame)).length / Math.max(1, moving.length),
        rest: (whole?.at ?? Number.POSITIVE_INFINITY) - (stopped?.at ?? 0),
      }
    },
  }
  Object.assign(globalThis, { recorder })
}
