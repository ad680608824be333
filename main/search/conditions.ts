import type { ChoiceTerm, DateTerm, IdTerm, NameTerm, NumberTerm, SizeTerm } from '../../shared/query-tree.ts'
import { type Parameters, prepare, type ReadDb } from '../store/connection.ts'
import { threadKey } from '../store/threads.ts'
import { fold } from './fold.ts'
import { joinMatches, matchFact } from './match.ts'
import type { Until } from './remembered.ts'

/** What part of a query means, as set algebra over records. */
export type Part =
  | Leaf
  | { readonly by: 'all' }
  | { readonly by: 'not'; readonly of: Part }
  | { readonly by: 'and' | 'or'; readonly of: readonly Part[] }

/** One SELECT that gives the numbers of records, or, as `content`, of contents whose records are meant. */
export type Leaf = {
  readonly by: 'records' | 'contents'
  readonly sql: string
  readonly parameters: Parameters
  /** How long its answer holds. */
  readonly until: Until
  /** Set when all it does is to look this up in the index. */
  readonly match?: string
}

const leaf = (by: Leaf['by'], until: Until, sql: string, ...parameters: Parameters): Leaf => ({
  by,
  sql,
  parameters,
  until,
})

/** Records `r` that meet a condition in SQL about what they have from their source. */
export const records = (where: string, ...parameters: Parameters): Leaf =>
  leaf('records', 'records', `SELECT r.id FROM record r WHERE ${where}`, ...parameters)

/** Records by what can change any time. */
export const changing = (sql: string, ...parameters: Parameters): Leaf =>
  leaf('records', 'change', sql, ...parameters)

/** Records whose content the index finds. */
export const words = (match: string): Leaf => ({
  ...leaf('contents', 'records', 'SELECT rowid AS content FROM words WHERE words MATCH ?', match),
  match,
})

/** Records with an attachment of exactly this media type, as declared. */
export const withType = (type: string): Leaf =>
  leaf('contents', 'records', 'SELECT content FROM attachment WHERE type = ?', type)

const not = (of: Part): Part => ({ by: 'not', of })

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
      return records(`r.size ${term.field === 'larger' ? '>' : '<'} ?`, term.bytes)
    case 'number':
      return records('r.source_file IN (SELECT id FROM source_file WHERE accession = ?)', term.number)
    case 'id':
      return idPart(term)
  }
}

const flag = (letter: string): Part => records('instr(r.flags, ?) > 0', letter)
const withValue = (letter: string): Part => changing('SELECT r.id FROM record r WHERE r.value = ?', letter)

const COPIED = 'FROM record GROUP BY content HAVING count(*) > 1'
const unparsed = records('r.content NOT IN (SELECT content FROM message)')
/** The whole of their conversation. */
const alone = leaf(
  'contents',
  'change',
  'SELECT min(content) AS content FROM message GROUP BY thread HAVING count(*) = 1',
)

const choiceParts: Readonly<Record<string, Part>> = {
  'has:attachment': words(matchFact('has', 'attachment')),
  'has:note': changing(
    `SELECT n.record FROM note n WHERE n.text <> ''
       AND n.event = (SELECT max(event) FROM note WHERE record = n.record)`,
  ),
  'has:tag': changing('SELECT record FROM record_tag'),
  'has:problem': withProblem('1'),
  'has:copies': leaf('contents', 'records', `SELECT content ${COPIED}`),
  'has:thread': { by: 'and', of: [not(unparsed), not(alone)] },
  'has:date': not(records('r.date IS NULL')),
  'is:undecided': withValue('N'),
  'is:permanent': withValue('B'),
  'is:destroyable': withValue('V'),
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
  'is:duplicate': leaf(
    'records',
    'records',
    `SELECT r.id FROM (SELECT content, min(id) AS first ${COPIED}) AS copied
       CROSS JOIN record r ON r.content = copied.content AND r.id > copied.first`,
  ),
}

function withProblem(where: string, ...parameters: Parameters): Part {
  const of = (what: 'record' | 'content') =>
    leaf(
      `${what}s`,
      'change',
      `SELECT ${what} FROM problem WHERE ${where} AND ${what} IS NOT NULL`,
      ...parameters,
    )
  return { by: 'or', of: [of('record'), of('content')] }
}

function choicePart({ field, choice }: ChoiceTerm): Part {
  if (field === 'value') return withValue(choice)
  if (field === 'problem') return withProblem('kind = ?', choice)
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
    return changing('SELECT record FROM record_tag WHERE tag IN (SELECT value FROM json_each(?))', tags)
  }
  if (field === 'mailbox') {
    const mailboxes = idsOf(db, 'SELECT id, name, holder FROM mailbox', ({ name, holder }) =>
      exact ? whole(name) : fold(`${name}\n${holder}`).includes(wanted),
    )
    return records(
      'r.folder IN (SELECT id FROM folder WHERE mailbox IN (SELECT value FROM json_each(?)))',
      mailboxes,
    )
  }
  // A folder is found by the beginning of its path or of any segment of it, and brings the folders inside it along.
  const folders = idsOf(db, 'SELECT id, path AS name FROM folder', ({ name }) =>
    exact ? whole(name) : `/${fold(name)}`.includes(`/${wanted}`),
  )
  return records('r.folder IN (SELECT value FROM json_each(?))', folders)
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
  return records(bounds.join(' AND '), ...[from, until].filter((bound) => bound !== null))
}

function idPart({ text }: IdTerm): Part {
  if (/^\d{1,15}$/.test(text)) return records('r.id = ?', Number(text))
  const messageId = text.replace(/^</, '').replace(/>$/, '')
  return leaf(
    'contents',
    'change',
    `SELECT content FROM message
       WHERE thread = (SELECT thread FROM thread_link WHERE id = ?) AND message_id = ?`,
    threadKey(messageId),
    messageId,
  )
}
