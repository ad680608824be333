import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { markValue } from '../../../main/appraise/marks.ts'
import { LOOK_AT_PACKS } from '../../../main/store/checks/packs.ts'
import { contentRules, messageRules, recordRules, wordRules } from '../../../main/store/checks/rows.ts'
import { openConnection, prepare, prepareValue, type ReadDb } from '../../../main/store/connection.ts'
import { readContent } from '../../../main/store/contents.ts'
import { openDepot } from '../../../main/store/depot.ts'
import { verifyStore } from '../../../main/store/verify.ts'
import { failureOfAsync, fillDepot, freshDepot, run } from './fixture.ts'

const running = new AbortController().signal
const quiet = () => {}
const MiB = 1024 * 1024

/** Mail that does not compress to nothing, so that a bit flipped in a pack is a bit of somebody. */
const mails = Array.from({ length: 30 }, (_, place) =>
  Buffer.from(
    `Subject: ${place}\n\n${Array.from({ length: 60 }, (_unused, word) => ((place + 7) * (word + 3) * 7919) % 99991).join(' ')}`,
  ),
)
const large = Buffer.alloc(2 * MiB + 99, 'a line of a large attachment that repeats itself\n')

function soundDepot() {
  const depot = freshDepot()
  fillDepot(depot, [...mails, large, ...mails.slice(0, 3)])
  return depot
}

async function findingsOf(depot: ReturnType<typeof freshDepot>): Promise<string[]> {
  const { findings, sound } = await verifyStore(depot.reader, running, quiet)
  expect(sound).toBe(findings.length === 0)
  return findings.map(({ check, object }) => `${check}: ${object}`)
}

test('a sound depot is found sound, with every check brought to its end', async () => {
  const depot = soundDepot()
  const told: unknown[] = []
  const result = await verifyStore(depot.reader, running, (step) => told.push(step))
  expect(result.findings).toEqual([])
  expect(result.sound).toBe(true)
  expect(result.checked.filter(({ done, of }) => done !== of)).toEqual([])
  expect(result.checked).toContainEqual({ check: 'bytes', done: 31, of: 31 })
  const bytes = mails.reduce((sum, mail) => sum + mail.length, large.length)
  expect(told).toContainEqual({ at: 'sqlite', items: 0, totalItems: 31, bytes: 0, totalBytes: bytes })
  expect(told.at(-1)).toEqual({ at: 'bytes', items: 31, bytes })
})

test('nothing to check is not a pass', async () => {
  expect(await failureOfAsync(verifyStore(freshDepot().reader, running, quiet))).toEqual({
    kind: 'nothing-to-check',
  })
})

test('verification stops between steps when it is told to', async () => {
  const depot = soundDepot()
  const control = new AbortController()
  const work = verifyStore(depot.reader, control.signal, ({ at }) => {
    if (at === 'records') control.abort()
  })
  expect((await failureOfAsync(work)).kind).toBe('cancelled')
})

describe('what is wrong is named', () => {
  const none = 'DELETE FROM'
  test.each<[string, string, string]>([
    ['a record without its content', `${none} content WHERE id = 5`, 'references: record 5'],
    ['a record without its folder', `${none} folder`, 'references: record 1'],
    ['a record without its source file', `${none} source_file`, 'references: record 1'],
    ['a content without its pack', `UPDATE content SET pack = 99 WHERE id = 5`, 'references: content 5'],
    ['a record with another size', 'UPDATE record SET size = size + 1 WHERE id = 5', 'records: record 5'],
    ['a value nobody decided', "UPDATE record SET value = 'V' WHERE id = 5", 'records: record 5'],
    ['a content that belongs to nobody', `${none} record WHERE content = 5`, 'contents: content 5'],
    ['a content not in the catalogue', `${none} message WHERE content = 5`, 'contents: content 5'],
    ['a message not in the index', `${none} words WHERE rowid = 5`, 'index: content 5'],
    [
      'words of a message that is gone',
      `${none} message WHERE content = 5`,
      'index without messages: content 5',
    ],
    ['a pack nobody refers to', "INSERT INTO pack VALUES (99, 1, x'00')", 'packs: pack 99'],
    ['a pack with more than its contents', `${none} content WHERE id = 5`, 'packs: pack 1'],
    ['a pack of a large content that is gone', `${none} pack WHERE id = 3`, 'bytes: content 31'],
    ['a pack with another size', 'UPDATE pack SET size = size - 1 WHERE id = 1', 'bytes: content 5'],
    [
      'a content with another hash',
      'UPDATE content SET sha256 = zeroblob(32) WHERE id = 5',
      'bytes: content 5',
    ],
    ['a count that does not add up', 'UPDATE source_file SET found = found + 1', 'ledger: source file 1'],
    [
      'bytes that do not add up',
      'UPDATE source_file SET bytes_items = bytes_items - 1',
      'ledger: source file 1',
    ],
    ['a record that is gone', `${none} record WHERE id = 33`, 'ledger: source file 1'],
    [
      'a finished accession with a file half read',
      "UPDATE source_file SET state = 'reading'",
      'ledger: source file 1',
    ],
  ])('%s', async (_name, sql, expected) => {
    const depot = soundDepot()
    depot.writer.pragma('foreign_keys = OFF')
    depot.writer.exec(sql)
    expect(await findingsOf(depot)).toContain(expected)
  })
})

