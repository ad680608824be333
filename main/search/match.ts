import type { FieldOf } from '../../shared/fields.ts'
import { type FactKind, factWord } from './facts.ts'

/** The columns of the index each field looks in. */
const columns: Readonly<Record<FieldOf<'words'>, string>> = {
  from: 'sender',
  to: 'receiver',
  cc: 'copied',
  bcc: 'blind',
  with: '{sender receiver copied blind}',
  subject: 'subject',
  body: 'body',
  attachment: 'attachment',
  filename: 'filename',
}

/** A MATCH expression (FTS5 §3) for words in a field, or in any when null: a phrase, of which the last word may be a prefix. */
export function matchWords(field: FieldOf<'words'> | null, text: string, prefix = false): string {
  const within = field === null ? '' : `${columns[field]} : `
  return `${within}${quoteWords(text)}${prefix ? ' *' : ''}`
}

/** A MATCH expression for a fact about a content, or for all facts of this kind whose value begins so. */
export function matchFact(kind: FactKind, value: string, prefix = false): string {
  return `facts : "${factWord(kind, value)}"${prefix ? ' *' : ''}`
}

/** Joins MATCH expressions; each comes out fit to be a member again. */
export function joinMatches(operator: 'AND' | 'OR', matches: readonly string[]): string {
  const [only] = matches
  return matches.length === 1 && only !== undefined ? only : `(${matches.join(` ${operator} `)})`
}

/** A text as an FTS5 string: within it nothing is an operator. NUL and private-use characters (of facts) become spaces. */
function quoteWords(text: string): string {
  return `"${text.replace(/[\0\p{Co}]/gu, ' ').replaceAll('"', '""')}"`
}
