import { expect, test } from 'vitest'
import { parseMessage } from '../../../main/parse/message.ts'

const root = Buffer.from('01d0a1b2c3d4ffeeddccbbaa99887766554433221100', 'hex')
const index = (reply: string) => Buffer.concat([root, Buffer.from(reply, 'hex')]).toString('base64')
const marks = (...fields: string[]) =>
  parseMessage(Buffer.from(`${fields.join('\r\n')}\r\n\r\nx`)).threadMarks

test.each([
  [
    'a first message and its replies share their Thread-Index',
    [`Thread-Index: ${index('')}`],
    [`outlook ${root.toString('base64')}`],
  ],
  ['a reply', [`Thread-Index: ${index('0123456789')}`], [`outlook ${root.toString('base64')}`]],
  ['a folded one', [`Thread-Index:\r\n ${index('0123456789')}`], [`outlook ${root.toString('base64')}`]],
  ['too short', ['Thread-Index: AQHP'], []],
  [
    'without the part that tells conversations apart',
    [`Thread-Index: ${Buffer.alloc(22, 0).toString('base64')}`],
    [],
  ],
  ['the number of Gmail', ['X-GM-THRID: 1460000000000000000'], ['gmail 1460000000000000000']],
  ['what is no number', ['X-GM-THRID: <a@example.org>'], []],
  ['neither', ['Subject: x'], []],
])('%s', (_, fields, expected) => {
  expect(marks(...fields)).toEqual(expected)
})

test('a mark can never be an identifier of a message', () => {
  const [mark = ''] = marks('X-GM-THRID: 146')
  expect(parseMessage(Buffer.from(`Message-ID: <${mark}>\r\n\r\nx`)).messageId).not.toBe(mark)
})
