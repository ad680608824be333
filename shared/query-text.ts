import { findField, isOfPeople } from './fields.ts'
import { parseQuery, type QueryTree } from './query.ts'
import { quote } from './query-print.ts'
import { type Token, tokenize } from './query-tokens.ts'

/** What needs no quotation marks: nothing in it is taken for anything else. */
const BARE = /^[\p{L}\p{N}][\p{L}\p{N}._@/+-]*$/u

/**
 * Writes the query for one value of a field, all of it: a folder and not the folders in it, a person and not who has a name
 * like it. '' for an unknown field, and for a value that no query can ask for.
 */
export function writeTerm(name: string, value: string): string {
  const field = findField(name)
  if (field === null) return ''
  const term = `${field.name}:${writeValue(name, value)}`
  const parsed = parseQuery(term)
  if (!parsed.ok) return ''
  // A name must come back as it is, spaces around it and all.
  const { query } = parsed
  return (query.is === 'name' || query.is === 'person') && query.text !== value ? '' : term
}

/** The part of a term that stands after its field, as writeTerm has it. */
export function writeValue(name: string, value: string): string {
  const field = findField(name)
  const text = BARE.test(value) ? value : quote(value)
  switch (field?.value) {
    case 'name':
    case 'path':
      // Kinds and languages are short words that are always meant whole.
      return field.name === 'kind' || field.name === 'lang' ? text : `=${text}`
    case 'words':
      return isOfPeople(field.name) ? `=${text}` : quote(value)
    default:
      return value
  }
}

/** Whether a query asks for this term beside whatever else it asks for. */
export function hasTerm(query: string, term: string): boolean {
  const wanted = cut(term)
  const pieces = cut(query)
  return wanted.length > 0 && wanted.every((each) => pieces.some((piece) => piece.means === each.means))
}

/** The query that asks for this term besides: what was typed stays as it is. */
export function addTerm(query: string, term: string): string {
  const typed = query.trim()
  if (hasTerm(query, term)) return typed
  if (typed === '') return term
  return `${hasTopOr(typed) ? `(${typed})` : typed} ${hasTopOr(term) ? `(${term})` : term}`
}

/** The query without this term: what else was typed stays as it is but for spaces. Undoes addTerm. */
export function removeTerm(query: string, term: string): string {
  if (!hasTerm(query, term)) return query.trim()
  const wanted = new Set(cut(term).map(({ means }) => means))
  const left = cut(query).filter(({ means }) => !wanted.has(means))
  const [only] = left
  if (left.length === 1 && only !== undefined && only.group) return only.text.slice(1, -1).trim()
  return left.map(({ text, and }, place) => (place === 0 ? text : `${and ? 'AND ' : ''}${text}`)).join(' ')
}

/** A member of a query whose members must all be met: its text, what it means, whether AND stands before it. */
type Piece = { readonly text: string; readonly means: string; readonly and: boolean; readonly group: boolean }

/** The members of a query that must all be met; none of one that cannot be read, asks for nothing or is an OR. */
function cut(query: string): Piece[] {
  const parsed = parseQuery(query)
  if (!parsed.ok || parsed.query.is === 'all') return []
  const tokens = tokenize(query)
  const pieces: Piece[] = []
  let [depth, start, and] = [0, -1, false]
  for (const token of tokens) {
    if (depth === 0 && token.is === 'or') return []
    if (depth === 0 && token.is === 'and') and = true
    else if (token.is === 'end') break
    else {
      if (start < 0) start = token.at
      if (token.is === 'open') depth++
      if (token.is === 'close') depth--
      if (depth > 0 || !(token.is === 'close' || token.is === 'text')) continue
      const text = query.slice(start, token.at + token.length)
      pieces.push({
        text,
        means: meaningOf(text),
        and,
        group: text.startsWith('(') && hasTopOr(text.slice(1, -1)),
      })
      ;[start, and] = [-1, false]
    }
  }
  return pieces
}

function meaningOf(text: string): string {
  const parsed = parseQuery(text)
  // Two ways to write a date or size are the same question.
  return parsed.ok ? JSON.stringify(parsed.query, meaningful) : text
}

function meaningful(this: QueryTree, key: string, value: unknown): unknown {
  return key === 'text' && (this.is === 'date' || this.is === 'size') ? undefined : value
}

function hasTopOr(query: string): boolean {
  const parsed = parseQuery(query)
  if (!parsed.ok) return false
  let depth = 0
  return tokenize(query).some(({ is }: Token) => {
    if (is === 'open') depth++
    if (is === 'close') depth--
    return depth === 0 && is === 'or'
  })
}
