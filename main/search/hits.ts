import type { Hit } from '../../shared/records.ts'
import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'

type HitRow = Omit<Hit, 'tags' | 'snippet'>

/** The rows of a result list, in the order of their numbers as given. Snippets are the reader's: the index holds no text. */
export function readHits(db: ReadDb, ids: readonly number[]): Hit[] {
  return ids.flatMap((id) => {
    const row = readHit(db, id)
    return row === undefined ? [] : [{ ...row, tags: readTags(db, id), snippet: null }]
  })
}

function readHit(db: ReadDb, id: number): HitRow | undefined {
  // A content without a message was not parsed: it is shown as an unknown item, not left out.
  return prepare<HitRow>(
    db,
    `SELECT r.id, r.content, r.date, r.size, r.value, r.flags, r.found_as AS foundAs, folder.path AS folder, mailbox.name AS mailbox,
       coalesce(m.subject, '') AS subject, coalesce(m.kind, 'unknown') AS kind,
       coalesce(m.attachments, 0) AS attachments, coalesce(m.thread, r.content) AS thread,
       coalesce((SELECT iif(person.name <> '', person.name, person.address)
         FROM participant JOIN person ON person.id = participant.person
         WHERE participant.content = r.content AND participant.role IN ('from', 'sender')
         ORDER BY participant.role, participant.place LIMIT 1), '') AS sender,
       (SELECT count(*) FROM problem WHERE record = r.id)
         + (SELECT count(*) FROM problem WHERE content = r.content) AS problems,
       (SELECT count(*) FROM record other WHERE other.content = r.content) AS copies
     FROM record r JOIN folder ON folder.id = r.folder JOIN mailbox ON mailbox.id = folder.mailbox
     LEFT JOIN message m ON m.content = r.content WHERE r.id = ?`,
  ).get(id)
}

function readTags(db: ReadDb, id: number): string[] {
  return prepareValue<string>(
    db,
    'SELECT name FROM record_tag JOIN tag ON tag.id = record_tag.tag WHERE record = ? ORDER BY name',
  ).all(id)
}
