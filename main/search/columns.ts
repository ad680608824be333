import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { type Bits, forEachBit } from './bits.ts'
import { capacity } from './capacity.ts'
import { type FactKind, factWord } from './facts.ts'
import { matchFact } from './match.ts'
import { readRecords } from './matching.ts'
import { type Leaf, records, words } from './part.ts'
import { memory } from './remembered.ts'
import { openTerms } from './vocabulary.ts'

/** Records per value. */
export type Counts = Map<string, number>

/** The one value every record has of something: by record its place among the values. 2 or 4 bytes per record. */
export type Column = { readonly values: readonly string[]; readonly places: Uint16Array | Uint32Array }

const columns = memory<Column>('records', 4)

/** How many of the records found have which value. */
export function countColumn({ values, places }: Column, found: Bits): Counts {
  const counts = new Uint32Array(values.length)
  forEachBit(found, (id) => {
    const place = places[id] ?? 0
    counts[place] = (counts[place] ?? 0) + 1
  })
  const summed: Counts = new Map()
  for (const [place, value] of values.entries()) {
    summed.set(value, (summed.get(value) ?? 0) + (counts[place] ?? 0))
  }
  return summed
}

/** Folders by number. */
export function folders(db: ReadDb): Column {
  return columns(db, 'folder', () => {
    const ids = prepareValue<number>(db, 'SELECT id FROM folder').all()
    return readColumn(db, '', new Map(ids.map((id) => [String(id), records('r.folder = ?', id)])))
  })
}

/** Years in UTC, as in queries; '' without a date. */
export function years(db: ReadDb): Column {
  return columns(db, 'year', () => {
    const { first, last } = prepare<{ first: number | null; last: number | null }>(
      db,
      'SELECT (SELECT min(date) FROM record) AS first, (SELECT max(date) FROM record) AS last',
    ).get() ?? { first: null, last: null }
    const found = new Map<string, Leaf>()
    if (first === null || last === null) return readColumn(db, '', found)
    for (let year = yearOf(first); year <= yearOf(last); year++) {
      found.set(String(year), records('r.date >= ? AND r.date < ?', startOf(year), startOf(year + 1)))
    }
    return readColumn(db, '', found)
  })
}

/** Kinds of contents; 'unknown' is also what was never parsed. */
export const kinds = (db: ReadDb) => factColumn(db, 'kind', 'unknown')
/** Languages of contents; '' when not known. */
export const languages = (db: ReadDb) => factColumn(db, 'lang', '')

function factColumn(db: ReadDb, kind: FactKind, otherwise: string): Column {
  return columns(db, kind, () => {
    openTerms(db)
    const start = factWord(kind, '')
    const terms = prepareValue<string>(
      db,
      'SELECT term FROM temp.index_terms WHERE term >= ? AND term < ?',
    ).all(start, `${start}\u{10FFFF}`)
    const values = terms.map((term) => term.slice(start.length))
    return readColumn(db, otherwise, new Map(values.map((value) => [value, words(matchFact(kind, value))])))
  })
}

/** Gives every record of a leaf its value, and all the rest the value `otherwise`. */
function readColumn(db: ReadDb, otherwise: string, leaves: ReadonlyMap<string, Leaf>): Column {
  const places = new (leaves.size < 2 ** 16 ? Uint16Array : Uint32Array)(capacity(db))
  let place = 0
  for (const leaf of leaves.values()) {
    place += 1
    for (const id of readRecords(db, leaf)) places[id] = place
  }
  return { values: [otherwise, ...leaves.keys()], places }
}

const yearOf = (date: number) => new Date(date * 1000).getUTCFullYear()
const startOf = (year: number) => Date.UTC(year, 0) / 1000
