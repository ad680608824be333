/**
 * Puts the lines of format=flowed text (RFC 3676) together again: a line ending in a blank goes on in the next one of the
 * same quote depth; with DelSp=yes the blank itself is no part of the text. Line ends in, "\n" out.
 */
export function joinFlowed(text: string, isSpaceDeleted: boolean): string {
  const out: string[] = []
  let paragraph: string[] = []
  let depth = 0
  const finish = () => {
    if (paragraph.length > 0) out.push(`${depth > 0 ? `${'>'.repeat(depth)} ` : ''}${paragraph.join('')}`)
    paragraph = []
  }
  for (const line of text.split(/\r?\n/)) {
    const quotes = /^>*/.exec(line)?.[0].length ?? 0
    const body = line[quotes] === ' ' ? line.slice(quotes + 1) : line.slice(quotes)
    if (quotes !== depth) finish()
    depth = quotes
    // "-- " opens a signature and never flows (§4.3).
    const flows = body.endsWith(' ') && body !== '-- '
    if (body === '-- ') finish()
    paragraph.push(flows && isSpaceDeleted ? body.slice(0, -1) : body)
    if (!flows) finish()
  }
  finish()
  return out.join('\n')
}
