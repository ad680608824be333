import type { FieldOf } from '../../shared/fields.ts'
import { typedFolder } from '../../shared/folder-path.ts'
import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { factWord } from './facts.ts'
import { fold } from './fold.ts'
import { CLASSES } from './names.ts'
import { memory } from './remembered.ts'
import { openTerms } from './vocabulary.ts'

/** A value of a field that the depot has; `count` is null where counting its records takes long. */
export type Known = { readonly value: string; readonly count: number | null }

type Named = Known & { readonly folded: string }
type Listed = Exclude<FieldOf<'name' | 'path' | 'number' | 'date' | 'size' | 'id'>, 'tag'>

const kept = memory<readonly Named[]>('records', 8)
const tags = memory<readonly Named[]>('change', 1)

/** The values the depot has for a field, of which some part begins so, the most frequent first. */
export function listValues(db: ReadDb, field: Listed | 'tag', typed: string, limit: number): Known[] {
  const plain = field === 'in' ? typedFolder : (text: string) => text
  const wanted = fold(plain(typed.trim()))
  const all =
    field === 'tag'
      ? tags(db, '', () => named(readTags(db), plain))
      : kept(db, field, () => named(readers[field](db), plain))
  const found: Known[] = []
  for (const { folded, value, count } of all) {
    if (!begins(folded, wanted)) continue
    found.push({ value, count })
    if (found.length === limit) break
  }
  return found
}

/** Whether a text or some part of it, between spaces and marks, begins so. */
function begins(folded: string, wanted: string): boolean {
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? '')) return true
    if (wanted === '') return true
  }
  return false
}

/** Known values with the text by which each is looked for. */
function named(known: readonly Known[], plain: (text: string) => string): Named[] {
  return known
    .map((one) => ({ ...one, folded: fold(plain(one.value)) }))
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
}

const readers: Readonly<Record<Listed, (db: ReadDb) => readonly Known[]>> = {
  in: (db) => readPlaces(db, 'path'),
  mailbox: (db) => readPlaces(db, 'name'),
  kind: (db) => readFacts(db, 'kind'),
  lang: (db) => readFacts(db, 'lang'),
  class: (db) => uncounted(prepareValue<string>(db, CLASSES).all()),
  type: (db) => uncounted(prepareValue<string>(db, TYPES).all()),
  accession: (db) => uncounted(prepareValue<number>(db, 'SELECT id FROM accession ORDER BY id DESC').all()),
  date: readYears,
  before: readYears,
  after: readYears,
  // Nobody is helped by a list of these.
  larger: () => [],
  smaller: () => [],
  source: () => [],
  id: () => [],
}

const TYPES = 'SELECT type FROM attachment GROUP BY type ORDER BY count(*) DESC'

const uncounted = (values: readonly (string | number)[]): Known[] =>
  values.map((value) => ({ value: String(value), count: null }))

/** Folders by path, or mailboxes by name, with their records. */
function readPlaces(db: ReadDb, by: 'path' | 'name'): readonly Known[] {
  return prepare<{ value: string; count: number }>(
    db,
    `SELECT ${by} AS value, sum(counted.records) AS count
     FROM (SELECT folder, count(*) AS records FROM record INDEXED BY record_by_folder GROUP BY folder) AS counted
     JOIN folder ON folder.id = counted.folder JOIN mailbox ON mailbox.id = folder.mailbox GROUP BY ${by}`,
  ).all()
}

function readFacts(db: ReadDb, kind: 'kind' | 'lang'): Known[] {
  openTerms(db)
  const start = factWord(kind, '')
  const terms = prepareValue<string>(
    db,
    'SELECT term FROM temp.index_terms WHERE term >= ? AND term < ? ORDER BY doc DESC',
  ).all(start, `${start}\u{10FFFF}`)
  return uncounted(terms.map((term) => term.slice(start.length)))
}

/** Years that have records, the latest first. */
function readYears(db: ReadDb): Known[] {
  const bound = (which: 'min' | 'max') =>
    prepareValue<number | null>(db, `SELECT ${which}(date) FROM record`).get() ?? null
  const [first, last] = [bound('min'), bound('max')]
  if (first === null || last === null) return []
  const start = (year: number) => Date.UTC(year, 0) / 1000
  const years: number[] = []
  for (let year = yearOf(last); year >= yearOf(first); year--) {
    const some = prepareValue<number>(db, 'SELECT 1 FROM record WHERE date >= ? AND date < ? LIMIT 1')
    if (some.get(start(year), start(year + 1)) === 1) years.push(year)
  }
  return uncounted(years)
}

const yearOf = (date: number) => new Date(date * 1000).getUTCFullYear()

function readTags(db: ReadDb): Known[] {
  return prepare<{ value: string; count: number }>(
    db,
    'SELECT name AS value, (SELECT count(*) FROM record_tag WHERE tag = tag.id) AS count FROM tag',
  ).all()
}
