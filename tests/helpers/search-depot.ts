import { join } from 'node:path'
import type { ParsedAddress, ParsedAttachment, ParsedMessage } from '../../main/parse/parsed.ts'
import { indexMessage } from '../../main/search/index-rows.ts'
import {
  type Cell,
  createConnection,
  prepare,
  prepareValue,
  type WriteDb,
} from '../../main/store/connection.ts'
import { insertMessage, sortKeys } from '../../main/store/messages.ts'
import { migrations } from '../../main/store/migrations/index.ts'
import type { ProblemKind } from '../../shared/problem.ts'
import type { Value } from '../../shared/value.ts'
import { tempFolder } from './temp.ts'

/** One copy of a content, as the catalogue has it. */
export type Copy = {
  readonly mailbox: string
  readonly folder: string
  readonly flags: string
  readonly foundAs: string
  readonly value: Value
  readonly tags: readonly string[]
  readonly note: string
  readonly problem: ProblemKind | null
  readonly accession: number
  readonly size: number
}
export type Item = {
  readonly message: ParsedMessage
  readonly problem: ProblemKind | null
  readonly copies: readonly Copy[]
}

/** A message of which only what is given is said. */
export function messageOf(
  said: Partial<Omit<ParsedMessage, 'sent'>> & { readonly at?: number | null },
): ParsedMessage {
  const { at = null, ...rest } = said
  return {
    kind: 'mail',
    itemClass: '',
    derivedBy: '',
    subject: '',
    addresses: [],
    sent: { at, zone: null, state: at === null ? 'absent' : 'usable' },
    received: { at: null, zone: null, state: 'absent' },
    messageId: '',
    inReplyTo: [],
    references: [],
    threadMarks: [],
    text: '',
    attachmentText: '',
    attachments: [],
    protection: 'none',
    language: '',
    automatic: false,
    problems: [],
    ...rest,
  }
}

export function addressOf(role: ParsedAddress['role'], name: string, address: string): ParsedAddress {
  return { role, name, address }
}

export function attachmentOf(path: string, type: string, name: string): ParsedAttachment {
  return {
    path,
    type,
    name,
    declaredSize: null,
    size: 10,
    sha256: new Uint8Array(32),
    inline: false,
    contentId: null,
  }
}

export function copyOf(said: Partial<Copy> = {}): Copy {
  return {
    mailbox: 'jansen',
    folder: '',
    flags: '',
    foundAs: '',
    value: 'N',
    tags: [],
    note: '',
    problem: null,
    accession: 1,
    size: 100,
    ...said,
  }
}

/** Makes a depot file with these items in catalogue and index, for the running test. Record numbers run on from 1 in the order given. */
export function searchDepot(items: readonly Item[]): WriteDb {
  const db = createConnection(join(tempFolder(), 'test.depot'))
  for (const step of migrations) db.exec(step)
  insert(db, 'pack', { id: 1 })
  insert(db, 'event', { id: 1 })
  for (const [index, item] of items.entries()) addItem(db, index + 1, item)
  return db
}

function addItem(db: WriteDb, content: number, { message, problem, copies }: Item): void {
  insert(db, 'content', { id: content, sha256: Buffer.from(`content ${content}`), pack: 1 })
  insertMessage(db, content, message)
  indexMessage(db, content, message)
  if (problem !== null) insert(db, 'problem', { kind: problem, content })
  for (const copy of copies) {
    const mailbox = idOf(db, 'mailbox', { name: copy.mailbox })
    const accession = idOf(db, 'accession', { id: copy.accession })
    const record = insert(db, 'record', {
      content,
      source_file: idOf(db, 'source_file', { accession, role: 'mail', state: 'done' }),
      folder: idOf(db, 'folder', { mailbox, path: copy.folder }),
      flags: copy.flags,
      found_as: copy.foundAs,
      value: copy.value,
      size: copy.size,
      ...sortKeys(message),
    })
    if (copy.problem !== null) insert(db, 'problem', { kind: copy.problem, record })
    if (copy.note !== '') insert(db, 'note', { event: 1, record, text: copy.note })
    for (const name of copy.tags) insert(db, 'record_tag', { record, tag: idOf(db, 'tag', { name }) })
  }
}

type Row = Readonly<Record<string, Cell>>

/** Finds the row that has these values, or adds it. */
function idOf(db: WriteDb, table: string, row: Row): number {
  const where = Object.keys(row).map((column) => `${column} = ?`)
  const found = prepareValue<number>(db, `SELECT id FROM ${table} WHERE ${where.join(' AND ')}`).get(
    ...Object.values(row),
  )
  return found ?? insert(db, table, row)
}

/** Adds a row; columns that must have a value and are not given get an empty one. */
export function insert(db: WriteDb, table: string, row: Row): number {
  const columns = prepare<{
    name: string
    type: string
    notnull: number
    dflt_value: string | null
    pk: number
  }>(db, `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info('${table}')`).all()
  const empty = { INTEGER: 0, BLOB: Buffer.alloc(0) } as Readonly<Record<string, Cell>>
  const filled = columns.flatMap(({ name, type, notnull, dflt_value }): [string, Cell][] => {
    const given = row[name]
    if (given !== undefined) return [[name, given]]
    return notnull === 1 && dflt_value === null ? [[name, empty[type] ?? '']] : []
  })
  const done = prepare(
    db,
    `INSERT INTO ${table} (${filled.map(([name]) => name).join()}) VALUES (${filled.map(() => '?').join()})`,
  ).run(...filled.map(([, value]) => value))
  return Number(done.lastInsertRowid)
}
