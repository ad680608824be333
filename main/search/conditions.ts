import { typedFolder } from '../../shared/folder-path.ts'
import type {
  ChoiceTerm,
  DateTerm,
  IdTerm,
  NameTerm,
  NumberTerm,
  PersonTerm,
  SizeTerm,
} from '../../shared/query-tree.ts'
import type { Value } from '../../shared/value.ts'
import { type Parameters, prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import type { NewRecord } from '../store/records.ts'
import { threadKey } from '../store/threads.ts'
import type { Bits } from './bits.ts'
import { type Flag, recordsWithFlag } from './flags.ts'
import { fold } from './fold.ts'
import { joinMatches, matchFact } from './match.ts'
import { personPart } from './person.ts'
import type { Until } from './remembered.ts'
import { recordsWithValue } from './values.ts'

/** What part of a query means, as set algebra over records. What `read` gives is not the caller's to change. */
export type Part =
  | Leaf
  | { readonly by: 'all' }
  | { readonly by: 'set'; readonly read: (db: ReadDb) => Bits }
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
  term: ChoiceTerm | NameTerm | PersonTerm | DateTerm | SizeTerm | NumberTerm | IdTerm,
): Part {
  switch (term.is) {
    case 'choice':
      return choicePart(term)
    case 'name':
      return namePart(db, term)
    case 'person':
      return personPart(db, term)
    case 'date':
      return datePart(term)
    case 'size':
      return records(`r.size ${term.field === 'larger' ? '>' : '<'} ?`, term.bytes)
    case 'number':
      return term.field === 'source'
        ? records('r.source_file = ?', term.number)
        : records('r.source_file IN (SELECT id FROM source_file WHERE accession = ?)', term.number)
    case 'id':
      return idPart(term)
  }
}

const flag = (letter: Flag): Part => ({ by: 'set', read: (db) => recordsWithFlag(db, letter) })
const withValue = (value: Value): Part => ({ by: 'set', read: (db) => recordsWithValue(db, value) })

/** A literal: the index of the few that are not simply in their folder is not used for what is bound later. */
const found = (as: Exclude<NewRecord['foundAs'], ''>): Part => records(`r.found_as = '${as}'`)

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
  'is:derived': words(matchFact('is', 'derived')),
  'is:reply': words(matchFact('is', 'reply')),
  'is:flagged': flag('F'),
  'is:seen': flag('S'),
  'is:draft': flag('D'),
  'is:answered': flag('R'),
  'is:forwarded': flag('P'),
  'is:trashed': flag('T'),
  'is:recovered': found('recovered'),
  'is:associated': found('associated'),
  'is:deleted': found('deleted'),
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
  if (field === 'value') return withValue(choice as Value) // the table of fields knows no others
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

function namePart(db: ReadDb, { field, text, form }: NameTerm): Part {
  if (field === 'kind' || field === 'lang') return factPart(field, text, form === 'prefix')
  if (field === 'type') return typePart(db, text, form)
  if (field === 'class') return classPart(db, text, form)
  const exact = form === 'exact'
  const wanted = fold(text)
  const whole = ({ name }: Named) => fold(name) === wanted
  if (field === 'tag') {
    const begins = ({ name }: Named) => fold(name).startsWith(wanted)
    const fits = form === 'prefix' ? begins : whole
    const tags = idsOf(db, 'SELECT id, name FROM tag', fits, exact ? text : null)
    return changing('SELECT record FROM record_tag WHERE tag IN (SELECT value FROM json_each(?))', tags)
  }
  // A mailbox is found by any part of its names already, a folder by any beginning: there a star changes nothing.
  if (field === 'mailbox') {
    const partly = ({ name, holder }: Named) => fold(`${name}\n${holder}`).includes(wanted)
    const select = 'SELECT id, name, holder FROM mailbox'
    const mailboxes = idsOf(db, select, exact ? whole : partly, exact ? text : null)
    return records(
      'r.folder IN (SELECT id FROM folder WHERE mailbox IN (SELECT value FROM json_each(?)))',
      mailboxes,
    )
  }
  // A folder is found by the beginning of its path or of any segment of it, and brings the folders inside it along. Nobody needs
  // to know which "/" is part of a name.
  const typed = (path: string) => `/${fold(typedFolder(path))}`
  const below = typed(text)
  const fits = ({ name }: Named) => (exact ? typed(name) === below : typed(name).includes(below))
  const folders = idsOf(db, 'SELECT id, path AS name FROM folder', fits, exact ? text : null)
  return records('r.folder IN (SELECT value FROM json_each(?))', folders)
}

