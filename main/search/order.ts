import type { RowOrder } from '../../shared/results.ts'
import { baseSubject } from '../../shared/subject.ts'
import { values } from '../../shared/value.ts'
import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { type Bits, countBits, hasBit } from './bits.ts'
import { folders } from './columns.ts'
import { fold } from './fold.ts'
import { FEW, orderings, readInOrder } from './page.ts'
import { recordContents } from './record-contents.ts'
import { memory } from './remembered.ts'
import { sortByPlace } from './sort-by-place.ts'
import { recordsWithValue } from './values.ts'

/** All records by one column, ascending, ties by number; from place `keyed` on those that have nothing in it. 4 bytes each. */
export type Ordered = { readonly ids: Uint32Array; readonly keyed: number }

type Indexed = 'date' | 'sender' | 'size'
type ColumnOrder = Exclude<RowOrder, 'relevance'>

const kept = memory<Ordered>('records', 3)
const subjects = memory<{ readonly byContent: Uint32Array; readonly count: number }>('records', 1)

/**
 * The records found, in order. Those without a date, or by subject without one, come last both ways; by subject, folder and
 * value they are in the order of date among their like.
 */
export function putInOrder(db: ReadDb, found: Bits, order: ColumnOrder): Uint32Array {
  const backwards = order.startsWith('-')
  const ranked = (ranks: Ranks) =>
    byRank(putInOrder(db, found, backwards ? '-date' : 'date'), ranks, backwards)
  switch (order) {
    case 'subject':
    case '-subject':
      return ranked(subjectRanks(db))
    case 'folder':
    case '-folder':
      return ranked(folderRanks(db))
    case 'value':
    case '-value':
      return ranked(valueRanks(db))
    default: {
      const ordering = orderings[order]
      if (countBits(found) <= FEW) {
        return Uint32Array.from(readInOrder(db, { found, ordering, after: null, limit: FEW }))
      }
      return take(ordered(db, ordering.column), found, ordering.descending)
    }
  }
}

/** All records in the order of an indexed column. */
export function ordered(db: ReadDb, column: Indexed): Ordered {
  return kept(db, column, () => {
    const read = (keyed: boolean) =>
      // INDEXED BY: without statistics SQLite prefers to go through the table and sort.
      prepareValue<number>(
        db,
        `SELECT r.id FROM record r INDEXED BY record_by_${column} WHERE r.${column} IS ${keyed ? 'NOT' : ''} NULL
         ORDER BY r.${column}, r.id`,
      ).all()
    const keyed = read(true)
    return { ids: Uint32Array.from(keyed.concat(read(false))), keyed: keyed.length }
  })
}

/** What is found, in this order or backwards; what has nothing in the column comes last either way. */
function take({ ids, keyed }: Ordered, found: Bits, backwards: boolean): Uint32Array {
  const taken = new Uint32Array(countBits(found))
  let count = 0
  const add = (id: number | undefined) => {
    if (id !== undefined && hasBit(found, id)) taken[count++] = id
  }
  if (backwards) {
    for (let at = keyed - 1; at >= 0; at--) add(ids[at])
    for (let at = ids.length - 1; at >= keyed; at--) add(ids[at])
  } else for (const id of ids) add(id)
  return taken
}

/** Places records among their like, from 0; those with the place `count` have nothing to be ordered by and come last. */
type Ranks = { readonly of: (record: number) => number; readonly count: number }

/** Brings records into the order of their ranks, or backwards, and leaves those of one rank in the order they are in. */
function byRank(ids: Uint32Array, { of, count }: Ranks, backwards: boolean): Uint32Array {
  const ranks = ids.map((id) => {
    const rank = of(id)
    return backwards && rank < count ? count - 1 - rank : rank
  })
  return sortByPlace(ids, ranks, count + 1).ids
}

function valueRanks(db: ReadDb): Ranks {
  const sets = values.map((value) => recordsWithValue(db, value))
  return { of: (id) => sets.findIndex((set) => hasBit(set, id)), count: values.length }
}

/** Folders by the name of their mailbox and their path, without case and marks unless only these differ. */
function folderRanks(db: ReadDb): Ranks {
  const { values: numbers, places } = folders(db)
  const rows = prepare<{ id: number; mailbox: string; path: string }>(
    db,
    'SELECT folder.id, mailbox.name AS mailbox, folder.path FROM folder JOIN mailbox ON mailbox.id = folder.mailbox',
  ).all()
  const sorted = rows
    .map(({ id, mailbox, path }) => ({
      id: String(id),
      key: [fold(mailbox), mailbox, fold(path), path].join('\0'),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const rank = new Map(sorted.map(({ id }, place) => [id, place]))
  const ranks = numbers.map((id) => rank.get(id) ?? sorted.length)
  return { of: (id) => ranks[places[id] ?? 0] ?? sorted.length, count: sorted.length }
}

/** Subjects without case, marks of letters and marks of replies before them. */
function subjectRanks(db: ReadDb): Ranks {
  const contents = recordContents(db)
  const { byContent, count } = subjects(db, '', () => readSubjects(db))
  return { of: (id) => byContent[contents[id] ?? 0] ?? count, count }
}

function readSubjects(db: ReadDb): { byContent: Uint32Array; count: number } {
  const column = <Cell extends number | string>(name: 'content' | 'subject') =>
    prepareValue<Cell>(db, `SELECT ${name} FROM message ORDER BY content`).all()
  const keys = column<string>('subject').map(subjectKey)
  const key = (at: number) => keys[at] ?? ''
  const sorted = Uint32Array.from(keys.keys())
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
    .subarray(keys.reduce((empty, each) => empty + (each === '' ? 1 : 0), 0))
  const contents = column<number>('content')
  const last = prepareValue<number>(db, 'SELECT max(content) FROM record').get() ?? 0
  const byContent = new Uint32Array(Math.max(last, contents.at(-1) ?? 0) + 1)
  // Ranks from 1 on, equal ones for equal keys; 0 is nothing, and becomes the last.
  let rank = 0
  for (const [place, at] of sorted.entries()) {
    if (place === 0 || key(at) !== key(sorted[place - 1] ?? 0)) rank++
    byContent[contents[at] ?? 0] = rank
  }
  return { byContent: byContent.map((each) => (each === 0 ? rank : each - 1)), count: rank }
}

function subjectKey(subject: string): string {
  // Marks of replies end in a colon; to look for them takes time.
  return fold(subject.includes(':') ? baseSubject(subject) : subject.trim())
}
