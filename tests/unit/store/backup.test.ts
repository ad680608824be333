import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { backupDepot } from '../../../main/store/backup.ts'
import { prepare, prepareValue, type ReadDb, transaction } from '../../../main/store/connection.ts'
import { openDepot } from '../../../main/store/depot.ts'
import { appendEvent, headHash } from '../../../main/store/events.ts'
import { failureOfAsync, fillDepot, freshDepot, run, scratch } from './fixture.ts'

const running = new AbortController().signal
const quiet = () => {}
const mails = Array.from({ length: 20 }, (_, place) => Buffer.from(`Subject: ${place}\n\nText of ${place}`))

function filledDepot() {
  const depot = freshDepot()
  fillDepot(depot, mails)
  const told = { actor: 'a', role: 'r', action: 't', object: 'o', result: 'done', ground: '', detail: {} }
  transaction(depot.writer, () => appendEvent(depot.writer, told))
  return depot
}

/** Every row of every table, virtual tables by their shadows. */
function everything(db: ReadDb): Record<string, unknown[]> {
  const tables = prepareValue<string>(
    db,
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name <> 'sqlite_schema' ORDER BY name",
  ).all()
  return Object.fromEntries(tables.map((table) => [table, prepare(db, `SELECT * FROM "${table}"`).all()]))
}

test('a copy made while the depot is open holds the same rows, and opens as a depot', async () => {
  const depot = filledDepot()
  const target = join(scratch(), 'copy.depot')
  const backup = await backupDepot(depot.reader, target, running, quiet)
  expect(backup).toEqual({ bytes: statSync(target).size, verified: mails.length })
  expect(readdirSync(dirname(target))).toEqual(['copy.depot'])
  const copy = openDepot(target)
  expect(copy.uuid).toBe(depot.uuid)
  expect(headHash(copy.reader)).toEqual(headHash(depot.reader))
  expect(everything(copy.reader)).toEqual(everything(depot.reader))
  expect(copy.writer.pragma('journal_mode', { simple: true })).toBe('wal')
  copy.close()
})

test('what stands at the target is never touched', async () => {
  const depot = filledDepot()
  const target = join(scratch(), 'copy.depot')
  writeFileSync(target, 'mine')
  expect(await failureOfAsync(backupDepot(depot.reader, target, running, quiet))).toEqual({
    kind: 'target-exists',
    file: target,
  })
  expect(readFileSync(target, 'utf8')).toBe('mine')
  expect(readdirSync(dirname(target))).toEqual(['copy.depot'])
})

test('a copy that does not verify gets no name', async () => {
  const depot = filledDepot()
  run(depot.writer, 'UPDATE content SET sha256 = zeroblob(32) WHERE id = 3')
  const target = join(scratch(), 'copy.depot')
  const failure = await failureOfAsync(backupDepot(depot.reader, target, running, quiet))
  expect(failure).toMatchObject({
    kind: 'depot-damaged',
    file: depot.file,
    detail: expect.stringContaining('content 3'),
  })
  expect(readdirSync(dirname(target))).toEqual([])
})

test('cancelling and a folder that is not there leave nothing behind', async () => {
  const depot = filledDepot()
  const folder = scratch()
  const control = new AbortController()
  const cancelled = backupDepot(depot.reader, join(folder, 'copy.depot'), control.signal, () =>
    control.abort(),
  )
  expect((await failureOfAsync(cancelled)).kind).toBe('cancelled')
  const nowhere = backupDepot(depot.reader, join(folder, 'no', 'copy.depot'), running, quiet)
  expect((await failureOfAsync(nowhere)).kind).toBe('target-failed')
  expect(readdirSync(folder)).toEqual([])
})

test('destroyed bytes are not in a copy', async () => {
  const depot = filledDepot()
  depot.writer.exec(
    "CREATE TABLE scrap (x TEXT); INSERT INTO scrap VALUES ('kenmerk-8f3a1c'); DROP TABLE scrap",
  )
  const target = join(scratch(), 'copy.depot')
  await backupDepot(depot.reader, target, running, quiet)
  expect(readFileSync(target).includes('kenmerk-8f3a1c')).toBe(false)
})
