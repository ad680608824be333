import type { QueryTree } from '../../shared/query.ts'
import type { Facet, FacetName } from '../../shared/records.ts'
import type { Value } from '../../shared/value.ts'
import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { type Bits, countBits, keepCommon } from './bits.ts'
import { type Column, type Counts, countColumn, folders, kinds, languages, years } from './columns.ts'
import { compileQuery } from './compile.ts'
import { partOf } from './conditions.ts'
import { facetTerm, hints, sizeClasses } from './facet-terms.ts'
import { matching } from './matching.ts'
import { changing, type Part, withType } from './part.ts'
import { countPeople } from './people-facets.ts'
import { understand } from './query-text.ts'
import { recordsWithValue } from './values.ts'

type Counting = (db: ReadDb, found: Bits) => Counts

const countings: Readonly<Record<FacetName, Counting>> = {
  mailbox: countFolders('SELECT folder.id, name FROM folder JOIN mailbox ON mailbox.id = folder.mailbox'),
  folder: countFolders('SELECT id, path AS name FROM folder'),
  year: countValues(years),
  kind: countValues(kinds),
  lang: countValues(languages),
  value: countParts((db) => ['B', 'V', 'N'].map((choice) => [choice, choicePart(db, 'value', choice)])),
  problem: countParts((db) =>
    prepareValue<string>(db, 'SELECT DISTINCT kind FROM problem')
      .all()
      .map((kind) => [kind, choicePart(db, 'problem', kind)]),
  ),
  tag: countParts((db) =>
    prepare<{ id: number; name: string }>(db, 'SELECT id, name FROM tag')
      .all()
      .map(({ id, name }) => [name, changing('SELECT record FROM record_tag WHERE tag = ?', id)]),
  ),
  type: countParts((db) =>
    prepareValue<string>(db, 'SELECT DISTINCT type FROM attachment')
      .all()
      .map((type) => [type, withType(type)]),
  ),
  correspondent: (db, found) => countPeople(db, 'correspondent', found),
  domain: (db, found) => countPeople(db, 'domain', found),
  size: countParts((db) => [...sizeClasses].map(([value, term]) => [value, queryPart(db, term)])),
  hint: countParts((db) => hints.map((hint) => [hint, queryPart(db, hint)])),
}

/** Facets whose values have an order of their own; the others go by how often they occur. */
const inOrder: readonly FacetName[] = ['size', 'hint']

export type FacetQuestion = {
  readonly query: QueryTree
  readonly names: readonly FacetName[]
  readonly limit: number
  /** Whether to count the records per value of each. */
  readonly split: boolean
}

/**
 * How many of the records a query finds have which value, per facet: the `limit` most frequent. The values of mailbox, folder,
 * year, kind, value, lang and size add up to the total; '' is no date or no language. Of the others a record has none, one or
 * more.
 */
export function facets(db: ReadDb, { query, names, limit, split }: FacetQuestion): Facet[] {
  // One snapshot for all facets, while the writer goes on.
  return db.transaction(() => {
    const found = matching(db, compileQuery(db, query).part)
    return names.map((name) => {
      const parts = split ? countSplit(db, name, found) : null
      const counted = [...(parts?.total ?? countings[name](db, found))].filter(([, count]) => count > 0)
      if (!inOrder.includes(name)) counted.sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
      const values = counted.slice(0, limit).map(([value, count]) => ({
        value,
        label: value,
        count,
        term: facetTerm(name, value),
        split: parts === null ? null : parts.of(value),
      }))
      return { name, values, more: counted.length > limit }
    })
  })()
}

/** How many of some records have which value of a facet; perhaps 0. */
export function countFacet(db: ReadDb, name: FacetName, found: Bits): Counts {
  return countings[name](db, found)
}

/** Counts the permanent, the destroyable and the undetermined apart; together they are all. */
function countSplit(db: ReadDb, name: FacetName, found: Bits) {
  const count = (value: Value) => {
    const both = found.slice()
    keepCommon(both, recordsWithValue(db, value))
    return countings[name](db, both)
  }
  const [B, V, N] = [count('B'), count('V'), count('N')]
  const total: Counts = new Map()
  for (const counts of [B, V, N]) {
    for (const [value, count] of counts) total.set(value, (total.get(value) ?? 0) + count)
  }
  const of = (value: string) => ({ B: B.get(value) ?? 0, V: V.get(value) ?? 0, N: N.get(value) ?? 0 })
  return { total, of }
}

/** Counts a value every record has one of. */
function countValues(column: (db: ReadDb) => Column): Counting {
  return (db, found) => countColumn(column(db), found)
}

/** Counts folders by what a SELECT of id and name calls them now. */
function countFolders(select: string): Counting {
  return (db, found) => {
    const byNumber = countColumn(folders(db), found)
    const counts: Counts = new Map()
    for (const { id, name } of prepare<{ id: number; name: string }>(db, select).all()) {
      counts.set(name, (counts.get(name) ?? 0) + (byNumber.get(String(id)) ?? 0))
    }
    return counts
  }
}

/** Counts values a record has none, one or more of: each is a part of a query. */
function countParts(parts: (db: ReadDb) => readonly (readonly [string, Part])[]): Counting {
  return (db, found) =>
    new Map(
      parts(db).map(([value, part]) => {
        const both = matching(db, part)
        keepCommon(both, found)
        return [value, countBits(both)]
      }),
    )
}

const queryPart = (db: ReadDb, text: string) => compileQuery(db, understand(text)).part
const choicePart = (db: ReadDb, field: 'value' | 'problem', choice: string) =>
  partOf(db, { is: 'choice', field, choice })
