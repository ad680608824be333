/** The places of the screen that F6 goes through, in reading order, as the first of each that can take the focus. */
const stops = [
  '[data-query] input',
  '[data-facets] [data-item][tabindex="0"]',
  '[data-list]',
  '[data-reading-pane]',
] as const

/** Gives the focus to the list, where single keys work; on another screen there is none. */
export function focusList(): void {
  find('[data-list]')?.focus()
}

/** Gives the focus to the query box. */
export function focusQuery(): void {
  find('[data-query] input')?.focus()
}

/** Gives the focus to the reading pane, where its own keys work. */
export function focusReading(): void {
  find('[data-reading-pane]')?.focus()
}

/** Whether the focus is in the reading pane. */
export function isReading(): boolean {
  return document.activeElement?.closest('[data-reading-pane]') !== null
}

/** Goes to the pane after the one with the focus, the first after the last. */
export function focusNextPane(): void {
  const panes = stops.map(find)
  const here = panes.findIndex((pane) => paneOf(pane)?.contains(document.activeElement) === true)
  for (let step = 1; step <= panes.length; step++) {
    const next = panes[(here + step) % panes.length]
    if (next !== null && next !== undefined) {
      next.focus()
      return
    }
  }
}

function paneOf(stop: HTMLElement | null): Element | null {
  return stop?.closest('[data-query], [data-facets], [data-list], [data-reading-pane]') ?? null
}

function find(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector)
}
