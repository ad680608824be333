import type { Page } from 'playwright-core'

/** An element of the window, as far as it could be made of data. */
export type ElementSeen = {
  readonly name: string
  readonly attributes: readonly string[]
  readonly address: string
}

/** The different elements of the window, without what is inside frames. */
export function elementsOf(page: Page): Promise<ElementSeen[]> {
  return page.evaluate(() => {
    const seen = new Map<string, ElementSeen>()
    for (const element of document.querySelectorAll('*')) {
      const attributes = element.getAttributeNames().sort()
      const address = element.getAttribute('src') ?? element.getAttribute('href') ?? ''
      seen.set(`${element.localName} ${attributes.join(' ')} ${address}`, {
        name: element.localName,
        attributes,
        address,
      })
    }
    return [...seen.values()]
  })
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
