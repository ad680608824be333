import { expect, test } from 'vitest'
import { detect } from '../../../main/source/detect.ts'
import { lines, mails } from '../../helpers/mail.ts'
import { itemsOf } from '../../helpers/read-steps.ts'

test('a mailbox of Eudora is an mbox without empty lines, and nothing is unusual about that', async () => {
  const messages = mails(3)
  const separator = lines('From ???@??? Mon Mar 12 14:07:00 2012')
  const file = Buffer.concat(messages.flatMap((message) => [separator, message]))
  expect(detect(file, 'In.mbx', file.length).format).toBe('mbox')
  const items = await itemsOf(file)
  expect(items.map(({ bytes }) => bytes?.toString())).toEqual(messages.map(String))
  expect(items.flatMap(({ problems }) => problems)).toEqual([])
  // The same of another program is worth a word.
  const other = Buffer.from(file.toString().replaceAll('???@???', 'jan@example.nl'))
  const kinds = (await itemsOf(other)).flatMap(({ problems }) => problems.map(({ kind }) => kind))
  expect(kinds).toEqual(['separator-without-blank-line', 'separator-without-blank-line'])
})
