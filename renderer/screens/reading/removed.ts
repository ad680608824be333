/** What was taken out of a message's HTML, in kinds a person can weigh. */
export type RemovedKind = 'script' | 'form' | 'frame' | 'media' | 'drawing' | 'forwarding'

const elements: Readonly<Record<string, RemovedKind>> = {
  script: 'script',
  noscript: 'script',
  form: 'form',
  input: 'form',
  button: 'form',
  select: 'form',
  textarea: 'form',
  dialog: 'form',
  iframe: 'frame',
  frame: 'frame',
  frameset: 'frame',
  fencedframe: 'frame',
  portal: 'frame',
  object: 'frame',
  embed: 'frame',
  applet: 'frame',
  audio: 'media',
  video: 'media',
  track: 'media',
  svg: 'drawing',
  math: 'drawing',
  base: 'forwarding',
}

/** The kind of thing an element is that was taken out; null when nobody needs to know of it. */
export function kindOfElement(element: Element): RemovedKind | null {
  const name = element.localName.toLowerCase()
  if (name === 'meta') return /refresh/i.test(element.getAttribute('http-equiv') ?? '') ? 'forwarding' : null
  return elements[name] ?? null
}

/** The same of an attribute. */
export function kindOfAttribute(name: string, value: string): RemovedKind | null {
  if (/^on/i.test(name)) return 'script'
  return /^(?:javascript|vbscript):/i.test(value.replace(/[\p{Cc}\s]/gu, '')) ? 'script' : null
}
