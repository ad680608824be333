import { expect, test } from 'vitest'
import { decodeWords, headOfMessage } from '../../../../../renderer/screens/reading/message-head.ts'

test.each([
  ['plain', 'plain'],
  ['=?utf-8?B?w6nDqW4=?=', 'één'],
  ['=?iso-8859-1?Q?=E9=E9n_twee?=', 'één twee'],
  ['=?utf-8?Q?a?= =?utf-8?Q?b?=', 'ab'],
  ['=?x-none?Q?a?=', '=?x-none?Q?a?='],
  ['=?utf-8?B?!?=', '=?utf-8?B?!?='],
])('%s reads %s', (written, read) => {
  expect(decodeWords(written)).toBe(read)
})

test('the head of a message inside a message: what a reader looks for, unfolded', () => {
  const source = 'Received: x\r\nFrom: A\r\n <a@example.org>\r\nSubject: b\r\n\r\nTo: not a field'
  expect(headOfMessage(source)).toEqual([
    { name: 'From', value: 'A <a@example.org>' },
    { name: 'Subject', value: 'b' },
  ])
})
