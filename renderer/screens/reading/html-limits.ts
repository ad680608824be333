/** HTML beyond these is shown as text: sanitising deep nesting takes time that grows with its square. */
export const HTML_LIMITS = { characters: 2_000_000, depth: 256, attributes: 1_000 } as const

export type HtmlLimit = keyof typeof HTML_LIMITS

/** Elements without content, and those whose end tag may be left out: one does not lie in the other. */
const FLAT =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option|optgroup|colgroup|html|head|body)$/i

/** The limit that an HTML text exceeds; null when it may be shown as HTML. Reads the text once, whatever it is. */
export function exceededLimit(html: string): HtmlLimit | null {
  if (html.length > HTML_LIMITS.characters) return 'characters'
  let depth = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const name = nameAt(html, at + 1)
    if (name !== '') {
      if (!FLAT.test(name) && ++depth > HTML_LIMITS.depth) return 'depth'
      const { end, attributes } = skipTag(html, at + 1 + name.length)
      if (attributes > HTML_LIMITS.attributes) return 'attributes'
      at = end
    } else {
      if (html[at + 1] === '/' && depth > 0 && !FLAT.test(nameAt(html, at + 2))) depth--
      at++
    }
  }
  return null
}

function nameAt(html: string, from: number): string {
  let to = from
  while (to < html.length && to - from < 40 && /[a-z0-9:-]/i.test(html[to] ?? '')) to++
  const name = html.slice(from, to)
  return /^[a-z]/i.test(name) ? name : ''
}

/** The end of a tag, and how many attributes it has at most. */
function skipTag(html: string, from: number): { end: number; attributes: number } {
  let attributes = 0
  let quote = ''
  let at = from
  for (; at < html.length; at++) {
    const character = html[at] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '>') break
    else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character
    else if (/[\s/]/.test(character) && !/[\s/]/.test(html[at - 1] ?? '')) attributes++
  }
  return { end: at, attributes }
}
