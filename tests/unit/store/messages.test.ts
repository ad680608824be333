import { expect, test } from 'vitest'
import { parseMessage } from '../../../main/parse/message.ts'
import { prepare, transaction } from '../../../main/store/connection.ts'
import { insertMessage } from '../../../main/store/messages.ts'
import { freshDepot, run } from './fixture.ts'

const index = (reply: string) =>
  Buffer.from(`01d0a1b2c3d4ffeeddccbbaa99887766554433221100${reply}`, 'hex').toString('base64')

test('messages that only a mark of their program joins are one conversation', () => {
  const sent = [
    `Message-ID: <een@example.nl>\r\nThread-Index: ${index('')}`,
    'Message-ID: <ander@example.nl>',
    `Thread-Index: ${index('0102030405')}`,
    'Message-ID: <gmail-1@example.nl>\r\nX-GM-THRID: 146',
    'X-GM-THRID: 146',
    // An identifier that says what a mark says.
    'Message-ID: <gmail 146>',
  ]
  const { writer } = freshDepot()
  const threads = transaction(writer, () => {
    run(writer, "INSERT INTO pack (id, size, frame) VALUES (1, 0, x'')")
    for (const [place, header] of sent.entries()) {
      run(
        writer,
        'INSERT INTO content (id, sha256, size, pack, start, packs) VALUES (?, ?, 0, 1, 0, 1)',
        place + 1,
        Buffer.from(`${place}`),
      )
      insertMessage(writer, place + 1, parseMessage(Buffer.from(`${header}\r\n\r\nx`)))
    }
    return prepare<{ thread: number }>(writer, 'SELECT thread FROM message ORDER BY content').all()
  })
  expect(threads.map(({ thread }) => thread)).toEqual([1, 2, 1, 4, 4, 6])
})
