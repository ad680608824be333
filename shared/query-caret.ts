import { findField } from './fields.ts'
import { QueryStop } from './query-problem.ts'
import type { SearchField } from './query-terms.ts'
import { type Token, tokenize } from './query-tokens.ts'

/** What a person is typing in a query. */
export type AtCaret = {
  /** The value or word that is being typed, with `=` and quotation marks: from here up to `to`. */
  readonly from: number
  readonly to: number
  /** The field it is typed under; null for words anywhere. */
  readonly field: SearchField | null
  /** What of it stands before the caret, without `=` and quotation marks. */
  readonly typed: string
  /** Whether it stands within quotation marks, closed or not. */
  readonly quoted: boolean
  readonly exact: boolean
  /** Whether it is a field: its colon follows, before `to`. */
  readonly named: boolean
}

/** What goes on after the caret in a word. */
const REST = /[^\s()"“”„:]*/uy

/**
 * Finds what is being typed at a caret; null where there is nothing to go on with: after a space, an operator, a closed
 * phrase, or under a field that does not exist.
 */
export function findAtCaret(text: string, caret: number): AtCaret | null {
  const before = text.slice(0, caret)
  const { tokens, quote } = cutOpen(before)
  const last = tokens.at(-1)
  if (quote !== null) {
    const exact = last?.is === 'text' && last.text === '=' && last.at === quote - 1
    const from = exact ? quote - 1 : quote
    const field = fieldAt(exact ? tokens.slice(0, -1) : tokens, from)
    if (field === undefined) return null
    const typed = before.slice(quote + 1).replaceAll(/["“”„](["“”„])/gu, '$1')
    return { from, to: endOfPhrase(text, from, caret), field, typed, quoted: true, exact, named: false }
  }
  if (last === undefined || last.at + last.length !== caret) return null
  const begun = last.is === 'text' && !last.quoted ? last : null
  if (begun === null && last.is !== 'field') return null
  const from = begun?.at ?? caret
  const field = fieldAt(begun === null ? tokens : tokens.slice(0, -1), from)
  if (field === undefined) return null
  const end = endOfWord(text, caret)
  const named = field === null && text[end] === ':'
  // A lonely = is the beginning of a value, not one by itself.
  const equals = begun?.text === '=' && !begun.exact
  const typed = equals ? '' : (begun?.text ?? '')
  return {
    from,
    to: named ? end + 1 : end,
    field,
    typed,
    quoted: false,
    exact: equals || begun?.exact === true,
    named,
  }
}

/** The tokens of the beginning of a query, and the place of the quotation mark that is still open at its end. */
function cutOpen(before: string): { tokens: readonly Token[]; quote: number | null } {
  try {
    return { tokens: tokenize(before).slice(0, -1), quote: null }
  } catch (error) {
    if (!(error instanceof QueryStop)) throw error
    const quote = error.found.at
    return { tokens: tokenize(before.slice(0, quote)).slice(0, -1), quote }
  }
}

/** The field a text that begins at a place belongs to: its own or its group's; null for none, undefined for an unknown one. */
function fieldAt(tokens: readonly Token[], at: number): SearchField | null | undefined {
  const groups: (SearchField | null | undefined)[] = [null]
  let own: { readonly end: number; readonly field: SearchField | undefined } | null = null
  for (const token of tokens) {
    if (token.is === 'open') groups.push(own?.end === token.at ? own.field : groups.at(-1))
    if (token.is === 'close' && groups.length > 1) groups.pop()
    own =
      token.is === 'field'
        ? { end: token.at + token.length, field: findField(token.name) ?? undefined }
        : null
  }
  return own?.end === at ? own.field : groups.at(-1)
}

function endOfWord(text: string, caret: number): number {
  REST.lastIndex = caret
  return caret + (REST.exec(text)?.[0].length ?? 0)
}

/** The end of the phrase that begins at a place; the caret where it is not closed, or closed only by the mark of another. */
function endOfPhrase(text: string, from: number, caret: number): number {
  const { tokens, quote } = cutOpen(text)
  const phrase = quote === null ? tokens.find(({ at }) => at === from) : undefined
  return phrase === undefined ? caret : phrase.at + phrase.length
}
