import { existsSync, readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { prepare, transaction } from '../../main/store/connection.ts'
import type { Depot } from '../../main/store/depot.ts'
import { compressPack, fillPack } from '../../main/store/packs.ts'
import { fillDepot, freshDepot, run } from '../unit/store/fixture.ts'

const marker = 'kenmerkqxzvw7f3a1c9e'
const mails = [
  Buffer.from('Subject: one\n\nstays as it is'),
  Buffer.from(`Subject: ${marker}\n\nThe text says ${marker} twice`),
  Buffer.from('Subject: three\n\nstays as well'),
]

/** Wherever the marker still is: in the files as they lie on disk, and inside the packs, which are compressed. */
function places(depot: Depot): string[] {
  const files = [depot.file, `${depot.file}-wal`].filter(
    (file) => existsSync(file) && readFileSync(file).includes(marker),
  )
  const packs = prepare<{ id: number; frame: Buffer }>(depot.reader, 'SELECT id, frame FROM pack').all()
  return [
    ...files,
    ...packs.filter(({ frame }) => zstdDecompressSync(frame).includes(marker)).map(({ id }) => `pack ${id}`),
  ]
}

test('what is deleted, with its words, is nowhere in the depot after the index is optimised and the journal emptied', () => {
  const depot = freshDepot()
  const db = depot.writer
  fillDepot(depot, mails)
  run(db, 'UPDATE message SET subject = ? WHERE content = 2', marker)
  db.pragma('wal_checkpoint(TRUNCATE)')
  expect(places(depot)).toEqual([depot.file, 'pack 1'])
  transaction(db, () => {
    for (const sql of [
      'DELETE FROM record WHERE content = ?',
      'DELETE FROM message WHERE content = ?',
      'DELETE FROM content WHERE id = ?',
    ]) {
      run(db, sql, 2)
    }
    run(db, 'DELETE FROM words WHERE rowid = ?', 2)
    const [first, , third] = mails
    const left = Buffer.concat([first ?? Buffer.alloc(0), third ?? Buffer.alloc(0)])
    fillPack(db, 1, left.length, compressPack(left))
    run(db, 'UPDATE content SET start = ? WHERE id = 3', first?.length ?? 0)
  })
  // Before the index is optimised its words are still there: without that step this test could not fail.
  db.pragma('wal_checkpoint(TRUNCATE)')
  expect(places(depot)).toEqual([depot.file])
  db.exec("INSERT INTO words (words) VALUES ('optimize')")
  expect(db.pragma('wal_checkpoint(TRUNCATE)', { simple: true })).toBe(0)
  expect(places(depot)).toEqual([])
})
