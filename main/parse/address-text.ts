/** Where the quoted, bracketed and escaped pieces of an address field end. All take a string of bytes, one character each. */

/** Words, and no address. */
export function isProse(text: string): boolean {
  return !text.includes('@') && /\S\s+\S/.test(text)
}

/** The quote that ends the string opened at `open`, -1 when there is none. */
export function closingQuote(raw: string, open: number): number {
  for (let i = open + 1; i < raw.length; i++) {
    if (raw[i] === '\\') i++
    else if (raw[i] === '"') return i
  }
  return -1
}

/** The bracket that ends a comment; comments nest (RFC 5322 §3.2.2). */
export function closingBracket(raw: string, open: number): number {
  let depth = 0
  for (let i = open; i < raw.length; i++) {
    if (raw[i] === '\\') i++
    else if (raw[i] === '(') depth++
    else if (raw[i] === ')' && --depth === 0) return i
  }
  return -1
}

/** Where an angle address ends: at ">" outside quotes; without one, before the next "<", a comma, or at the end. */
export function angleEnd(raw: string, from: number): { end: number; isClosed: boolean } {
  let comma = -1
  for (let i = from; i < raw.length; i++) {
    const char = raw[i]
    if (char === '>') return { end: i, isClosed: true }
    if (char === '<') return { end: comma < 0 ? i : comma, isClosed: false }
    if ((char === ',' || char === ';') && comma < 0) comma = i
    if (char === '"') {
      const end = closingQuote(raw.slice(i, i + 400), 0)
      if (end > 0) i += end
    }
  }
  return { end: comma < 0 ? raw.length : comma, isClosed: false }
}

/** Takes the backslash off quoted pairs (RFC 5322 §3.2.1). */
export function unescapePairs(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\s\S])/g, '$1') : text
}
