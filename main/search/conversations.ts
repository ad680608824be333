import { prepareValue, type ReadDb } from '../store/connection.ts'
import { recordContents } from './record-contents.ts'
import { memory } from './remembered.ts'

const kept = memory<Uint32Array>('records', 1)

/**
 * The conversation of every record, by the number of the record: messages that refer to each other have the same number, and a
 * content without a message is one by itself. Conversations are joined only when messages are added. 4 bytes per record; must
 * not be changed.
 */
export function conversations(db: ReadDb): Uint32Array {
  return kept(db, '', () => {
    const contents = recordContents(db)
    const threads = threadsByContent(db)
    return contents.map((content) => threads[content] || content)
  })
}

function threadsByContent(db: ReadDb): Uint32Array {
  const column = (name: 'content' | 'thread') =>
    prepareValue<number>(
      db,
      `SELECT ${name} FROM message INDEXED BY message_by_thread ORDER BY thread, content`,
    ).all()
  const last = prepareValue<number>(db, 'SELECT max(content) FROM message').get() ?? 0
  const threads = new Uint32Array(last + 1)
  const theirs = column('thread')
  for (const [place, content] of column('content').entries()) threads[content] = theirs[place] ?? 0
  return threads
}
