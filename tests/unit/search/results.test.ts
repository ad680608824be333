import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findUndecided,
  listRowIds,
  openResult,
  placeInResult,
  readRows,
} from '../../../main/search/results.ts'
import { search } from '../../../main/search/search.ts'
import { openConnection, type ReadDb, transaction, type WriteDb } from '../../../main/store/connection.ts'
import { chooseRecords, decideChosen } from '../../../main/store/marks.ts'
import { parseQuery, type QueryTree } from '../../../shared/query.ts'
import { type RowOrder, rowOrders } from '../../../shared/results.ts'
import { baseSubject } from '../../../shared/subject.ts'
import type { Value } from '../../../shared/value.ts'
import { copyOf, insert, messageOf, searchDepot } from '../../helpers/search-depot.ts'
import { someItems } from '../../helpers/search-items.ts'
import { type Known, meets, recordsOf } from '../../helpers/search-oracle.ts'

function understood(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.query
}

function open(db: ReadDb, text = '', order: RowOrder = '-date', grouped = false) {
  return openResult(db, { query: understood(text), order, grouped })
}

const rowsOf = (db: ReadDb, result: number, start = 0, count = 500) =>
  readRows(db, { result, start, count, snippets: false })

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What an order goes by, as text or number; null comes last whichever way. */
function keyOf({ item, copy }: Known, column: string): string | number | null {
  const { message } = item
  const from =
    message.addresses.find(({ role }) => role === 'from') ??
    message.addresses.find(({ role }) => role === 'sender')
  switch (column) {
    case 'date':
      return message.sent.at
    case 'sender':
      return (from?.name || from?.address || '').toLowerCase()
    case 'size':
      return copy.size
    case 'subject':
      return plain(baseSubject(message.subject)) || null
    case 'folder':
      return [plain(copy.mailbox), copy.mailbox, plain(copy.folder), copy.folder].join('\0')
    default:
      return 'BVN'.indexOf(copy.value)
  }
}

/** Records by a column: null last, then by date among their like where the column is no index, then by number. */
function inOrder(records: readonly Known[], order: Exclude<RowOrder, 'relevance'>): number[] {
  const column = order.replace('-', '')
  const sign = order.startsWith('-') ? -1 : 1
  const compare = (a: string | number | null, b: string | number | null): number => {
    if (a === b) return 0
    if (a === null || b === null) return a === null ? 1 : -1
    return a < b ? -sign : sign
  }
  const byDate = ['subject', 'folder', 'value'].includes(column)
  return [...records]
    .sort(
      (a, b) =>
        compare(keyOf(a, column), keyOf(b, column)) ||
        (byDate ? compare(a.item.message.sent.at, b.item.message.sent.at) : 0) ||
        sign * (a.id - b.id),
    )
    .map(({ id }) => id)
}

const texts = ['', 'raad', '-raad', 'is:undecided', 'has:date', 'larger:10k']

test('every order holds every record found once, at the place the order gives it', () => {
  fc.assert(
    fc.property(someItems, fc.constantFrom(...texts), (items, text) => {
      const db = searchDepot(items)
      const query = understood(text)
      const found = recordsOf(items).filter((record) => meets(record, query))
      for (const order of rowOrders) {
        const opened = open(db, text, order)
        const ids = rowsOf(db, opened.result).map(({ id }) => id)
        const expected =
          order === 'relevance'
            ? search(db, { query, order, limit: 500 }).hits.map(({ id }) => id)
            : inOrder(found, order)
        expect(ids, `${order} of ${text}`).toEqual(expected)
        expect(opened).toMatchObject({ rows: ids.length, records: ids.length })
        const value = (letter: string) => found.filter(({ copy }) => copy.value === letter).length
        expect(opened.values).toEqual({ B: value('B'), V: value('V'), N: value('N') })
        expect(ids.map((id) => placeInResult(db, opened.result, id))).toEqual([...ids.keys()])
        expect(listRowIds(db, opened.result, 1, 2)).toEqual(ids.slice(1, 3))
      }
      db.close()
    }),
    { numRuns: 20 },
  )
})

test('grouped, a row is the first record of its conversation and stands for all of them', () => {
  fc.assert(
    fc.property(someItems, fc.constantFrom(...texts), fc.constantFrom(...rowOrders), (items, text, order) => {
      const db = searchDepot(items)
      const list = rowsOf(db, open(db, text, order).result)
      const grouped = open(db, text, order, true)
      const rows = rowsOf(db, grouped.result)
      const threads = [...new Set(list.map(({ thread }) => thread))]
      expect(rows.map(({ thread }) => thread)).toEqual(threads)
      expect(grouped).toMatchObject({ rows: threads.length, records: list.length })
      for (const [place, row] of rows.entries()) {
        const members = list.filter(({ thread }) => thread === row.thread)
        const { members: count, undecided, ...first } = row
        expect({ ...members[0], members: count, undecided }).toEqual({ ...first, members: count, undecided })
        expect(count).toBe(members.length)
        expect(undecided).toBe(members.filter(({ value }) => value === 'N').length)
        expect(listRowIds(db, grouped.result, place, 1)).toEqual(members.map(({ id }) => id))
        for (const { id } of members) expect(placeInResult(db, grouped.result, id)).toBe(place)
      }
      db.close()
    }),
    { numRuns: 20 },
  )
})

