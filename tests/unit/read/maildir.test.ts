import { expect, test } from 'vitest'
import { maildir } from '../../../main/read/maildir.ts'
import { bytesOf } from '../../../main/source/bytes.ts'
import { lines } from '../../helpers/mail.ts'
import { collect } from '../../helpers/read-steps.ts'

const marks = ['X-Mozilla-Status: 0009', 'X-Mozilla-Status2: 00000000', 'X-Mozilla-Keys: Plan']

test.each<[why: string, message: Buffer, flags: string, keywords: string[], foundAs: string | undefined]>([
  ['Thunderbird wrote it', lines(...marks, 'Subject: x', ''), 'ST', ['Plan'], 'deleted'],
  [
    'with its line',
    lines('From - Mon Mar 12 14:07:00 2012', ...marks, 'Subject: x', ''),
    'ST',
    ['Plan'],
    'deleted',
  ],
  ['somebody else sent such fields', lines('Subject: x', ...marks, ''), '', [], undefined],
  ['nobody did', lines('Status: RO', 'Subject: x', ''), '', [], undefined],
])('flags of a message in a maildir: %s', async (_why, message, flags, keywords, foundAs) => {
  const [item, ...rest] = await collect(maildir.read(bytesOf(message), 0, {}))
  if (item?.step !== 'item') throw new Error('no item')
  expect([item.flags, item.keywords, item.foundAs, rest]).toEqual([flags, keywords, foundAs, []])
  expect(item.bytes?.equals(message)).toBe(true)
})
