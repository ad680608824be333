import { parseQuery, printQuery, type QueryTree } from '../../../shared/query.ts'
import { addTerm, hasTerm, removeTerm, writeTerm } from '../../../shared/query-text.ts'
import type { FacetName } from '../../../shared/records.ts'

/** The values of a facet a query asks for, each as its term. `rest` is the query without them. */
export type Choices = { readonly terms: readonly string[]; readonly rest: string }

/** Reads from the text of a query which values of a facet it asks for. Several of one facet stand as `(a OR b)`. */
export function choicesOf(query: string, facet: FacetName): Choices {
  const members = membersOf(query).filter((member) => isOf(facet, member))
  const texts = members.map(grouped)
  const rest = without(query, members)
  const [only] = members
  if (only === undefined || texts.some((text) => hasTerm(rest, text)))
    return { terms: [], rest: query.trim() }
  if (members.length === 1 && only.is === 'or') return { terms: only.of.map(written), rest }
  // The hints say different things of a record, and a class of sizes is two terms.
  const terms = facet === 'hint' ? texts : [texts.join(' ')]
  return { terms, rest }
}

/** Whether a term is among the choices, however its query writes it. */
export function isChosen({ terms }: Choices, term: string): boolean {
  return terms.some((each) => normal(each) === normal(term))
}

/** The query with a value of a facet chosen besides the others of it, or no longer chosen. */
export function choose(query: string, facet: FacetName, term: string): string {
  if (facet === 'hint') return hasTerm(query, term) ? removeTerm(query, term) : addTerm(query, term)
  const choices = choicesOf(query, facet)
  const terms = isChosen(choices, term)
    ? choices.terms.filter((each) => normal(each) !== normal(term))
    : [...choices.terms, term]
  const [only] = terms
  if (only === undefined) return choices.rest
  return addTerm(choices.rest, terms.length === 1 ? only : `(${terms.join(' OR ')})`)
}

/** The query about another stretch of time; null takes every date away. */
export function chooseDates(query: string, term: string | null): string {
  const rest = without(query, membersOf(query).filter(isOfTime))
  return term === null ? rest : addTerm(rest, term)
}

/** Whether a query asks for a stretch of time beside what else it asks. */
export function hasDates(query: string): boolean {
  return membersOf(query).some(isOfTime)
}

/** The query without what it asks for last; null when it asks for one thing only, or cannot be divided. */
export function withoutLast(query: string): { readonly query: string; readonly last: string } | null {
  const members = membersOf(query)
  const last = members.at(-1)
  if (members.length < 2 || last === undefined) return null
  const text = grouped(last)
  const rest = removeTerm(query, text)
  return rest === query.trim() ? null : { query: rest, last: text }
}

/** What a query asks for that must all be met. */
function membersOf(query: string): readonly QueryTree[] {
  const parsed = parseQuery(query)
  if (!parsed.ok || parsed.query.is === 'all') return []
  return parsed.query.is === 'and' ? parsed.query.of : [parsed.query]
}

/** The query without some of its members. */
function without(query: string, members: readonly QueryTree[]): string {
  // An OR that is all of a query stands without parentheses: there it is no term that could be taken out.
  if (members.length === 1 && membersOf(query).length === 1) return ''
  return members.reduce((left, member) => removeTerm(left, grouped(member)), query.trim())
}

function grouped(member: QueryTree): string {
  return member.is === 'or' ? `(${printQuery(member)})` : written(member)
}

/** A member as it is written by the facets: without quotation marks where none are needed. */
function written(member: QueryTree): string {
  const isWhole = member.is === 'person' || (member.is === 'name' && member.form === 'exact')
  return (isWhole && writeTerm(member.field, member.text)) || printQuery(member)
}

function normal(term: string): string {
  const parsed = parseQuery(term)
  return parsed.ok ? printQuery(parsed.query) : term
}

function isOfTime(member: QueryTree): boolean {
  if (member.is === 'or') return member.of.every(isOfTime)
  return member.is === 'date' || isUndated(member)
}

function isUndated(member: QueryTree): boolean {
  return member.is === 'not' && member.of.is === 'choice' && member.of.choice === 'date'
}

/** Whether a member asks for nothing but values of a facet. */
function isOf(facet: FacetName, member: QueryTree): boolean {
  if (member.is === 'or') return member.of.every((each) => isOf(facet, each))
  if (facet === 'size') {
    if (member.is === 'and') return member.of.every((each) => isOf(facet, each))
    return (member.is === 'not' ? member.of : member).is === 'size'
  }
  if (facet === 'year') return isUndated(member) || (member.is === 'date' && /^\d{4}$/.test(member.text))
  if (member.is === 'person') {
    return (
      member.field === 'with' && member.text.startsWith('@') === (facet === 'domain') && namesPeople(facet)
    )
  }
  if (member.is === 'choice') {
    if (facet === 'hint')
      return (member.field === 'has' || member.field === 'is') && !ofValue.has(member.choice)
    return member.field === facet
  }
  return member.is === 'name' && member.field === (facet === 'folder' ? 'in' : facet)
}

const ofValue: ReadonlySet<string> = new Set(['undecided', 'permanent', 'destroyable'])

function namesPeople(facet: FacetName): boolean {
  return facet === 'correspondent' || facet === 'domain'
}
