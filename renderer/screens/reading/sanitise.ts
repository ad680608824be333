import DOMPurify, { type Config } from 'dompurify'
import type { RecordView } from '../../../shared/records.ts'
import { quietCss } from './css.ts'
import { judgeLink, type LinkDoubt } from './deception.ts'
import { kindOfAttribute, kindOfElement, type RemovedKind } from './removed.ts'

/** A link of a message: what it says, where it leads to, and why it may not be what it seems. */
export type LinkSeen = {
  readonly text: string
  readonly target: string
  readonly doubts: readonly LinkDoubt[]
}
/** A picture of the message that is one of its parts, shown under `cid/<name>`. */
export type PictureShown = { readonly name: string; readonly path: string }

/** HTML of a message that loads nothing, runs nothing and leads nowhere, with what it would have done. */
export type Harmless = {
  /** The whole page, with the attributes of its body; without a doctype. */
  readonly root: HTMLElement
  readonly pictures: readonly PictureShown[]
  readonly links: readonly LinkSeen[]
  /** Pictures and style sheets from elsewhere that are not loaded. */
  readonly remote: number
  /** Of these: too small to be seen, and so there to tell the sender that the message was read. */
  readonly trackers: number
  /** Pictures that name a part the message does not have. */
  readonly missing: number
  readonly removed: ReadonlyMap<RemovedKind, number>
}

// Names DOMPurify lets through by default, of what belongs to no letter. Their text stays.
const FORBIDDEN_TAGS =
  'form input button select option optgroup textarea datalist output progress meter fieldset legend label dialog details summary menu audio video source track picture map area template slot marquee blink dir'
const FORBIDDEN_ATTRIBUTES =
  'srcset sizes poster ping action formaction attributionsrc target download autofocus tabindex accesskey contenteditable usemap ismap id name for popover popovertarget command commandfor longdesc cite'
const config: Config = {
  USE_PROFILES: { html: true },
  WHOLE_DOCUMENT: true,
  RETURN_DOM: true,
  FORBID_TAGS: FORBIDDEN_TAGS.split(' '),
  FORBID_ATTR: FORBIDDEN_ATTRIBUTES.split(' '),
  ALLOW_DATA_ATTR: false,
  // Every address is taken off below; which ones there were is told.
  ALLOW_UNKNOWN_PROTOCOLS: true,
}

const PICTURE_DATA = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif)[;,]/i
const MOST_LINKS = 2_000
const MOST_PICTURES = 1_000
const MOST_LINK_TEXT = 300

/**
 * Makes the HTML of a message harmless, for hygiene and for telling what it held: the boundary is the frame it is shown in. It is read
 * by the parser that will show it. `parts`: where its `cid:` pictures are looked for.
 */
export function sanitise(html: string, parts: RecordView['parts']): Harmless {
  // With WHOLE_DOCUMENT the answer is the html element. The document it is parsed in shows nothing and runs nothing, but Chromium lets
  // <audio> load and <base> count even there: the window's own policy stops both, and says so, as it does of handlers.
  const root = DOMPurify.sanitize(html, { ...config, RETURN_DOM: true }) as HTMLElement
  const removed = countRemoved()
  return { root, removed, ...makeQuiet(root, parts) }
}

function countRemoved(): Map<RemovedKind, number> {
  const counts = new Map<RemovedKind, number>()
  for (const entry of DOMPurify.removed) {
    const kind =
      'element' in entry
        ? entry.element instanceof Element || 'localName' in entry.element
          ? kindOfElement(entry.element as Element) // an element of another document is of another class
          : null
        : kindOfAttribute(entry.attribute?.name ?? '', entry.attribute?.value ?? '')
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

type Findings = {
  readonly parts: ReadonlyMap<string, string>
  readonly pictures: Map<string, PictureShown>
  readonly links: LinkSeen[]
  remote: number
  trackers: number
  missing: number
}

function makeQuiet(root: HTMLElement, parts: RecordView['parts']) {
  const found: Findings = {
    // Of two pictures called the same the first is meant: the other is of a message inside.
    parts: new Map(
      parts.toReversed().flatMap(({ contentId, path }) => (contentId === null ? [] : [[contentId, path]])),
    ),
    pictures: new Map(),
    links: [],
    remote: 0,
    trackers: 0,
    missing: 0,
  }
  for (const element of [...root.querySelectorAll('*'), root]) {
    quietStyle(element, found)
    if (element.hasAttribute('background')) {
      element.removeAttribute('background')
      found.remote++
    }
    if (element.localName === 'img') quietPicture(element, found)
    else element.removeAttribute('src')
    if (element.hasAttribute('href')) quietLink(element, found)
  }
  const { pictures, links, remote, trackers, missing } = found
  return { pictures: [...pictures.values()], links, remote, trackers, missing }
}

function quietStyle(element: Element, found: Findings): void {
  if (element.localName === 'style') {
    const { css, blocked } = quietCss(element.textContent)
    element.textContent = css
    found.remote += blocked
  }
  const own = element.getAttribute('style')
  if (own === null) return
  const { css, blocked } = quietCss(own)
  element.setAttribute('style', css)
  found.remote += blocked
}

function quietPicture(picture: Element, found: Findings): void {
  const source = (picture.getAttribute('src') ?? '').trim()
  if (PICTURE_DATA.test(source)) return
  picture.removeAttribute('src')
  if (/^cid:/i.test(source)) {
    const path = found.parts.get(idOf(source))
    if (path !== undefined && found.pictures.size < MOST_PICTURES) {
      const shown = found.pictures.get(path) ?? { name: String(found.pictures.size + 1), path }
      found.pictures.set(path, shown)
      picture.setAttribute('src', `cid/${shown.name}`)
      return
    }
    found.missing++
  } else if (source !== '') found.remote++
  if (isTooSmall(picture)) {
    if (source !== '') found.trackers++
    picture.remove()
    return
  }
  const place = picture.ownerDocument.createElement('span')
  place.className = 'bewaarpost-picture'
  place.textContent = picture.getAttribute('alt')?.trim() || '▨'
  if (source !== '') place.setAttribute('data-remote', source.slice(0, 2_000))
  picture.replaceWith(place)
}

function isTooSmall(picture: Element): boolean {
  return ['width', 'height'].some((side) => /^[0-3](?:px)?$/.test(picture.getAttribute(side)?.trim() ?? ''))
}

function idOf(source: string): string {
  const id = source.slice('cid:'.length)
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/** A link becomes text; where it would lead to is seen on it and in the list under the message. */
function quietLink(link: Element, found: Findings): void {
  const target = (link.getAttribute('href') ?? '').trim()
  link.removeAttribute('href')
  if (target === '' || target.startsWith('#')) return
  const text = link.textContent.replace(/\s+/g, ' ').trim().slice(0, MOST_LINK_TEXT)
  link.setAttribute('title', target.slice(0, 2_000))
  link.setAttribute('class', `${link.getAttribute('class') ?? ''} bewaarpost-link`.trim())
  if (found.links.length < MOST_LINKS) found.links.push({ text, target, doubts: judgeLink(text, target) })
}
