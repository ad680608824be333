import type { Problems } from './problems.ts'
import type { Part } from './structure.ts'
import { plainOfHtml, readText } from './text.ts'

/**
 * The text of an HTML part, '' when the plain alternative says as much. A tenth of the HTML's length in words is what
 * ordinary mail programs leave after the markup; only where the plain text is shorter is the HTML read to compare.
 */
export function readHtml(part: Part, plain: string, problems: Problems): string {
  const words = plain.trim().length
  if (words > 0 && words * 10 > part.bodyEnd - part.bodyStart) return ''
  const text = plainOfHtml(readText(part, problems), problems)
  return words > 0 && text.length < words * 1.5 + 100 ? '' : text
}

/** The nearest multipart/alternative a part lies in, inside its own message. */
export function alternativeAround(part: Part, head: Part): Part | null {
  for (let each = part; each !== head && each.parent !== null; each = each.parent) {
    if (each.parent.type === 'multipart/alternative') return each.parent
  }
  return null
}
