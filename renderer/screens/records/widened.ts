import { MAX_QUERY_LENGTH, parseQuery } from '../../../shared/query.ts'
import { type Token, tokenize } from '../../../shared/query-tokens.ts'

/**
 * The query with a word asked for exactly as it is written, no longer with its other forms: `=` before it, wherever it stands
 * open. Null when it stands nowhere so.
 */
export function withoutForms(query: string, word: string): string | null {
  if (query.length >= MAX_QUERY_LENGTH || !parseQuery(query).ok) return null
  const open = tokenize(query).filter(
    (token): token is Extract<Token, { is: 'text' }> =>
      token.is === 'text' && !token.quoted && !token.exact && token.text === word,
  )
  if (open.length === 0) return null
  // From the end, so that the places before stay true.
  return open.toReversed().reduce((text, { at }) => `${text.slice(0, at)}=${text.slice(at)}`, query)
}
