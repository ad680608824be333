import type { Page } from 'playwright-core'

/** How a list moved while it was scrolled. Milliseconds. */
export type Motion = {
  /** From one frame to the next, while it moved. */
  readonly frames: readonly number[]
  /** The longest stretch in which no row that was seen had anything in it. */
  readonly blank: number
  /** From each time it came to rest until every row seen was filled. */
  readonly filled: readonly number[]
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
  /** Milliseconds without movement that are a rest, and that a rest is waited for at the end. */
  const STILL = 100
  const END = 1_000
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
  /** The longest stretch of frames that passed the test. */
  const longest = (test: (frame: Frame) => boolean): number => {
    let [most, since] = [0, frames[0]?.at ?? 0]
    for (const frame of frames) {
      if (!test(frame)) since = frame.at
      most = Math.max(most, frame.at - since)
    }
    return most
  }
  /** The places of the frames in which the list moved. */
  const moves = (): number[] =>
    frames.flatMap(({ top }, place) => (place > 0 && top !== frames[place - 1]?.top ? [place] : []))
  /** How long it took from a last movement to a frame with every row filled. */
  const fill = (place: number): number => {
    const whole = frames.slice(place).find(isWhole)
    return (whole?.at ?? Number.POSITIVE_INFINITY) - (frames[place]?.at ?? 0)
  }

  const recorder: Recorder = {
    begin() {
      frames = []
      isOver = false
      requestAnimationFrame(record)
    },
    async end() {
      await new Promise((done) => setTimeout(done, END))
      isOver = true
      const places = moves()
      const at = (place: number): number => frames[place]?.at ?? 0
      const rests = places.filter(
        (place, turn) => at(places[turn + 1] ?? frames.length - 1) - at(place) > STILL,
      )
      return {
        frames: places.map((place) => at(place) - at(place - 1)),
        blank: longest(({ filled }) => filled === 0),
        filled: rests.map(fill),
      }
    },
  }
  Object.assign(globalThis, { recorder })
}
