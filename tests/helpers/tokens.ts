/** A token of TypeScript, as far as a look at imports and texts needs it. `text` of a string is what stands between its quotes. */
export type Token = {
  readonly kind: 'word' | 'sign' | 'string' | 'other'
  readonly text: string
  readonly line: number
}

/** After these words a "/" begins a regular expression, not a division. */
const beforeRegExp = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'void',
  'delete',
  'await',
  'yield',
  'throw',
  'new',
  'instanceof',
])

/**
 * Splits TypeScript into tokens, leaving comments away, so that an import in a comment or a text is not taken for one. A template
 * gives one string per stretch of text between its ${…}, whose inside gives tokens of its own. Regular expressions are told
 * from divisions by the token before, which is right for code as our formatter leaves it. Of JSX only the tags are known: text in it,
 * of which we have none, would be taken for code.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  /** Open braces, and whether each belongs to a template's ${. */
  const braces: boolean[] = []
  let at = 0
  let line = 1
  const push = (kind: Token['kind'], text: string): void => {
    tokens.push({ kind, text, line })
  }
  const skipTo = (end: number): void => {
    for (; at < end; at++) if (source[at] === '\n') line++
  }
  const template = (): void => {
    const end = endOfTemplate(source, at)
    push('string', source.slice(at, end))
    skipTo(end)
    if (source.startsWith('${', at)) {
      at += 2
      braces.push(true)
    } else at++
  }
  while (at < source.length) {
    const character = source[at] ?? ''
    const pair = source.slice(at, at + 2)
    const word = wordAt(source, at)
    if (/\s/.test(character)) skipTo(at + 1)
    else if (pair === '//') skipTo(endOr(source, source.indexOf('\n', at)))
    else if (pair === '/*') skipTo(endOr(source, source.indexOf('*/', at + 2), 2))
    else if (character === "'" || character === '"') {
      const end = endOfString(source, at + 1, character)
      push('string', source.slice(at + 1, end))
      skipTo(end + 1)
    } else if (character === '`') {
      at++
      template()
    } else if (character === '}' && braces.pop() === true) {
      at++
      template()
    } else if (character === '/' && startsRegExp(tokens.at(-1))) {
      push('other', '/')
      skipTo(endOfRegExp(source, at + 1))
    } else if (word !== '') {
      push('word', word)
      at += word.length
    } else {
      if (character === '{') braces.push(false)
      push('sign', character)
      at++
    }
  }
  return tokens
}

function wordAt(source: string, at: number): string {
  const words = /[\p{L}\p{N}_$#]+/uy
  words.lastIndex = at
  return words.exec(source)?.[0] ?? ''
}

function endOr(source: string, end: number, more = 0): number {
  return end < 0 ? source.length : end + more
}

function endOfString(source: string, from: number, quote: string): number {
  let at = from
  while (at < source.length && source[at] !== quote && source[at] !== '\n') at += source[at] === '\\' ? 2 : 1
  return at
}

function endOfTemplate(source: string, from: number): number {
  let at = from
  while (at < source.length && source[at] !== '`' && !source.startsWith('${', at))
    at += source[at] === '\\' ? 2 : 1
  return Math.min(at, source.length)
}

function endOfRegExp(source: string, from: number): number {
  let inClass = false
  let at = from
  for (; at < source.length && source[at] !== '\n'; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (character === '[') inClass = true
    else if (character === ']') inClass = false
    else if (character === '/' && !inClass) return at + 1
  }
  return at
}

function startsRegExp(before: Token | undefined): boolean {
  if (before === undefined) return true
  if (before.kind === 'word') return beforeRegExp.has(before.text)
  // "</" closes an element: our formatter leaves a space between a comparison and what it compares with.
  if (before.kind === 'sign') return !')]}<'.includes(before.text)
  return false
}
