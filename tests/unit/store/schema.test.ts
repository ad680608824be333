import { createHash } from 'node:crypto'
import { zstdDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { APPLICATION_ID } from '../../../main/store/depot.ts'
import { printDocumentation } from '../../../main/store/schema.ts'
import { fillDepot, freshDepot } from './fixture.ts'

type Place = { sha256: Buffer; size: number; pack: number; start: number; packs: number }

test('whoever follows what stands above the schema gets every original byte, with SQLite and Zstandard alone', () => {
  const depot = freshDepot()
  const small = Array.from({ length: 20 }, (_, place) => Buffer.from(`Subject: ${place}\n\nbrief ${place}\n`))
  const large = Buffer.alloc(3 * 1024 * 1024 + 7, 'een grote bijlage die zich herhaalt\n')
  const mails = [...small, large, Buffer.from('Subject: na de grote\n\n')]
  fillDepot(depot, mails)
  depot.close()
  const db = new Database(depot.file, { readonly: true })
  const places = db
    .prepare<[], Place>(
      'SELECT c.sha256, c.size, c.pack, c.start, c.packs FROM record r JOIN content c ON c.id = r.content ORDER BY r.id',
    )
    .all()
  expect(places.some(({ packs }) => packs > 1)).toBe(true)
  expect(places.some(({ start }) => start > 0)).toBe(true)
  const frame = db.prepare<[number], Buffer>('SELECT frame FROM pack WHERE id = ?').pluck()
  const read = ({ size, pack, start, packs }: Place): Buffer => {
    const pieces = Array.from({ length: packs }, (_, at) => zstdDecompressSync(frame.get(pack + at) ?? ''))
    return Buffer.concat(pieces).subarray(start, start + size)
  }
  const bytes = places.map(read)
  expect(bytes.map((one, at) => one.equals(mails[at] ?? Buffer.alloc(0)))).toEqual(mails.map(() => true))
  expect(bytes.map((one) => createHash('sha256').update(one).digest('hex'))).toEqual(
    places.map(({ sha256 }) => sha256.toString('hex')),
  )
  db.close()
})

test('what is printed is a schema that SQLite takes, and names the number that marks a depot', () => {
  const printed = printDocumentation()
  const db = new Database(':memory:')
  db.exec(printed)
  // Every table that is said to be derived, and every other one that is named, is there.
  const names = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  const preface = printed.slice(0, printed.indexOf('-- Version 1'))
  const derived = /All in ([a-z_, ]+ and [a-z]+), and each/.exec(preface)?.[1]?.split(/, | and /) ?? []
  const quoted = [...preface.matchAll(/"([a-z_]+)"/g)].map(([, name = '']) => name)
  expect(derived.length).toBe(7)
  for (const name of [...derived, ...quoted]) expect(names).toContain(name)
  expect(preface).toContain(`0x${APPLICATION_ID.toString(16)}`)
})
