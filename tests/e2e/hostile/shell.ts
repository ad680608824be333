import type { Page } from 'playwright-core'

/** An element of the window, as far as it could be made of data. */
export type ElementSeen = {
  readonly name: string
  readonly attributes: readonly string[]
  readonly address: string
  /** The record on show when it was first there; '' for none. */
  readonly record: string
}

type Watched = { elementsSeen: Map<string, ElementSeen> }

/** Watches the window's elements from now on, without what is inside frames: also one that is there for a moment only. */
export function watchElements(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: Watched['elementsSeen'] = new Map()
    // This window is the test's.
    ;(globalThis as unknown as Watched).elementsSeen = seen
    const look = (element: Element) => {
      const attributes = element.getAttributeNames().sort()
      const address = element.getAttribute('src') ?? element.getAttribute('href') ?? ''
      const key = `${element.localName} ${attributes.join(' ')} ${address}`
      if (seen.has(key)) return
      const record = document.querySelector('[data-pane=reading]')?.getAttribute('data-record') ?? ''
      seen.set(key, { name: element.localName, attributes, address, record })
    }
    const lookInto = (node: Node) => {
      if (!(node instanceof Element)) return
      look(node)
      for (const inner of node.querySelectorAll('*')) look(inner)
    }
    lookInto(document.documentElement)
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'attributes' && target instanceof Element) look(target)
        for (const node of addedNodes) lookInto(node)
      }
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
}

/** The different elements that were there since `watchElements`. */
export function elementsSeen(page: Page): Promise<ElementSeen[]> {
  return page.evaluate(() => [...(globalThis as unknown as Watched).elementsSeen.values()])
}

/** Elements the window is made of; SVG only as our own signs. */
const names = new Set(
  'html head meta title link style script body div main nav header footer section article aside span p h1 h2 h3 ul ol li dl dt dd table thead tbody tr th td button input select option textarea label details summary strong em bdi kbd code pre small time hr form fieldset legend output iframe canvas svg path rect circle line g text polyline polygon search i template'.split(
    ' ',
  ),
)

/** Whether an element is one of ours: of a known name, without a handler in its markup, and leading nowhere but to us. */
export function isOurs({ name, attributes, address }: ElementSeen): boolean {
  const leadsHome =
    address === '' ||
    address === 'data:,' ||
    /^(?:\.?\/|https:\/\/(?:app|[0-9a-f]{32}\.message)\.bewaarpost\.invalid\/)/.test(address)
  return names.has(name) && leadsHome && !attributes.some((attribute) => attribute.startsWith('on'))
}
