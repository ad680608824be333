import type { QueryTree } from '../../shared/query.ts'
import type { Hit, SearchPage } from '../../shared/records.ts'
import { PARSE_LIMIT } from '../parse/bounds.ts'
import { parseMessage } from '../parse/message.ts'
import type { ReadDb } from '../store/connection.ts'
import { readContent } from '../store/contents.ts'
import { makeSnippet, type SnippetTerm, snippetTerms } from './snippets.ts'

/** Characters of text around the first words found. */
const WIDTH = 160

/** Gives every hit of a page the piece of its text in which the words stand. The text is read anew from the original bytes. */
export function addSnippets(db: ReadDb, page: SearchPage, query: QueryTree): SearchPage {
  const inText = snippetTerms(query, page.expanded)
  const inAttachments = snippetTerms(query, page.expanded, [null, 'attachment'])
  return {
    ...page,
    hits: page.hits.map((hit) => ({ ...hit, snippet: snippetOf(db, hit, inText, inAttachments) })),
  }
}

function snippetOf(
  db: ReadDb,
  { content, size }: Hit,
  inText: readonly SnippetTerm[],
  inAttachments: readonly SnippetTerm[],
): Hit['snippet'] {
  if (size > PARSE_LIMIT) return null
  const { text, attachmentText } = parseMessage(readContent(db, content))
  const snippet = makeSnippet(text, inText, WIDTH)
  if (snippet.hits.length > 0 || attachmentText === '') return snippet
  // Words that stand only in an attachment are shown from there.
  const there = makeSnippet(attachmentText, inAttachments, WIDTH)
  return there.hits.length > 0 ? there : snippet
}
