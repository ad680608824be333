import type { Hit, SearchPage } from '../../shared/records.ts'
import { PARSE_LIMIT } from '../parse/bounds.ts'
import { parseMessage } from '../parse/message.ts'
import type { ReadDb } from '../store/connection.ts'
import { readContent } from '../store/contents.ts'
import { makeSnippet } from './snippets.ts'

/** Characters of text around the first words found. */
const WIDTH = 160

/** Gives every hit of a page the piece of its text in which the words stand. The text is read anew from the original bytes. */
export function addSnippets(db: ReadDb, page: SearchPage, terms: readonly string[]): SearchPage {
  const wide = [...terms, ...page.expanded.flatMap(({ forms }) => forms.map(({ word }) => word))]
  return { ...page, hits: page.hits.map((hit) => ({ ...hit, snippet: snippetOf(db, hit, wide) })) }
}

function snippetOf(db: ReadDb, { content, size }: Hit, terms: readonly string[]): Hit['snippet'] {
  if (size > PARSE_LIMIT) return null
  const { text, attachmentText } = parseMessage(readContent(db, content))
  const snippet = makeSnippet(text, terms, WIDTH)
  // Words that stand only in an attachment are shown from there.
  return snippet.hits.length > 0 || attachmentText === ''
    ? snippet
    : makeSnippet(attachmentText, terms, WIDTH)
}
