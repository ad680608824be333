import type { FieldOf, PeopleField } from './fields.ts'

/** Words to look up. `open` also finds other forms of a single word; `exact` (quoted or after =) only these; `prefix` words that begin so. */
export type WordsTerm = {
  readonly is: 'words'
  /** Null: anywhere in the message. */
  readonly field: FieldOf<'words'> | null
  readonly text: string
  readonly form: 'open' | 'exact' | 'prefix'
}
/** A span of time in seconds since 1970 UTC: from (included) to until (excluded); null is open. `text` is as typed. */
export type DateTerm = {
  readonly is: 'date'
  readonly field: FieldOf<'date'>
  readonly text: string
  readonly from: number | null
  readonly until: number | null
}
export type SizeTerm = {
  readonly is: 'size'
  readonly field: FieldOf<'size'>
  readonly text: string
  readonly bytes: number
}
export type ChoiceTerm = { readonly is: 'choice'; readonly field: FieldOf<'choice'>; readonly choice: string }
/**
 * A name to compare, as its field does when `open`; `exact` (after =) asks for the whole of it, as it is written where there is
 * one so written; `prefix` for names that begin so, of which '' is every one.
 */
export type NameTerm = {
  readonly is: 'name'
  readonly field: FieldOf<'name'> | FieldOf<'path'>
  readonly text: string
  readonly form: 'open' | 'exact' | 'prefix'
}
/**
 * One person, by the whole address, or the name of who has no address; or with `@` before it everyone of a domain. Case does
 * not count.
 */
export type PersonTerm = { readonly is: 'person'; readonly field: PeopleField; readonly text: string }
export type NumberTerm = { readonly is: 'number'; readonly field: FieldOf<'number'>; readonly number: number }
/** A record number, or a Message-ID with or without angle brackets. */
export type IdTerm = { readonly is: 'id'; readonly field: FieldOf<'id'>; readonly text: string }

export type Term = WordsTerm | PersonTerm | DateTerm | SizeTerm | ChoiceTerm | NameTerm | NumberTerm | IdTerm

/** A query understood. `all` finds everything; an `and` or `or` has two or more members and never one of its own kind. */
export type QueryTree =
  | Term
  | { readonly is: 'all' }
  | { readonly is: 'and' | 'or'; readonly of: readonly QueryTree[] }
  | { readonly is: 'not'; readonly of: QueryTree }

/** Joins members with AND or OR, taking in members of the same kind. One member is itself, none finds everything. */
export function join(is: 'and' | 'or', members: readonly QueryTree[]): QueryTree {
  const of = members.flatMap((member) => (member.is === is ? member.of : [member]))
  const [only] = of
  if (only === undefined) return { is: 'all' }
  return of.length === 1 ? only : { is, of }
}
