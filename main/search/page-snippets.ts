import type { QueryTree } from '../../shared/query.ts'
import type { Expansion, Hit } from '../../shared/records.ts'
import { PARSE_LIMIT } from '../parse/bounds.ts'
import { parseContent } from '../parse/content.ts'
import type { ReadDb } from '../store/connection.ts'
import { readContent } from '../store/contents.ts'
import { makeSnippet, type SnippetTerm, snippetTerms } from './snippets.ts'

/** Characters of text around the first words found. */
const WIDTH = 160

/**
 * Gives every hit the piece of its text in which the words stand. The text is read anew from the original bytes, but for that of
 * attached documents: reading these takes longer than a page may, and a thread that can be ended.
 */
export function addSnippets(
  db: ReadDb,
  hits: readonly Hit[],
  { query, expanded }: { readonly query: QueryTree; readonly expanded: readonly Expansion[] },
): Hit[] {
  const inText = snippetTerms(query, expanded)
  const inAttachments = snippetTerms(query, expanded, [null, 'attachment'])
  return hits.map((hit) => ({ ...hit, snippet: snippetOf(db, hit, inText, inAttachments) }))
}

function snippetOf(
  db: ReadDb,
  { content, size }: Hit,
  inText: readonly SnippetTerm[],
  inAttachments: readonly SnippetTerm[],
): Hit['snippet'] {
  if (size > PARSE_LIMIT) return null
  const { text, attachmentText } = parseContent(readContent(db, content))
  const snippet = makeSnippet(text, inText, WIDTH)
  if (snippet.hits.length > 0 || attachmentText === '') return snippet
  // Words that stand only in an attachment are shown from there.
  const there = makeSnippet(attachmentText, inAttachments, WIDTH)
  return there.hits.length > 0 ? there : snippet
}