test.each([
  "UPDATE decision SET value = 'V'; UPDATE record SET value = 'V' WHERE id = 5",
  "UPDATE decision SET reason = 'otherwise'",
])('a decision that is not the one in the log is found: %s', async (sql) => {
  const depot = soundDepot()
  const who = { actor: 'M. de Wit', role: 'archivist', origin: 'test', time: '2026-11-02T10:00:00Z' }
  markValue(depot.writer, who, { ids: [5], value: 'B', reason: 'notulen blijven' })
  expect(await findingsOf(depot)).toEqual([])
  depot.writer.exec(`DROP TRIGGER IF EXISTS decision_not_edited; ${sql}`)
  expect(await findingsOf(depot)).toEqual(['records: record 5'])
})

test('an interrupted import is not damage', async () => {
  const depot = soundDepot()
  depot.writer.exec("UPDATE source_file SET state = 'reading'; UPDATE accession SET finished = NULL")
  expect(await findingsOf(depot)).toEqual([])
})

test('a flipped bit anywhere in a pack is found and its contents are named; SQLite alone sees none', async () => {
  const depot = soundDepot()
  const frame =
    prepareValue<Buffer>(depot.reader, 'SELECT frame FROM pack WHERE id = 1').get() ?? Buffer.alloc(0)
  let seenBySqlite = 0
  for (let round = 0; round < 40; round += 1) {
    // Past the frame header, of which some bits mean nothing; spread over the whole frame.
    const at = 16 + Math.floor(((frame.length - 16) * round) / 40)
    const flipped = Buffer.from(frame)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (round % 8))
    run(depot.writer, 'UPDATE pack SET frame = ? WHERE id = 1', flipped)
    const findings = await findingsOf(depot)
    expect([at, findings.some((one) => one.startsWith('bytes: content '))]).toEqual([at, true])
    if (findings.some((one) => one.startsWith('sqlite'))) seenBySqlite += 1
  }
  expect(seenBySqlite).toBe(0)
  run(depot.writer, 'UPDATE pack SET frame = ? WHERE id = 1', frame)
  expect(await findingsOf(depot)).toEqual([])
})

test('a bit flipped in the file on disk is found, or all mail is still what it was', async () => {
  const depot = soundDepot()
  depot.close()
  const whole = readFileSync(depot.file)
  let found = 0
  for (let round = 0; round < 60; round += 1) {
    const at = 4096 + Math.floor(((whole.length - 4096) * round) / 60)
    const flipped = Buffer.from(whole)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (round % 8))
    writeFileSync(depot.file, flipped)
    if (!(await isSound(depot.file))) found += 1
  }
  // The rest falls into unused space and into columns no check can know (a record's flags).
  expect(found).toBeGreaterThan(0)
  writeFileSync(depot.file, whole)
  const again = openDepot(depot.file)
  expect(await findingsOf(again)).toEqual([])
  again.close()
})

/** Damage that keeps the file from being opened at all has been found as well. */
async function isSound(file: string): Promise<boolean> {
  let db: ReadDb | null = null
  try {
    db = openConnection(file, 'read')
    const { sound } = await verifyStore(db, running, quiet)
    for (const [place, mail] of sound ? mails.entries() : [])
      expect(readContent(db, place + 1).equals(mail)).toBe(true)
    return sound
  } catch (error) {
    expect(error).toMatchObject({ failure: { kind: 'depot-damaged' } })
    return false
  } finally {
    db?.close()
  }
}

test('a depot broken all over gives a list that can be read, and the number of the rest', async () => {
  const depot = freshDepot()
  fillDepot(
    depot,
    Array.from({ length: 1500 }, (_, place) => Buffer.from(`mail ${place}`)),
  )
  depot.writer.exec('UPDATE record SET size = size + 1')
  const { findings } = await verifyStore(depot.reader, running, quiet)
  const records = findings.filter(({ check }) => check === 'records')
  expect(records.length).toBe(1001)
  expect(records.at(-1)?.detail).toBe('500 further findings')
})

test('each check goes through a span of its table and looks the rest up', () => {
  const { reader } = freshDepot()
  for (const sql of [
    LOOK_AT_PACKS,
    ...[recordRules, contentRules, messageRules, wordRules].flat().map((rule) => rule.sql),
  ]) {
    const plan = prepare<{ detail: string }>(reader, `EXPLAIN QUERY PLAN ${sql}`).all(1, 2)
    expect([sql, plan.filter(({ detail }) => /^SCAN|TEMP B-TREE|AUTOMATIC/.test(detail))]).toEqual([sql, []])
  }
})
