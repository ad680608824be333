import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildDbx } from '../helpers/dbx.ts'
import { importFolder } from '../helpers/kept.ts'
import { mail, mails } from '../helpers/mail.ts'
import { tempFolder } from '../helpers/temp.ts'

test('a folder of Outlook Express, imported: the account closes, and every message is there with its flags', async () => {
  const drive = tempFolder()
  const [first = mail(), second = mail(), third = mail()] = mails(3)
  const lost = mail({ subject: 'Teruggevonden', text: 'x'.repeat(3000) })
  const { file } = buildDbx([
    { text: first, flags: 0x80 },
    { text: lost, isKnown: false },
    { text: second, flags: 0x20 },
    { text: null },
    { text: third },
  ])
  writeFileSync(join(drive, 'Postvak IN.dbx'), file)
  const kept = await importFolder(drive)
  const byText = new Map(kept.map((one) => [one.bytes.toString(), one]))
  expect(kept).toHaveLength(4)
  expect(kept.every(({ folder }) => folder === 'Postvak IN')).toBe(true)
  expect(
    [first, second, third, lost].map((text) => [
      byText.get(String(text))?.flags,
      byText.get(String(text))?.foundAs,
    ]),
  ).toEqual([
    ['S', ''],
    ['F', ''],
    ['', ''],
    ['', 'recovered'],
  ])
})
