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
import { recordsWithValue } from './values.ts'

/** All records by one column, ascending, ties by number; from place `keyed` on those that have nothing in it. 4 bytes each. */
export type Ordered = { readonly ids: Uint32Array; readonly keyed: number }

type Indexed = 'date' | 'sender' | 'size'
type ColumnOrder = Exclude<RowOrder, 'relevance'>

const kept = memory<Ordered>('records', 3)
const subjects = memory<{ readonly byContent: Uint32Array; readonly count: number }>('records', 1)

/**
 * The records found, in order. Without a date they come last in the order of date, both ways; by folder and by value they are
 * in the order of date among their like.
 */
export function putInOrder(db: ReadDb, found: Bits, order: ColumnOrder): Uint32Array {
  switch (order) {
    case 'subject':
    case '-subject':
      return byRank(putInOrder(db, found, dateLike(order)), subjectRanks(db), order === '-subject')
    case 'folder':
    case '-folder':
      return byRank(putInOrder(db, found, dateLike(order)), folderRanks(db), order === '-folder')
    case 'value':
    case '-value':
      return byRank(putInOrder(db, found, dateLike(order)), valueRanks(db), order === '-value')
    default: {
      const ordering = orderings[order]
      if (countBits(found) <= FEW) {
        return Uint32Array.from(readInOrder(db, { found, ordering, after: null, limit: FEW }))
      }
      return take(ordered(db, ordering.column), found, ordering.descending)
    }
  }
}

const dateLike = (order: ColumnOrder) => (order.startsWith('-') ? '-date' : 'date')

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
    return { ids: Uint32Array.from([...keyed, ...read(false)]), keyed: keyed.length }
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
  const rank = (id: number) => {
    const place = of(id)
    return backwards && place < count ? count - 1 - place : place
  }
  const next = new Uint32Array(count + 2)
  for (const id of ids) next[rank(id) + 1] = (next[rank(id) + 1] ?? 0) + 1
  for (let at = 1; at < next.length; at++) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0)
  const sorted = new Uint32Array(ids.length)
  for (const id of ids) {
    const place = next[rank(id)] ?? 0
    sorted[place] = id
    next[rank(id)] = place + 1
  }
  return sorted
}

function valueRanks(db: ReadDb): Ranks {
  const sets = values.map((value) => recordsWithValue(db, value))
  return { of: (id) => sets.findIndex((set) => hasBit(set, id)), count: values.length }
}

/** Folders by the name of their mailbox and their path. */
function folderRanks(db: ReadDb): Ranks {
  const { values: numbers, places } = folders(db)
  const rows = prepare<{ id: number; mailbox: string; path: string }>(
    db,
    'SELECT folder.id, mailbox.name AS mailbox, folder.path FROM folder JOIN mailbox ON mailbox.id = folder.mailbox',
  ).all()
  const sorted = rows
    .map(({ id, mailbox, path }) => ({ id: String(id), key: `${fold(mailbox)}\0${fold(path)}` }))
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
  const keys = new Map<string, string>()
  const written = column<string>('subject')
  for (const subject of written) if (!keys.has(subject)) keys.set(subject, fold(baseSubject(subject)))
  const sorted = [...new Set(keys.values())].filter((key) => key !== '').sort()
  const rank = new Map(sorted.map((key, place) => [key, place]))
  const last = prepareValue<number>(db, 'SELECT max(content) FROM record').get() ?? 0
  const byContent = new Uint32Array(last + 1).fill(sorted.length)
  for (const [place, content] of column<number>('content').entries()) {
    byContent[content] = rank.get(keys.get(written[place] ?? '') ?? '') ?? sorted.length
  }
  return { byContent, count: sorted.length }
}
