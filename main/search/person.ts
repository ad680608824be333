import type { PeopleField } from '../../shared/fields.ts'
import type { PersonTerm } from '../../shared/query-tree.ts'
import { prepareValue, type ReadDb } from '../store/connection.ts'
import { matchWords } from './match.ts'
import type { Leaf } from './part.ts'

/** What a person is counted and found by: the address, of who has none the name. SQLite folds the case of ASCII letters only. */
export const PERSON = "lower(iif(address <> '', address, name))"

/** The roles each field looks at, as the columns of the index do; null: all of them. */
const roles: Readonly<Record<PeopleField, readonly string[] | null>> = {
  from: ['from', 'sender', 'reply-to', 'resent-from', 'resent-sender'],
  to: ['to', 'resent-to'],
  cc: ['cc', 'resent-cc'],
  bcc: ['bcc', 'resent-bcc'],
  with: null,
}

/** The contents in which one person, or anyone of a domain, stands in the headers of a field. */
export function personPart(db: ReadDb, { field, text }: PersonTerm): Leaf {
  const [column, wanted] = text.startsWith('@') ? ['domain', text.slice(1)] : [PERSON, text]
  const persons = prepareValue<number>(db, `SELECT id FROM person WHERE ${column} = lower(?)`).all(wanted)
  const within = roles[field]
  const stands = `p.person IN (SELECT value FROM json_each(?))
    ${within === null ? '' : `AND p.role IN (${within.map((role) => `'${role}'`).join()})`}`
  const leaf = { by: 'contents', until: 'records' } as const
  const among = JSON.stringify(persons)
  // The index finds those with the same words quickly; the catalogue tells which of them are meant.
  if (/[\p{L}\p{N}]/u.test(wanted) && !/[\0\p{Co}]/u.test(wanted)) {
    const sql = `SELECT w.rowid AS content FROM words w
      WHERE words MATCH ? AND EXISTS (SELECT 1 FROM participant p WHERE p.content = w.rowid AND ${stands})`
    return { ...leaf, sql, parameters: [matchWords(field, wanted), among] }
  }
  return { ...leaf, sql: `SELECT p.content FROM participant p WHERE ${stands}`, parameters: [among] }
}
