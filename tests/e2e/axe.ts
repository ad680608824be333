import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** WCAG 2.2 A and AA, with what it took over from 2.0 and 2.1. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Characters of an element that tell which one it is. */
const MOST_HTML = 200

/**
 * What axe finds wrong with the page as it is now, as "rule: what (where, …)". Frames with messages are left out: their words are the
 * sender's.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .withTags(tags)
    .exclude('iframe')
    // The other way opens a page for every run, which Electron lacks, and hangs on a frame without scripts.
    .setLegacyMode(true)
  const { violations } = await builder.analyze()
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, MOST_HTML)}`).join(', ')})`,
  )
}