function decide(db: WriteDb, ids: readonly number[], value: Value): void {
  transaction(db, () => {
    chooseRecords(db, ids)
    decideChosen(db, { event: 1, layer: 'decision', value, reason: '', undoes: null })
  })
}

describe('next undecided', () => {
  test('is the nearest row, either way, with a record that is undetermined now, whatever was decided since', () => {
    const decisions = fc.array(
      fc.tuple(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('B', 'V', 'N'),
      ),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(someItems, decisions, fc.boolean(), (items, made, grouped) => {
        const db = searchDepot(items)
        const reader = openConnection(db.name, 'read')
        const { result, rows: count } = open(reader, '', '-date', grouped)
        for (const [ids, value] of made) {
          decide(db, ids, value as Value) // one of the three
          const rows = rowsOf(reader, result)
          const open = rows
            .map(({ undecided }, place) => (undecided > 0 ? place : -1))
            .filter((place) => place >= 0)
          for (let from = -1; from <= count; from++) {
            const next = findUndecided(reader, { result, from, back: false })
            const before = findUndecided(reader, { result, from, back: true })
            expect(next.place).toBe(open.find((place) => place > from) ?? null)
            expect(before.place).toBe(open.findLast((place) => place < from) ?? null)
            for (const { place, id } of [next, before]) {
              if (place !== null) expect(listRowIds(reader, result, place, 1)).toContain(id)
            }
          }
          const values = rows.map(({ value }) => value)
          if (!grouped)
            expect(rows.map(({ undecided }) => undecided === 1)).toEqual(values.map((one) => one === 'N'))
        }
        reader.close()
        db.close()
      }),
      { numRuns: 15 },
    )
  })
})

const small = () =>
  searchDepot(
    [1, 2, 3, 4].map((day) => ({
      message: messageOf({ text: 'raad', at: day * 86_400 }),
      copies: [copyOf()],
      problem: null,
    })),
  )

test('a result keeps its order and length while decisions are made and records are added', () => {
  const db = small()
  const reader = openConnection(db.name, 'read')
  const { result } = open(reader, 'is:undecided')
  decide(db, [3], 'V')
  insert(db, 'record', { content: 1, source_file: 1, folder: 1, date: 9_999_999, value: 'N' })
  const rows = rowsOf(reader, result)
  expect(rows.map(({ id, value }) => [id, value])).toEqual([
    [4, 'N'],
    [3, 'V'],
    [2, 'N'],
    [1, 'N'],
  ])
  expect(open(reader, 'is:undecided')).toMatchObject({ rows: 4, values: { B: 0, V: 0, N: 4 } })
  for (const connection of [reader, db]) connection.close()
})

test('after a record was taken away, a result of before is not found rather than shifted', () => {
  const db = small()
  const reader = openConnection(db.name, 'read')
  const { result } = open(reader)
  insert(db, 'record', { content: 1, source_file: 1, folder: 1, value: 'N' })
  db.exec('DELETE FROM record WHERE id = 2')
  for (const ask of [
    () => rowsOf(reader, result, 0, 1),
    () => placeInResult(reader, result, 1),
    () => listRowIds(reader, result, 0, 1),
    () => findUndecided(reader, { result, from: -1, back: false }),
  ]) {
    expect(ask).toThrow('not-found')
  }
  expect(open(reader).rows).toBe(4)
  for (const connection of [reader, db]) connection.close()
})

test('the latest six results are kept, those asked for longest, and numbers of another connection are not taken for ours', () => {
  const db = small()
  const reader = openConnection(db.name, 'read')
  const first = open(reader).result
  const second = open(reader).result
  for (let more = 0; more < 5; more++) {
    open(reader)
    rowsOf(reader, first)
  }
  expect(rowsOf(reader, first)).toHaveLength(4)
  expect(() => rowsOf(reader, second)).toThrow('not-found')
  expect(() => rowsOf(db, first)).toThrow('not-found')
  for (const connection of [reader, db]) connection.close()
})

test('places beyond the list have no rows', () => {
  const db = small()
  const { result } = open(db)
  expect(rowsOf(db, result, 4)).toEqual([])
  expect(rowsOf(db, result, 1_000_000)).toEqual([])
  expect(listRowIds(db, result, 9, 5)).toEqual([])
  expect(placeInResult(db, result, 99)).toBeNull()
  expect(findUndecided(db, { result, from: 99, back: false })).toEqual({ place: null, id: null })
  expect(findUndecided(db, { result, from: 99, back: true })).toEqual({ place: 3, id: 1 })
  db.close()
})
