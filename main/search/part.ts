import type { Parameters, ReadDb } from '../store/connection.ts'
import type { Bits } from './bits.ts'
import type { Until } from './remembered.ts'

/** What part of a query means, as set algebra over records. What `read` gives is not the caller's to change. */
export type Part =
  | Leaf
  | { readonly by: 'all' }
  | { readonly by: 'set'; readonly read: (db: ReadDb) => Bits }
  | { readonly by: 'not'; readonly of: Part }
  | { readonly by: 'and' | 'or'; readonly of: readonly Part[] }

/** One SELECT that gives the numbers of records, or, as `content`, of contents whose records are meant. */
export type Leaf = {
  readonly by: 'records' | 'contents'
  readonly sql: string
  readonly parameters: Parameters
  /** How long its answer holds. */
  readonly until: Until
  /** Set when all it does is to look this up in the index. */
  readonly match?: string
}

/** What a SELECT gives, as long as `until` says. */
export const leaf = (by: Leaf['by'], until: Until, sql: string, ...parameters: Parameters): Leaf => ({
  by,
  sql,
  parameters,
  until,
})

/** Records `r` that meet a condition in SQL about what they have from their source. */
export const records = (where: string, ...parameters: Parameters): Leaf =>
  leaf('records', 'records', `SELECT r.id FROM record r WHERE ${where}`, ...parameters)

/** Records by what can change any time. */
export const changing = (sql: string, ...parameters: Parameters): Leaf =>
  leaf('records', 'change', sql, ...parameters)

/** Records whose content the index finds. */
export const words = (match: string): Leaf => ({
  ...leaf('contents', 'records', 'SELECT rowid AS content FROM words WHERE words MATCH ?', match),
  match,
})

/** Records with an attachment of exactly this media type, as declared. */
export const withType = (type: string): Leaf =>
  leaf('contents', 'records', 'SELECT content FROM attachment WHERE type = ?', type)

/** Records whose content was not understood: it has no row of its own as a message. */
export const unparsed: Leaf = records('r.content NOT IN (SELECT content FROM message)')
