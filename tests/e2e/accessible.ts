import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Archivist, ask, patience } from './at-work.ts'
import { violationsOf } from './axe.ts'

/** The ways a window can look that a person chooses. */
export const looks = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'dark', language: 'nl' },
  { theme: 'light', language: 'nl' },
] as const
export type Look = (typeof looks)[number]

/** Gives the window a look, as the settings do, and waits until it has it. */
export async function lookLike({ station }: Archivist, look: Look): Promise<void> {
  await ask(station, 'desk.settings', look)
  const html = station.page.locator('html')
  await expect
    .poll(async () => [await html.getAttribute('data-theme'), await html.getAttribute('lang')], patience)
    .toEqual([look.theme, look.language])
}

/** Both themes and both languages, in two of the four ways: for the states of a screen that is looked at in all four. */
const extremes: readonly Look[] = [looks[0], looks[2]]

/** What axe finds wrong with the window as it stands, in both themes and both languages. Ends light and English. */
export async function faultsOf(archivist: Archivist, wanted: readonly Look[] = extremes): Promise<string[]> {
  const faults: string[] = []
  for (const look of wanted) {
    await lookLike(archivist, look)
    const found = await violationsOf(archivist.station.page)
    faults.push(...found.map((fault) => `${look.theme} ${look.language}: ${fault}`))
  }
  await lookLike(archivist, looks[0])
  return faults
}

/** What a walk with Tab through the window finds. */
export type Walk = {
  /** Where the focus came, in order: what it is and is called. */
  readonly stops: readonly string[]
  /** Stops at which nothing shows that the focus is there. */
  readonly unseen: readonly string[]
  /** What can be worked with by mouse, and by no key: neither a stop nor under the arrow keys of one. */
  readonly missed: readonly string[]
  /** Whether the walk came round; false is a trap. */
  readonly round: boolean
}

const MOST_STOPS = 400
/** A field may have a few places to stop at, as one for a date has; more than so many presses at one place are a trap. */
const MOST_WITHIN = 8

/** Goes through the window, or the sheet that is open, with Tab until the focus is where it was. */
export async function walkThrough(page: Page): Promise<Walk> {
  await page.evaluate(watchFocus)
  const stops: string[] = []
  const unseen: string[] = []
  let within = 0
  for (let step = 0; step < MOST_STOPS && within < MOST_WITHIN; step++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtFocus)
    within = stop === 'same' ? within + 1 : 0
    if (stop === 'again') return { stops, unseen, missed: await page.evaluate(findMissed), round: true }
    if (stop === null || stop === 'same') continue
    stops.push(stop.name)
    if (!stop.seen) unseen.push(stop.name)
  }
  return { stops, unseen, missed: [], round: false }
}

type Watched = typeof globalThis & {
  walked: Set<Element>
  last: Element
  called: (element: Element) => string
}

/** Runs in the page. */
function watchFocus(): void {
  const watched = globalThis as Watched
  watched.walked = new Set()
  watched.called = (element) => {
    const { tagName, className, textContent } = element
    const name = element.getAttribute('aria-label') ?? (textContent ?? '').trim().slice(0, 40)
    return `${tagName.toLowerCase()}.${String(className).split(' ')[0] ?? ''} ${name}`
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Runs in the page: the stop the focus is at, null between the last and the first. */
async function lookAtFocus(): Promise<{ name: string; seen: boolean } | 'again' | 'same' | null> {
  const watched = globalThis as Watched
  const { walked, called, last } = watched
  const at = document.activeElement
  if (at === null || at === document.body) return null
  watched.last = at
  if (walked.has(at)) return at === last ? 'same' : 'again'
  walked.add(at)
  const isFrame = at.tagName === 'IFRAME'
  const isMarked = (element: Element | null): boolean => {
    if (element === null) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
  }
  // That the focus went into a frame is heard late, on a busy machine much later, and shown around it.
  for (let wait = 0; isFrame && !isMarked(at.parentElement) && wait < 120; wait++)
    await new Promise((resume) => setTimeout(resume, 16))
  const active = document.getElementById(at.getAttribute('aria-activedescendant') ?? '')
  // A hidden field of a drawn control shows the focus on the control.
  const drawn = at instanceof HTMLInputElement ? at.closest('label') : null
  const inner = drawn?.querySelector('.box') ?? null
  return {
    name: called(at),
    seen: [at, active, drawn, inner, isFrame ? at.parentElement : null].some(isMarked),
  }
}

/** Runs in the page: what can be worked with and was not reached. */
function findMissed(): string[] {
  const { walked, called } = globalThis as Watched
  const interactive =
    'button, a[href], input, select, textarea, summary, [tabindex="0"], [role=option], [role=tab], [role=menuitem]'
  // One stop for many, among which the arrow keys go, or which the stop names as active.
  const composite =
    '[role=grid], [role=listbox], [role=tablist], [role=radiogroup], [role=toolbar], [role=menu], fieldset, [data-facets]'
  const within = document.querySelector('[role=dialog], [role=alertdialog]') ?? document.body
  return [...within.querySelectorAll<HTMLElement>(interactive)]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches(':disabled'))
    .filter((each) => each.closest('[aria-disabled=true], [inert], [aria-hidden=true]') === null)
    .filter((each) => !walked.has(each) && each.getAttribute('tabindex') !== '-1')
    .filter((each) => {
      const group = each.closest(composite)
      return group === null || ![...walked].some((stop) => group.contains(stop) || controls(stop, group))
    })
    .map(called)

  function controls(stop: Element, group: Element): boolean {
    return group.id !== '' && stop.getAttribute('aria-controls') === group.id
  }
}

/** Everything one can work with has the focus in turn, seen, and nothing holds it. */
export async function isWalkable(page: Page): Promise<void> {
  const { stops, unseen, missed, round } = await walkThrough(page)
  expect({ unseen, missed, round }).toEqual({ unseen: [], missed: [], round: true })
  expect(stops.length).toBeGreaterThan(0)
}
