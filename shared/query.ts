import { findField, suggestField } from './fields.ts'
import { type QueryProblem, QueryStop } from './query-problem.ts'
import { makeTerm, type SearchField } from './query-terms.ts'
import { type Token, tokenize } from './query-tokens.ts'
import { join, type QueryTree } from './query-tree.ts'

export { printQuery } from './query-print.ts'
export { describeQueryProblem, type QueryProblem } from './query-problem.ts'
export type { QueryTree, Term } from './query-tree.ts'

/** Bounds of a query: more than anyone types, little enough to be understood in a moment. */
export const MAX_QUERY_LENGTH = 10_000
export const MAX_QUERY_TERMS = 1_000
export const MAX_QUERY_DEPTH = 50

export type QueryResult = { readonly ok: true; readonly query: QueryTree } | QueryProblem

/**
 * Understands a query: words, "phrases", prefix*, =exact, field:value, field:=whole, field:prefix*, field:(a OR b), AND OR NOT
 * and -, parentheses. In quotation marks a star is a star.
 * Words side by side must all be there; NOT binds strongest, then AND, then OR; operators are in capitals. An empty query
 * finds everything. Never throws, and takes time in proportion to the length: what cannot be understood is answered with
 * the place where.
 */
export function parseQuery(text: string): QueryResult {
  try {
    if (text.length > MAX_QUERY_LENGTH) {
      const span = { at: MAX_QUERY_LENGTH, length: text.length - MAX_QUERY_LENGTH }
      throw new QueryStop('too-long', span, { limit: String(MAX_QUERY_LENGTH) })
    }
    return { ok: true, query: parseTokens(tokenize(text)) }
  } catch (error) {
    if (error instanceof QueryStop) return error.found
    throw error
  }
}

/** How far the parser is. `depth` is the number of open parentheses and NOTs. */
type State = { readonly tokens: readonly Token[]; next: number; depth: number; terms: number }

function parseTokens(tokens: readonly Token[]): QueryTree {
  const state: State = { tokens, next: 0, depth: 0, terms: 0 }
  if (peek(state).is === 'end') return { is: 'all' }
  const tree = parseOr(state, null)
  const rest = peek(state)
  if (rest.is !== 'end') throw new QueryStop('parenthesis-not-opened', rest)
  return tree
}

function parseOr(state: State, field: SearchField | null): QueryTree {
  const members = [parseAnd(state, field)]
  while (peek(state).is === 'or') {
    const operator = take(state)
    if (!begins(peek(state))) throw lonely(operator)
    members.push(parseAnd(state, field))
  }
  return join('or', members)
}

function parseAnd(state: State, field: SearchField | null): QueryTree {
  const members = [parseNot(state, field)]
  for (;;) {
    const operator = peek(state).is === 'and' ? take(state) : null
    if (!begins(peek(state))) {
      if (operator !== null) throw lonely(operator)
      return join('and', members)
    }
    members.push(parseNot(state, field))
  }
}

function parseNot(state: State, field: SearchField | null): QueryTree {
  const token = peek(state)
  if (token.is !== 'not' && token.is !== 'minus') return parseOne(state, field)
  take(state)
  const next = peek(state)
  if (!begins(next) || (token.is === 'minus' && next.at !== token.at + 1)) throw lonely(token)
  return deeper(state, token, () => ({ is: 'not', of: parseNot(state, field) }))
}

function parseOne(state: State, field: SearchField | null): QueryTree {
  const token = take(state)
  switch (token.is) {
    case 'open':
      return deeper(state, token, () => parseGroup(state, token, field))
    case 'field':
      return parseField(state, token)
    case 'text':
      state.terms++
      if (state.terms > MAX_QUERY_TERMS) {
        throw new QueryStop('too-many-terms', token, { limit: String(MAX_QUERY_TERMS) })
      }
      return makeTerm(field, token)
    case 'close':
      throw new QueryStop('parenthesis-not-opened', token)
    default:
      throw lonely(token)
  }
}

function parseGroup(state: State, open: Token, field: SearchField | null): QueryTree {
  const first = peek(state)
  if (first.is === 'close') {
    throw new QueryStop('group-empty', { at: open.at, length: first.at + 1 - open.at })
  }
  if (first.is === 'end') throw new QueryStop('parenthesis-not-closed', open)
  const tree = parseOr(state, field)
  if (peek(state).is !== 'close') throw new QueryStop('parenthesis-not-closed', open)
  take(state)
  return tree
}

function parseField(state: State, token: Extract<Token, { is: 'field' }>): QueryTree {
  const field = findField(token.name)
  if (field === null) {
    const suggestion = suggestField(token.name)
    throw new QueryStop('field-unknown', token, {
      field: token.name,
      suggestion: suggestion === null ? '' : `${suggestion}:`,
    })
  }
  const value = peek(state)
  const adjacent = value.at === token.at + token.length && (value.is === 'text' || value.is === 'open')
  if (!adjacent) throw new QueryStop('value-missing', token, { field: token.name })
  return parseOne(state, field)
}

function deeper(state: State, token: Token, parse: () => QueryTree): QueryTree {
  if (++state.depth > MAX_QUERY_DEPTH)
    throw new QueryStop('too-deep', token, { limit: String(MAX_QUERY_DEPTH) })
  const tree = parse()
  state.depth--
  return tree
}

/** Whether a token can begin a member of an AND. An OR or a closing parenthesis ends it. */
function begins(token: Token): boolean {
  return token.is !== 'end' && token.is !== 'close' && token.is !== 'or' && token.is !== 'and'
}

function lonely(token: Token): QueryStop {
  const names: Readonly<Record<Token['is'], string>> = {
    and: 'AND',
    or: 'OR',
    not: 'NOT',
    minus: '-',
    open: '(',
    close: ')',
    field: ':',
    text: '',
    end: '',
  }
  return new QueryStop('operator-lonely', token, { operator: names[token.is] })
}

function peek(state: State): Token {
  const token = state.tokens[state.next]
  if (token === undefined) throw new RangeError('read past the end of the query')
  return token
}

function take(state: State): Token {
  const token = peek(state)
  state.next++
  return token
}
