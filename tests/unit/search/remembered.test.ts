import { expect, test } from 'vitest'
import { facets } from '../../../main/search/facets.ts'
import { indexMessage, removeFromIndex } from '../../../main/search/index-rows.ts'
import { memory } from '../../../main/search/remembered.ts'
import { matchIds, search } from '../../../main/search/search.ts'
import { openConnection, transaction, type WriteDb } from '../../../main/store/connection.ts'
import { chooseRecords, decideChosen } from '../../../main/store/marks.ts'
import { insertMessage, removeMessage } from '../../../main/store/messages.ts'
import { setSortKeys } from '../../../main/store/records.ts'
import { parseQuery, type QueryTree } from '../../../shared/query.ts'
import { facetNames } from '../../../shared/records.ts'
import { copyOf, insert, messageOf, searchDepot } from '../../helpers/search-depot.ts'

function understood(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.query
}

const depot = () =>
  searchDepot([
    { message: messageOf({ text: 'raad', at: 1_000 }), copies: [copyOf({ tags: ['x'] })], problem: null },
    {
      message: messageOf({ text: 'plan', at: 2_000, messageId: 'a@example.org' }),
      copies: [copyOf(), copyOf()],
      problem: null,
    },
    { message: messageOf({ text: 'raad plan', at: 3_000 }), copies: [copyOf()], problem: 'charset-wrong' },
  ])

function addContent(db: WriteDb, content: number): void {
  insert(db, 'content', { id: content, sha256: Buffer.from(`content ${content}`), pack: 1 })
  const message = messageOf({ text: 'raad', at: 4_000, references: ['a@example.org'] })
  insertMessage(db, content, message)
  indexMessage(db, content, message)
}

const addRecord = (db: WriteDb, content: number) =>
  insert(db, 'record', { content, source_file: 1, folder: 1, date: 4_000, value: 'N' })

/** What import, rebuild and a person at work do to a depot. */
const changes: Readonly<Record<string, (db: WriteDb) => void>> = {
  'a value': (db) => {
    chooseRecords(db, [1])
    decideChosen(db, { event: 1, layer: 'decision', value: 'B', reason: '', undoes: null })
  },
  'a tag put on': (db) => insert(db, 'record_tag', { tag: 1, record: 3 }),
  'a tag taken off': (db) => db.exec('DELETE FROM record_tag'),
  'a note': (db) => insert(db, 'note', { event: 1, record: 2, text: 'later' }),
  'a problem': (db) => insert(db, 'problem', { kind: 'charset-wrong', content: 1 }),
  'a record with new bytes': (db) => {
    addContent(db, 4)
    addRecord(db, 4)
  },
  'a copy of known bytes': (db) => addRecord(db, 1),
  'a record taken away': (db) => db.exec('DELETE FROM record WHERE id = 3'),
  'words and sort keys made anew': (db) => {
    removeMessage(db, 1)
    removeFromIndex(db, 1)
    insertMessage(db, 1, messageOf({ text: 'plan', at: 9_000 }))
    indexMessage(db, 1, messageOf({ text: 'plan', at: 9_000 }))
    setSortKeys(db, 1, { date: 9_000, sender: 'z' })
  },
  'two conversations found to be one': (db) => db.exec('UPDATE message SET thread = 1'),
}

const queries = [
  '',
  '-raad',
  'raad',
  'plan OR tag:x',
  'tag:x',
  'has:note',
  'has:problem',
  'has:copies',
  'is:duplicate',
  'has:thread',
  'value:N',
  'date:1970',
  'larger:0',
  'id:<a@example.org>',
]

test.each(Object.keys(changes))('after %s a search finds what one that remembers nothing finds', (name) => {
  const db = depot()
  const reader = openConnection(db.name, 'read')
  const answers = (connection: typeof reader) =>
    queries.map((text) => {
      const query = understood(text)
      const { hits, total } = search(connection, { query, order: '-date', limit: 10 })
      const shown = hits.map(({ id, value }) => [id, value])
      return [
        text,
        total,
        shown,
        matchIds(connection, query),
        facets(connection, { query, names: facetNames, limit: 5, split: true }),
      ]
    })
  const before = [answers(db), answers(reader)]
  transaction(db, () => changes[name]?.(db))
  const fresh = openConnection(db.name, 'read')
  const expected = answers(fresh)
  expect(before[0]).not.toEqual(expected)
  expect(answers(reader)).toEqual(expected)
  expect(answers(db)).toEqual(expected)
  for (const connection of [fresh, reader, db]) connection.close()
})

test('what a decision does not touch is kept, what an import touches is not', () => {
  const db = depot()
  const reader = openConnection(db.name, 'read')
  let reads = 0
  const lasting = memory<number>('records', 2)
  const read = () => lasting(reader, 'key', () => ++reads)
  expect([read(), read()]).toEqual([1, 1])
  changes['a value']?.(db)
  changes['a tag put on']?.(db)
  expect(read()).toBe(1)
  changes['words and sort keys made anew']?.(db)
  expect(read()).toBe(2)
  changes['a copy of known bytes']?.(db)
  expect(read()).toBe(3)
  for (const connection of [reader, db]) connection.close()
})

test('a memory keeps the latest used and no more than its measure', () => {
  const db = depot()
  const kept = memory<string>('change', 2)
  const read: string[] = []
  const ask = (key: string) => kept(db, key, () => String(read.push(key)))
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key)
  expect(read).toEqual(['a', 'b', 'c', 'b'])
  db.close()
})
