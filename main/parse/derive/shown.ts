import { HTML_LENGTH } from '../bounds.ts'
import type { Called } from './attachments.ts'

/** What HTML fetches: "cid:" with a Content-ID (RFC 2392), or the value of an attribute that names a file. */
const fetched =
  /(?:src|background)\s{0,5}=\s{0,5}["']?(?:cid:)?([^"'\s<>]{1,500})|cid:([^"'\s<>()&]{1,500})/gi

/**
 * Tells which attachments the HTML of a body shows in their places (RFC 2557): those it names, and those of which the item says
 * so. The HTML is gone through once, however many attachments there are. None of a body without HTML.
 */
export function shownIn(html: Buffer | null): (called: Called) => boolean {
  if (html === null) return () => false
  const names = new Set<string>()
  for (const [, place, id] of html.toString('latin1', 0, HTML_LENGTH).matchAll(fetched)) {
    const name = place ?? id ?? ''
    names.add(name).add(withoutPercents(name))
  }
  return ({ contentId, location, isRendered }) =>
    (contentId !== '' && (isRendered || names.has(contentId))) ||
    (location !== '' && (isRendered || names.has(location)))
}

function withoutPercents(name: string): string {
  return name.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}
