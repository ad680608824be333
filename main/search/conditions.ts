import type { ChoiceTerm, DateTerm, IdTerm, NameTerm, NumberTerm, SizeTerm } from '../../shared/query-tree.ts'
import { type Cell, prepare, type ReadDb } from '../store/connection.ts'
import { threadKey } from '../store/threads.ts'
import { fold } from './fold.ts'
import { joinMatches, matchFact } from './match.ts'

/**
 * Which records a part of a query means: either those whose content the index finds (`negated`: does not find), or a
 * condition in SQL about the row `r` of table record, which is true or false and never NULL.
 */
export type Part = { readonly by: 'words'; readonly match: string; readonly negated: boolean } | SqlPart

export type SqlPart = {
  readonly by: 'sql'
  readonly sql: string
  readonly parameters: readonly (Cell | bigint)[]
  /** Set when the whole is: contents with these words AND records with the rest; so that the smaller can be read first. */
  readonly split?: { readonly match: string; readonly rest: SqlPart }
}

export const words = (match: string): Part => ({ by: 'words', match, negated: false })
export const sql = (text: string, ...parameters: (Cell | bigint)[]): SqlPart => ({
  by: 'sql',
  sql: text,
  parameters,
})

/** What a term other than words means. Folders, mailboxes and tags are looked up by name now; unknown ones match nothing. */
export function partOf(
  db: ReadDb,
  term: ChoiceTerm | NameTerm | DateTerm | SizeTerm | NumberTerm | IdTerm,
): Part {
  switch (term.is) {
    case 'choice':
      return choicePart(term)
    case 'name':
      return namePart(db, term)
    case 'date':
      return datePart(term)
    case 'size':
      return sql(`r.size ${term.field === 'larger' ? '>' : '<'} ?`, term.bytes)
    case 'number':
      return sql('r.source_file IN (SELECT id FROM source_file WHERE accession = ?)', term.number)
    case 'id':
      return idPart(term)
  }
}

const COPIED = 'r.content IN (SELECT content FROM record GROUP BY content HAVING count(*) > 1)'
const flag = (letter: string): Part => sql('instr(r.flags, ?) > 0', letter)

const choiceParts: Readonly<Record<string, Part>> = {
  'has:attachment': words(matchFact('has', 'attachment')),
  'has:note': sql(`r.id IN (SELECT n.record FROM note n WHERE n.text <> ''
    AND n.event = (SELECT max(event) FROM note WHERE record = n.record))`),
  'has:tag': sql('r.id IN (SELECT record FROM record_tag)'),
  'has:problem': sql(`(r.id IN (SELECT record FROM problem WHERE record IS NOT NULL)
    OR r.content IN (SELECT content FROM problem WHERE content IS NOT NULL))`),
  'has:copies': sql(COPIED),
  'has:thread': sql(`r.content IN (SELECT content FROM message WHERE thread IN
    (SELECT thread FROM message GROUP BY thread HAVING count(*) > 1))`),
  'has:date': sql('r.date IS NOT NULL'),
  'is:undecided': sql("r.value = 'N'"),
  'is:permanent': sql("r.value = 'B'"),
  'is:destroyable': sql("r.value = 'V'"),
  'is:signed': words(matchFact('is', 'signed')),
  'is:encrypted': words(matchFact('is', 'encrypted')),
  'is:automatic': words(matchFact('is', 'automatic')),
  'is:reply': words(matchFact('is', 'reply')),
  'is:flagged': flag('F'),
  'is:seen': flag('S'),
  'is:draft': flag('D'),
  'is:answered': flag('R'),
  'is:forwarded': flag('P'),
  'is:trashed': flag('T'),
  // A copy that is not the first of its content.
  'is:duplicate': sql(`(${COPIED} AND EXISTS
    (SELECT 1 FROM record first WHERE first.content = r.content AND first.id < r.id))`),
}

function choicePart({ field, choice }: ChoiceTerm): Part {
  if (field === 'value') return sql('r.value = ?', choice)
  if (field === 'problem') {
    return sql(
      `(r.id IN (SELECT record FROM problem WHERE kind = ? AND record IS NOT NULL)
        OR r.content IN (SELECT content FROM problem WHERE kind = ? AND content IS NOT NULL))`,
      choice,
      choice,
    )
  }
  const part = choiceParts[`${field}:${choice}`]
  if (part === undefined) throw new RangeError(`no condition for ${field}:${choice}`)
  return part
}

/** Short names people use for families of media types and extensions. */
const families: ReadonlyMap<string, readonly string[]> = new Map([
  ['word', ['doc', 'docx', 'odt', 'rtf', 'msword']],
  ['excel', ['xls', 'xlsx', 'ods', 'csv']],
  ['powerpoint', ['ppt', 'pptx', 'odp']],
  ['jpg', ['jpg', 'jpeg']],
  ['jpeg', ['jpg', 'jpeg']],
  ['mail', ['message/rfc822', 'eml', 'msg']],
])

function namePart(db: ReadDb, { field, text, exact }: NameTerm): Part {
  if (field === 'kind' || field === 'lang') return words(matchFact(field, text))
  if (field === 'type') {
    const types = (exact ? undefined : families.get(text.toLowerCase())) ?? [text]
    return words(
      joinMatches(
        'OR',
        types.map((type) => matchFact('type', type)),
      ),
    )
  }
  const wanted = fold(text)
  const whole = (name: string) => fold(name) === wanted
  if (field === 'tag') {
    const tags = idsOf(db, 'SELECT id, name FROM tag', ({ name }) => whole(name))
    return sql('r.id IN (SELECT record FROM record_tag WHERE tag IN (SELECT value FROM json_each(?)))', tags)
  }
  if (field === 'mailbox') {
    const mailboxes = idsOf(db, 'SELECT id, name, holder FROM mailbox', ({ name, holder }) =>
      exact ? whole(name) : fold(`${name}\n${holder}`).includes(wanted),
    )
    return sql(
      'r.folder IN (SELECT id FROM folder WHERE mailbox IN (SELECT value FROM json_each(?)))',
      mailboxes,
    )
  }
  // A folder is found by the beginning of its path or of any segment of it, and brings the folders inside it along.
  const folders = idsOf(db, 'SELECT id, path AS name FROM folder', ({ name }) =>
    exact ? whole(name) : `/${fold(name)}`.includes(`/${wanted}`),
  )
  return sql('r.folder IN (SELECT value FROM json_each(?))', folders)
}

type Named = { readonly id: number; readonly name: string; readonly holder: string }

/** The numbers of the rows that fit, as a JSON array. SQLite itself compares without case in ASCII only. */
function idsOf(db: ReadDb, select: string, fits: (row: Named) => boolean): string {
  return JSON.stringify(
    prepare<Named>(db, select)
      .all()
      .filter(fits)
      .map(({ id }) => id),
  )
}

function datePart({ from, until }: DateTerm): Part {
  const bounds = ['r.date IS NOT NULL']
  if (from !== null) bounds.push('r.date >= ?')
  if (until !== null) bounds.push('r.date < ?')
  return sql(`(${bounds.join(' AND ')})`, ...[from, until].filter((bound) => bound !== null))
}

function idPart({ text }: IdTerm): Part {
  if (/^\d{1,15}$/.test(text)) return sql('r.id = ?', Number(text))
  const messageId = text.replace(/^</, '').replace(/>$/, '')
  return sql(
    `r.content IN (SELECT content FROM message
      WHERE thread = (SELECT thread FROM thread_link WHERE id = ?) AND message_id = ?)`,
    threadKey(messageId),
    messageId,
  )
}
