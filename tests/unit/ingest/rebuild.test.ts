import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cell, openConnection, prepare } from '../../../main/store/connection.ts'
import { differences, type Holdings, holdingsOf } from '../../durability/holdings.ts'
import { openBench, startBench } from '../../helpers/engine.ts'
import { lines, mail, mails, mboxOf } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { makeTempFolder, removeFolder, tempFolder } from '../../helpers/temp.ts'

let folder: string
let whole: string
let before: Holdings

// A depot of several kinds of mail, with marks on it.
beforeAll(async () => {
  folder = makeTempFolder()
  whole = join(folder, 'heel.depot')
  const bench = startBench({ create: whole }, whole)
  const drive = join(folder, 'schijf')
  put(drive, 'inbox.mbox', Buffer.concat([Buffer.from('wat vooraf ging\n\n'), mboxOf(mails(20))]))
  put(drive, 'kopie.mbox', mboxOf(mails(20).slice(0, 5)))
  put(drive, 'gesprek.mbox', mboxOf(conversation()))
  put(drive, 'kapot.eml', lines('Subject: kapot', 'Date: gisteren', 'To: <geen adres', '', '=ZZ'))
  put(
    drive,
    'bijlage.eml',
    mail({
      messageId: 'bijlage@example.nl',
      enclosures: [{ type: 'text/plain', name: 'plan.txt', bytes: Buffer.from('Het bestemmingsplan') }],
    }),
  )
  await bench.import(drive)
  await bench.ask('mark.value', { scope: { query: 'bericht' }, value: 'B', reason: 'beleid' })
  await bench.ask('mark.tag', { scope: { ids: [1, 2, 3] }, add: ['bouw'] })
  await bench.ask('mark.note', { id: 2, text: 'nakijken' })
  await bench.ask('mark.value', { scope: { ids: [1] }, value: 'V', reason: 'dubbel' })
  await bench.ask('mark.undo', {})
  await bench.engine.close()
  before = holdingsOf(whole)
})
afterAll(() => removeFolder(folder))

/** Ten messages that answer one another, in an order in which two conversations are joined late. */
function conversation(): Buffer[] {
  return Array.from({ length: 10 }, (_, number) =>
    mail({
      subject: `Re: gesprek ${number % 2}`,
      messageId: `gesprek.${number}@example.nl`,
      ...(number > 1 && { inReplyTo: `gesprek.${number - 2}@example.nl` }),
      ...(number === 9 && { references: ['gesprek.0@example.nl', 'gesprek.1@example.nl'] }),
      text: `Antwoord ${number}`,
    }),
  )
}

/** What marks consist of, row by row: a rebuild has no business there. */
const marks = ['decision', 'decision_record', 'tag', 'record_tag', 'tag_change', 'note', 'undone'] as const

function marksIn(file: string): Cell[][] {
  const db = openConnection(file, 'read')
  const all = marks.flatMap((table) =>
    prepare<Record<string, Cell>>(db, `SELECT * FROM ${table}`)
      .all()
      .map((row) => [table, ...Object.values(row)]),
  )
  db.close()
  return all
}

/** A copy of the depot in which this was done, past every check. */
function damaged(sql: readonly string[]): string {
  const file = join(tempFolder(), 'kapot.depot')
  copyFileSync(whole, file)
  const db = openConnection(file, 'write')
  db.pragma('foreign_keys = OFF')
  for (const statement of sql) db.exec(statement)
  db.close()
  return file
}

describe('rebuilt from the original bytes, catalogue and index are those of a fresh import', () => {
  test.each<[what: string, sql: string[]]>([
    ['nothing damaged', []],
    [
      'catalogue',
      [
        'DELETE FROM message WHERE content % 2 = 0',
        "UPDATE message SET subject = 'x', sent = 0, language = 'xx', kind = 'unknown', message_id = ''",
        'DELETE FROM participant WHERE content % 3 = 0',
        "UPDATE person SET name = 'x' || id, domain = 'x'",
        'DELETE FROM attachment',
      ],
    ],
    [
      'index',
      [
        'DELETE FROM words WHERE rowid % 2 = 0',
        "INSERT INTO words (rowid, body) VALUES (99999, 'spookwoord')",
        'DELETE FROM vocabulary',
        "INSERT INTO vocabulary VALUES ('spookwoord', 'droowkoops', 1)",
      ],
    ],
    ['conversations', ['UPDATE message SET thread = content', 'DELETE FROM thread_link WHERE id % 2 = 0']],
    [
      'problems and what records are sorted by',
      [
        'DELETE FROM problem WHERE content IS NOT NULL',
        "INSERT INTO problem (kind, content, detail) VALUES ('bytes-nul', 1, '')",
        "UPDATE record SET date = 0, sender = 'x'",
      ],
    ],
    [
      'a message of bytes that are no record',
      [
        `INSERT INTO message (content, kind, subject, sent_state, message_id, thread, protection, language, automatic,
           attachments, agent) SELECT content, 'mail', 'x', 'absent', '', 1, 'none', '', 0, 0, 'x' FROM aside`,
        "INSERT INTO problem (kind, content, detail) SELECT 'bytes-nul', content, '' FROM aside",
        "INSERT INTO words (rowid, body) SELECT content, 'spookwoord' FROM aside",
      ],
    ],
  ])('%s', async (what, sql) => {
    const file = damaged(sql)
    if (what !== 'nothing damaged') expect(differences(before, holdingsOf(file))).not.toEqual([])
    const bench = openBench({ open: file }, file)
    const { messages } = await bench.finish('depot.rebuild', {})
    expect(messages).toBe((await bench.ask('depot.status', {})).contents - 1)
    expect(await bench.finish('depot.verify', {})).toMatchObject({ findings: [], sound: true })
    await bench.engine.close()
    expect(differences(before, holdingsOf(file))).toEqual([])
    expect(marksIn(file)).toEqual(marksIn(whole))
  })

  test('stands in the log, with what it came to', async () => {
    const file = damaged([])
    const bench = openBench({ open: file }, file)
    const done = await bench.finish('depot.rebuild', {})
    const [event] = (await bench.ask('log.read', { limit: 1 })).events
    expect([event?.action, event?.result, JSON.parse(event?.detail ?? '')]).toEqual([
      'depot.rebuild',
      'done',
      done,
    ])
  })

  test('contents that cannot be read stay as they were, are counted, and cost only themselves', async () => {
    const file = damaged(["UPDATE pack SET frame = x'00' WHERE id = (SELECT max(id) FROM pack)"])
    const bench = openBench({ open: file }, file)
    const { messages, unreadable } = await bench.finish('depot.rebuild', {})
    expect(unreadable).toBeGreaterThan(0)
    expect(messages + unreadable).toBe((await bench.ask('depot.status', {})).covered.of)
    expect((await bench.ask('record.search', { query: 'bericht' })).total).toBeGreaterThan(0)
    expect((await bench.ask('depot.status', {})).closes).toBe(true)
  })
})
