/** Lines of one depth of quoting: 0 is the writer's own. The marks are taken off. */
export type QuoteBlock = { readonly depth: number; readonly text: string }
/** A stretch of own text, or of quoted text of any depth. */
export type TextSection = {
  readonly isQuoted: boolean
  readonly lines: number
  readonly blocks: readonly QuoteBlock[]
}

const DEEPEST = 5

/** Divides a plain text into what is written and what is quoted with ">" (RFC 3676 §4.5); every line stays. */
export function divideQuotes(text: string): TextSection[] {
  const sections: { isQuoted: boolean; lines: number; blocks: { depth: number; lines: string[] }[] }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const { depth, rest } = unquote(line)
    const isQuoted = depth > 0
    let section = sections.at(-1)
    if (section === undefined || section.isQuoted !== isQuoted) {
      section = { isQuoted, lines: 0, blocks: [] }
      sections.push(section)
    }
    section.lines++
    const block = section.blocks.at(-1)
    if (block?.depth === depth) block.lines.push(rest)
    else section.blocks.push({ depth, lines: [rest] })
  }
  return sections.map(({ blocks, ...section }) => ({
    ...section,
    blocks: blocks.map(({ depth, lines }) => ({ depth, text: lines.join('\n') })),
  }))
}

/** A line without its quoting marks. "From " quoted by an mbox (">From ") was unquoted by its reader and is text here. */
function unquote(line: string): { depth: number; rest: string } {
  const marks = /^(?:> ?)+/.exec(line)?.[0]
  if (marks === undefined) return { depth: 0, rest: line }
  return { depth: Math.min(DEEPEST, marks.split('>').length - 1), rest: line.slice(marks.length) }
}
