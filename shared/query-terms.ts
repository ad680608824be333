import { type FieldOf, findChoice, type findField, isOfPeople, suggestChoice } from './fields.ts'
import { readPeriod } from './query-dates.ts'
import { QueryStop, type Span } from './query-problem.ts'
import type { Token } from './query-tokens.ts'
import type { DateTerm, NameTerm, SizeTerm, Term, WordsTerm } from './query-tree.ts'

export type SearchField = NonNullable<ReturnType<typeof findField>>
type Text = Extract<Token, { is: 'text' }>

/** Makes the term of a text under a field, or anywhere when the field is null. Throws QueryStop when the value does not fit. */
export function makeTerm(field: SearchField | null, token: Text): Term {
  if (field === null) return makeWords(null, token)
  const text = token.exact && token.quoted ? token.text : token.text.trim()
  // A mailbox itself is a folder without a name.
  if (text === '' && !(field.value === 'path' && token.exact))
    throw new QueryStop('value-missing', token, { field: field.name })
  if (!token.quoted) refuseStars(field, text, token)
  switch (field.value) {
    case 'words':
      if (token.exact && isOfPeople(field.name)) return { is: 'person', field: field.name, text }
      return makeWords(field.name, token)
    case 'date':
      return makeDate(field.name, text, token)
    case 'size':
      return makeSize(field.name, text, token)
    case 'choice': {
      const choice = findChoice(field, text)
      if (choice !== null) return { is: 'choice', field: field.name, choice }
      const suggestion = suggestChoice(field, text) ?? ''
      throw new QueryStop('choice-unknown', token, { field: field.name, value: text, suggestion })
    }
    case 'name':
    case 'path':
      return makeName(field.name, text, token)
    case 'number':
      if (!/^\d{1,15}$/.test(text)) throw new QueryStop('number-unreadable', token, { value: text })
      return { is: 'number', field: field.name, number: Number(text) }
    case 'id':
      return { is: 'id', field: field.name, text }
  }
}

function makeWords(field: FieldOf<'words'> | null, token: Text): WordsTerm {
  // The index holds letters and digits only: anything else would find nothing and say so wrongly.
  if (!/[\p{L}\p{N}]/u.test(token.text)) throw new QueryStop('no-word', token)
  if (token.quoted || token.exact) return { is: 'words', field, text: token.text, form: 'exact' }
  const stem = withoutStars(token.text)
  return stem === token.text
    ? { is: 'words', field, text: token.text, form: 'open' }
    : { is: 'words', field, text: stem, form: 'prefix' }
}

function makeName(field: NameTerm['field'], text: string, token: Text): NameTerm {
  const begun = token.quoted || token.exact ? text : withoutStars(text)
  return { is: 'name', field, text: begun, form: token.exact ? 'exact' : begun === text ? 'open' : 'prefix' }
}

/** Stops at a star that would be looked for as a sign: that finds nothing, and does not say why. */
function refuseStars({ name, value, example }: SearchField, text: string, token: Text): void {
  const isPerson = value === 'words' && token.exact && isOfPeople(name)
  if (isPerson || value === 'name' || value === 'path') {
    const begun = token.exact ? text : withoutStars(text)
    if (begun.includes('*')) throw new QueryStop('star-misplaced', token)
    // A Message-ID may have one in it, and the index of words looks past them.
  } else if (value === 'id' ? text.endsWith('*') : value !== 'words' && text.includes('*')) {
    throw new QueryStop('star-not-taken', token, { field: name, example })
  }
}

function makeDate(field: FieldOf<'date'>, text: string, span: Span): DateTerm {
  const period = readPeriod(text)
  if (period === null || (field !== 'date' && text.includes('..'))) {
    throw new QueryStop('date-unreadable', span, { value: text })
  }
  if (field === 'before') return { is: 'date', field, text, from: null, until: period.from }
  if (field === 'after') return { is: 'date', field, text, from: period.until, until: null }
  return { is: 'date', field, text, ...period }
}

/** Bytes per unit, as file managers count them. */
const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
])

function makeSize(field: FieldOf<'size'>, text: string, span: Span): SizeTerm {
  const [, number, unit = ''] = /^(\d{1,9}(?:[.,]\d{1,3})?)([kmg]?)i?b?$/i.exec(text) ?? []
  const times = units.get(unit.toLowerCase())
  if (number === undefined || times === undefined)
    throw new QueryStop('size-unreadable', span, { value: text })
  return { is: 'size', field, text, bytes: Math.round(Number(number.replace(',', '.')) * times) }
}

/** A regular expression would take quadratic time on a long row of stars. */
function withoutStars(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '*') end--
  return text.slice(0, end)
}
