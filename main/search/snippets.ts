import type { QueryTree } from '../../shared/query.ts'
import type { Expansion } from '../../shared/records.ts'
import { fold } from './fold.ts'

/** A piece of text with the places of the words that were looked for: [start, end) in UTF-16 code units of the piece. */
export type Snippet = { readonly text: string; readonly hits: [number, number][] }

/** What to look for in a text: phrases as lists of folded words; of the last word only the beginning counts when `prefix`. */
export type SnippetTerm = { readonly words: readonly string[]; readonly prefix: boolean }

/** Words of a long text looked through: beyond it a snippet is not worth the wait. */
const MOST_WORDS = 200_000
const MOST_HITS = 1_000

/**
 * The terms of a query that may stand in a text, with the forms they were widened to: those under NOT are left out, and those
 * that look in other places than the fields given (null: a term without a field).
 */
export function snippetTerms(
  query: QueryTree,
  expanded: readonly Expansion[],
  fields: readonly (string | null)[] = [null, 'body'],
): SnippetTerm[] {
  switch (query.is) {
    case 'and':
    case 'or':
      return query.of.flatMap((member) => snippetTerms(member, expanded, fields))
    case 'words': {
      if (!fields.includes(query.field)) return []
      const forms =
        query.form === 'open' ? (expanded.find(({ word }) => word === query.text)?.forms ?? []) : []
      const own = { words: wordsOf(query.text).map(({ word }) => word), prefix: query.form === 'prefix' }
      return [own, ...forms.map(({ word }) => ({ words: [word], prefix: false }))]
    }
    default:
      return []
  }
}

/**
 * Cuts the piece of a text that shows the most of what was looked for, at most about `width` code units, at word boundaries,
 * with an ellipsis where text was left out. Folds letters as the index does. Without a hit it is the beginning of the text.
 */
export function makeSnippet(text: string, terms: readonly SnippetTerm[], width: number): Snippet {
  const words = wordsOf(text)
  const hits = findHits(words, terms)
  const best = densest(hits, width)
  const lead = best === null ? 0 : Math.max(0, best[0] - Math.floor(width / 4))
  const start = lead === 0 ? 0 : (words.find((word) => word.start >= lead)?.start ?? lead)
  const limit = start + width
  const end = limit >= text.length ? text.length : Math.max(lastEnd(words, limit, start), best?.[1] ?? 0)
  const before = start > 0 ? '… ' : ''
  const after = end < text.length ? ' …' : ''
  const shift = before.length - start
  return {
    // Line ends become spaces one for one, so that places stay right.
    text: before + text.slice(start, end).replace(/\s/gu, ' ') + after,
    hits: hits
      .filter((hit) => hit[0] >= start && hit[1] <= end)
      .map(([from, to]) => [from + shift, to + shift]),
  }
}

type WordAt = { readonly word: string; readonly start: number; readonly end: number }

/** The words of a text as the tokenizer unicode61 finds them: letters, digits and private use, with the marks after them. */
function wordsOf(text: string): WordAt[] {
  const words: WordAt[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu)) {
    words.push({ word: fold(match[0]), start: match.index, end: match.index + match[0].length })
    if (words.length === MOST_WORDS) break
  }
  return words
}

function findHits(words: readonly WordAt[], terms: readonly SnippetTerm[]): [number, number][] {
  const whole = new Map<string, SnippetTerm[]>()
  const beginnings: SnippetTerm[] = []
  for (const term of terms) {
    const [first] = term.words
    if (first === undefined) continue
    if (term.prefix && term.words.length === 1) beginnings.push(term)
    else whole.set(first, [...(whole.get(first) ?? []), term])
  }
  const hits: [number, number][] = []
  words.forEach(({ word, start }, index) => {
    const last = [...(whole.get(word) ?? []), ...beginnings]
      .map((term) => endOfTerm(words, index, term))
      .reduce((most, end) => Math.max(most, end), -1)
    const before = hits.at(-1)
    if (last < 0 || hits.length >= MOST_HITS) return
    if (before !== undefined && start < before[1]) before[1] = Math.max(before[1], last)
    else hits.push([start, last])
  })
  return hits
}

/** Where a term that begins at a word ends, -1 when it does not stand there. */
function endOfTerm(words: readonly WordAt[], index: number, term: SnippetTerm): number {
  const last = term.words.length - 1
  for (const [offset, wanted] of term.words.entries()) {
    const word = words[index + offset]?.word ?? ''
    const fits = term.prefix && offset === last ? word.startsWith(wanted) : word === wanted
    if (!fits) return -1
  }
  return words[index + last]?.end ?? -1
}

/** The first hit of the stretch of this width that holds the most hits; null without hits. */
function densest(hits: readonly [number, number][], width: number): readonly [number, number] | null {
  let best: readonly [number, number] | null = null
  let most = 0
  let last = 0
  for (const [index, hit] of hits.entries()) {
    while ((hits[last + 1]?.[1] ?? Infinity) <= hit[0] + width) last++
    if (last - index + 1 > most) [best, most] = [hit, last - index + 1]
  }
  return best
}

function lastEnd(words: readonly WordAt[], limit: number, start: number): number {
  const inside = words.filter((word) => word.start >= start && word.end <= limit)
  return inside.at(-1)?.end ?? limit
}
