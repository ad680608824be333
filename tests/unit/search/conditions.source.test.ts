import { expect, test } from 'vitest'
import { newBench } from '../../helpers/engine.ts'
import { mail, mails, mboxOf } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { tempFolder } from '../../helpers/temp.ts'

test('the records of a source file are as many as its line in the account says', async () => {
  const bench = newBench()
  for (const count of [3, 2]) {
    const root = tempFolder()
    put(root, 'inbox.mbox', mboxOf(mails(count)))
    put(root, 'los.eml', mail({ subject: `los ${count}` }))
    put(root, 'foto.png', Buffer.from('89504e470d0a1a0a', 'hex'))
    await bench.import(root)
  }
  const { accessions } = await bench.ask('ledger.read', {})
  const lines = accessions.flatMap((one) => one.lines)
  const found = []
  for (const { sourceFile } of lines) {
    const { records } = await bench.ask('record.totals', { query: `source:${sourceFile}` })
    found.push([sourceFile, records])
  }
  await bench.engine.close()
  expect(found).toEqual(lines.map(({ sourceFile, imported }) => [sourceFile, imported]))
  expect(lines.map(({ imported }) => imported).toSorted()).toEqual([0, 0, 1, 1, 2, 3])
})
