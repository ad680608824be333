import type { ChoiceTerm, DateTerm, IdTerm, Term, WordsTerm } from '../../shared/query-tree.ts'
import type { Value } from '../../shared/value.ts'
import type { Parameters, ReadDb } from '../store/connection.ts'
import type { NewRecord } from '../store/records.ts'
import { threadKey } from '../store/threads.ts'
import { type Flag, recordsWithFlag } from './flags.ts'
import { matchFact } from './match.ts'
import { namePart } from './names.ts'
import { changing, leaf, type Part, records, unparsed, words } from './part.ts'
import { personPart } from './person.ts'
import { recordsWithValue } from './values.ts'

const not = (of: Part): Part => ({ by: 'not', of })

/** What a term other than words means; names are looked up now. */
export function partOf(db: ReadDb, term: Exclude<Term, WordsTerm>): Part {
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