/** The classes there are, by steps through their index: there are few, however many records have them. */
export const CLASSES = `WITH RECURSIVE class(name) AS (
  SELECT min(item_class) FROM message WHERE item_class <> ''
  UNION ALL SELECT (SELECT min(item_class) FROM message WHERE item_class <> '' AND item_class > name) FROM class WHERE name IS NOT NULL
) SELECT name FROM class WHERE name IS NOT NULL`

function factPart(field: 'kind' | 'lang', text: string, prefix: boolean): Part {
  const known = words(matchFact(field, text, prefix))
  // What could not be parsed is shown as unknown.
  const unknown = prefix ? 'unknown'.startsWith(text.toLowerCase()) : text.toLowerCase() === 'unknown'
  return field === 'kind' && unknown ? { by: 'or', of: [known, unparsed] } : known
}

/**
 * A class brings along those made from it: IPM.Note finds IPM.Note.SMIME, but IPM.Notes only as IPM.Note*. Their case does not
 * matter ([MS-OXCMSG] §2.2.1.3).
 */
function classPart(db: ReadDb, text: string, form: NameTerm['form']): Part {
  const wanted = text.toLowerCase()
  const all = prepareValue<string>(db, CLASSES).all()
  const same = form === 'exact' ? all.filter((each) => each === text) : []
  const begin = form === 'prefix' ? wanted : `${wanted}.`
  const fits = (each: string) => each === wanted || (form !== 'exact' && each.startsWith(begin))
  const found = same.length > 0 ? same : all.filter((each) => fits(each.toLowerCase()))
  return leaf(
    'contents',
    'records',
    `SELECT content FROM message WHERE item_class <> '' AND item_class IN (SELECT value FROM json_each(?))`,
    JSON.stringify(found),
  )
}

function typePart(db: ReadDb, text: string, form: NameTerm['form']): Part {
  if (
    form === 'exact' &&
    prepareValue<number>(db, 'SELECT 1 FROM attachment WHERE type = ?').get(text) === 1
  ) {
    return withType(text)
  }
  const prefix = form === 'prefix'
  const ofFamilies = form === 'exact' ? [] : familiesOf(text.toLowerCase(), prefix)
  const matches = [...new Set(ofFamilies)].map((type) => matchFact('type', type))
  if (prefix || matches.length === 0) matches.push(matchFact('type', text, prefix))
  return words(joinMatches('OR', matches))
}

/** The types of the families of a name, or of all whose name begins so. */
function familiesOf(name: string, prefix: boolean): readonly string[] {
  if (!prefix) return families.get(name) ?? []
  return [...families].flatMap(([family, types]) => (family.startsWith(name) ? types : []))
}

type Named = { readonly id: number; readonly name: string; readonly holder: string }

/**
 * The numbers of the rows that fit, as a JSON array; of those alone that are written exactly so, when there are any. SQLite
 * itself compares without case in ASCII only.
 */
function idsOf(db: ReadDb, select: string, fits: (row: Named) => boolean, written: string | null): string {
  const rows = prepare<Named>(db, select).all()
  const same = written === null ? [] : rows.filter(({ name }) => name === written)
  const found = same.length > 0 ? same : rows.filter(fits)
  return JSON.stringify(found.map(({ id }) => id))
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
