import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { chainCheck } from '../../../main/store/chain.ts'
import { runCheck } from '../../../main/store/checks/check.ts'
import { type ReadDb, transaction, type WriteDb } from '../../../main/store/connection.ts'
import { appendEvent, headHash, NO_EVENT, readEvents } from '../../../main/store/events.ts'
import { failureOfAsync, freshDepot, run } from './fixture.ts'

const told = {
  actor: 'a',
  role: 'archivist',
  action: 'test',
  object: '',
  result: 'done',
  ground: '',
  detail: {},
}

type Checking = { readonly kept?: readonly Buffer[]; readonly signal?: AbortSignal }

function checkLog(db: ReadDb, { kept = [], signal = new AbortController().signal }: Checking = {}) {
  return runCheck(chainCheck(kept), db, signal, () => {})
}

function log(db: WriteDb, count: number): void {
  transaction(db, () => {
    for (let place = 1; place <= count; place += 1) appendEvent(db, { ...told, object: `records ${place}` })
  })
}

/** What somebody with another program and no respect for triggers would do. */
function tamper(db: WriteDb, sql: string): void {
  db.exec('DROP TRIGGER event_not_edited; DROP TRIGGER event_not_removed')
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
}

test('events are numbered from 1, each with the hash of the one before', () => {
  const { writer, reader } = freshDepot()
  expect(headHash(reader)).toEqual(NO_EVENT)
  log(writer, 5)
  const events = readEvents(reader, { limit: 3 })
  expect(events.map(({ id }) => id)).toEqual([5, 4, 3])
  expect(events[0]?.previous).toEqual(events[1]?.hash)
  expect(headHash(reader)).toEqual(events[0]?.hash)
  expect(readEvents(reader, { before: 3, limit: 9 }).map(({ id }) => id)).toEqual([2, 1])
})

test('an untouched log holds, whatever text it carries', async () => {
  const { writer, reader } = freshDepot()
  const texts = [
    '',
    'é 漢 \u{1f600}',
    'nul \0 inside',
    'lone \ud800 surrogate',
    '"quotes" \\ \n',
    '__proto__',
  ]
  transaction(writer, () => {
    for (const text of texts)
      appendEvent(writer, { ...told, actor: text, ground: text, detail: { text, list: [text, 1.5, null] } })
  })
  expect(await checkLog(reader)).toEqual({
    check: 'log',
    done: texts.length,
    of: texts.length,
    findings: [],
  })
  expect(JSON.parse(readEvents(reader, { limit: 1 })[0]?.detail ?? '')).toEqual({
    text: '__proto__',
    list: ['__proto__', 1.5, null],
  })
})

describe('a change made outside the program is found, with its place', () => {
  test.each([
    ['an edit', "UPDATE event SET ground = 'other' WHERE id = 4", 'event 4'],
    ['an edited number in the facts', `UPDATE event SET detail = '{"n":2}' WHERE id = 4`, 'event 4'],
    ['a removal', 'DELETE FROM event WHERE id = 4', 'event 4'],
    ['a removal from the beginning', 'DELETE FROM event WHERE id = 1', 'event 1'],
    [
      'a removal closed up',
      'DELETE FROM event WHERE id = 4; UPDATE event SET id = id - 1 WHERE id > 4',
      'event 4',
    ],
    [
      'two exchanged',
      'UPDATE event SET id = -id WHERE id IN (3, 4); UPDATE event SET id = 7 + id WHERE id < 0',
      'event 3',
    ],
    ['another hash', 'UPDATE event SET hash = zeroblob(32) WHERE id = 4', 'event 4'],
    ['text that is not UTF-8', "UPDATE event SET actor = CAST(x'ff' AS TEXT) WHERE id = 4", 'event 4'],
  ])('%s', async (_name, sql, object) => {
    const { writer, reader } = freshDepot()
    log(writer, 8)
    tamper(writer, sql)
    const { findings } = await checkLog(reader)
    expect(findings.map((finding) => finding.object)).toContain(object)
  })
})

test('a tail cut off is found only with a head that was kept elsewhere', async () => {
  const { writer, reader } = freshDepot()
  log(writer, 8)
  const kept = headHash(reader)
  tamper(writer, 'DELETE FROM event WHERE id > 6')
  expect((await checkLog(reader)).findings).toEqual([])
  const { findings } = await checkLog(reader, { kept: [kept] })
  expect(findings.map((finding) => finding.object)).toEqual([`hash ${kept.toString('hex')}`])
})

test('a head kept earlier still holds after the log went on', async () => {
  const { writer, reader } = freshDepot()
  log(writer, 3)
  const kept = headHash(reader)
  log(writer, 3)
  expect((await checkLog(reader, { kept: [kept] })).findings).toEqual([])
})

test('checking the log stops when it is told to', async () => {
  const { writer, reader } = freshDepot()
  log(writer, 3)
  expect((await failureOfAsync(checkLog(reader, { signal: AbortSignal.abort() }))).kind).toBe('cancelled')
})

test('events and decisions cannot be edited or removed', () => {
  const { writer } = freshDepot()
  log(writer, 1)
  run(writer, "INSERT INTO decision (event, layer, value, reason) VALUES (1, 'decision', 'B', '')")
  const attempts = [
    "UPDATE event SET actor = ''",
    'DELETE FROM event',
    'REPLACE INTO event SELECT * FROM event',
    "UPDATE decision SET value = 'V'",
    'DELETE FROM decision',
    'REPLACE INTO decision SELECT * FROM decision',
  ]
  for (const sql of attempts) expect(() => writer.exec(sql)).toThrow(/cannot be|UNIQUE/)
})

test('a script that knows only SQLite and the rule comes to the same', () => {
  const depot = freshDepot()
  transaction(depot.writer, () =>
    appendEvent(depot.writer, { ...told, actor: 'é \u{1f600} " \\ \n', detail: { b: 1, a: [1e21] } }),
  )
  log(depot.writer, 3)
  const head = headHash(depot.reader).toString('hex')
  depot.close()
  const check = (...kept: string[]) => {
    const script = fileURLToPath(new URL('../../../build/check-log.mjs', import.meta.url))
    return spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, depot.file, ...kept],
      { encoding: 'utf8' },
    )
  }
  expect(check(head)).toMatchObject({ status: 0, stdout: `4 events, the chain holds. Head: ${head}\n` })
  expect(check('00'.repeat(32)).status).toBe(1)
})

test('the script finds an edit too', async () => {
  const depot = freshDepot()
  log(depot.writer, 3)
  tamper(depot.writer, "UPDATE event SET actor = 'b' WHERE id = 2")
  depot.close()
  const script = fileURLToPath(new URL('../../../build/check-log.mjs', import.meta.url))
  const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, depot.file], {
    encoding: 'utf8',
  })
  expect(done).toMatchObject({ status: 1, stderr: 'Event 2 differs from its hash.\n' })
})
