import { QueryStop, type Span } from './query-problem.ts'

/** A piece of a query. A `text` is a bare word or a quoted phrase; `exact` when `=` stood before it. */
export type Token = Span &
  (
    | { readonly is: 'open' | 'close' | 'minus' | 'and' | 'or' | 'not' | 'end' }
    | { readonly is: 'field'; readonly name: string }
    | { readonly is: 'text'; readonly text: string; readonly quoted: boolean; readonly exact: boolean }
  )

const operators: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
])

// Sticky expressions, each character looked at once: the whole is linear in the length of the query.
const SPACE = /\s+/uy
/** Curly quotation marks come along with text pasted from a word processor. */
const PHRASE = /["“”„]((?:[^"“”„]|["“”„]{2})*)["“”„](?!["“”„])/uy
const WORD = /[^\s()"“”„]+/uy
/** Letters and a colon; not the beginning of an address like https://… */
const FIELD = /(\p{L}+):(?!\/\/)/uy

/** Cuts a query into tokens; the last one is `end`. Throws QueryStop where a quotation mark is not closed. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let afterField = false
  while (at < query.length) {
    const space = match(SPACE, query, at)
    if (space === null) {
      const token = readToken(query, at, afterField)
      tokens.push(token)
      at += token.length
      afterField = token.is === 'field'
    } else {
      at += space[0].length
      afterField = false
    }
  }
  tokens.push({ is: 'end', at: query.length, length: 0 })
  return tokens
}

function readToken(query: string, at: number, afterField: boolean): Token {
  const char = query[at]
  if (char === '(') return { is: 'open', at, length: 1 }
  if (char === ')') return { is: 'close', at, length: 1 }
  if (char === '-' && !afterField) return { is: 'minus', at, length: 1 }
  if (char === '=' && /[^\s()=]/u.test(query[at + 1] ?? ' ')) {
    const { length, text, quoted } = readText(query, at + 1)
    return { is: 'text', at, length: length + 1, text, quoted, exact: true }
  }
  const field = afterField ? null : match(FIELD, query, at)
  if (field !== null) return { is: 'field', at, length: field[0].length, name: field[1] ?? '' }
  const { length, text, quoted } = readText(query, at)
  const operator = quoted || afterField ? undefined : operators.get(text)
  if (operator !== undefined) return { is: operator, at, length }
  return { is: 'text', at, length, text, quoted, exact: false }
}

function readText(query: string, at: number): { length: number; text: string; quoted: boolean } {
  const word = match(WORD, query, at)
  if (word !== null) return { length: word[0].length, text: word[0], quoted: false }
  const phrase = match(PHRASE, query, at)
  if (phrase === null) throw new QueryStop('quote-not-closed', { at, length: 1 })
  // A doubled mark stands for one.
  return {
    length: phrase[0].length,
    text: (phrase[1] ?? '').replaceAll(/["“”„](["“”„])/gu, '$1'),
    quoted: true,
  }
}

function match(expression: RegExp, query: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at
  return expression.exec(query)
}
