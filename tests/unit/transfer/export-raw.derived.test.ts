import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeItem } from '../../../main/read/mapi/form.ts'
import type { MapiItem } from '../../../main/read/mapi/item.ts'
import { exportEml, exportMbox } from '../../../main/transfer/export-raw.ts'
import { item, prop, recipient } from '../../helpers/card-items.ts'
import { mail } from '../../helpers/mail.ts'
import { itemsOf } from '../../helpers/read-steps.ts'
import { fillDepot, freshDepot, scratch } from '../store/fixture.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const contentOf = (source: MapiItem) => Buffer.concat([...writeItem(source, false)])

const letter = contentOf(
  item(
    'IPM.Note',
    [prop.text(0x0037, 'Een brief'), prop.text(0x1000, 'Beste Bram,\r\n')],
    [recipient('Bram', 'bram@example.nl')],
  ),
)
const appointment = contentOf(
  item('IPM.Appointment', [
    prop.text(0x0037, 'Overleg'),
    prop.time(['appointment', 0x820d], '2014-07-01T08:00'),
  ]),
)
const contact = contentOf(item('IPM.Contact', [prop.text(0x3001, 'Anna de Vries')]))
const broken = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 0xa5)])
const contents = [mail(), letter, appointment, contact, broken]

/** An export of one record of each kind, and the files there are. */
async function exported(write: typeof exportEml) {
  const depot = freshDepot()
  fillDepot(depot, contents)
  const folder = join(scratch(), 'uit')
  const done = await write({
    db: depot.writer,
    records: contents.map((_, place) => place + 1),
    folder,
    signal: new AbortController().signal,
    report: () => {},
  })
  const read = (name: string) => readFileSync(join(folder, name))
  return { done, names: readdirSync(folder).sort(), read }
}

/** Lines of a manifest, "hash name". */
const linesOf = (bytes: Buffer) =>
  bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  '))

describe('an export of Outlook items', () => {
  test('keeps the originals apart from what was made of them, and no original goes under the name of a message', async () => {
    const { done, names, read } = await exported(exportEml)
    expect(
      names.map((name) =>
        name.replace(/^(\d{8})-[0-9a-f]{12}/, (_all, number: string) => String(Number(number))),
      ),
    ).toEqual([
      ...['1.eml', '2.eml', '2.mapi', '3.eml', '3.ics', '3.mapi', '4.eml', '4.mapi', '4.vcf', '5.msg'],
      ...['derived-sha256.txt', 'manifest-sha256.txt'],
    ])
    expect(done).toMatchObject({ records: 5, verified: 5, derived: 3, files: names.length })
    const originals = linesOf(read('manifest-sha256.txt'))
    expect(originals.map(([hash]) => hash)).toEqual(contents.map(sha256))
    const made = linesOf(read('derived-sha256.txt'))
    expect(made).toHaveLength(5)
    for (const [hash, name = ''] of [...originals, ...made]) expect(sha256(read(name))).toBe(hash)
  })

  test('says inside each message made that it is one', async () => {
    const { names, read } = await exported(exportEml)
    const messages = names.filter((name) => name.endsWith('.eml')).map((name) => read(name).toString())
    const marked = messages.map((message) => /^X-Bewaarpost-Derived:/im.test(message))
    expect(marked).toEqual([false, true, true, true])
    expect(messages[1]).toContain('Een brief')
  })

  test('is the same bytes each time', async () => {
    const [first, second] = [await exported(exportEml), await exported(exportEml)]
    expect(first.names.map(first.read)).toEqual(second.names.map(second.read))
  })

  test('as an mbox holds the messages, and does not count among the verified what no message can be made of', async () => {
    const { done, read } = await exported(exportMbox)
    expect(done).toMatchObject({ records: 5, verified: 4, derived: 3, files: 1 })
    const messages = (await itemsOf(read('records.mbox'))).map(({ bytes }) => bytes?.toString() ?? '')
    expect(messages).toHaveLength(4)
    expect(messages[0]).toBe(mail().toString())
    expect(messages.filter((message) => /^X-Bewaarpost-Derived:/im.test(message))).toHaveLength(3)
  })
})
