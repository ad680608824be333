import { createHash } from 'node:crypto'
import { baseSubject } from '../../shared/subject.ts'
import { PARSE_AGENT, type ParsedAddress, type ParsedMessage } from '../parse/parsed.ts'
import { prepare, prepareValue, type WriteDb } from './connection.ts'
import { insertProblem } from './records.ts'
import { joinThread } from './threads.ts'

/**
 * Numbers of names and addresses already looked up, by both. Most mail is between the same people. It belongs to a chain of
 * transactions that all commit: after one that did not, begin with a new one.
 */
export type KnownPeople = Map<string, number>

/** Beyond this many the list is begun anew: about ten megabytes. */
const MOST_KNOWN = 50_000

/** Writes what was understood of a content: message, thread, participants, attachments, problems. Not the index. */
export function insertMessage(
  db: WriteDb,
  content: number,
  message: ParsedMessage,
  people: KnownPeople = new Map(),
): void {
  const own = message.messageId === '' ? [] : [message.messageId]
  const thread = joinThread(db, content, [
    ...own,
    ...message.threadMarks,
    ...message.inReplyTo,
    ...message.references,
  ])
  prepare(
    db,
    `INSERT INTO message (content, kind, subject, subject_key, sent, sent_zone, sent_state, received, message_id, thread,
       protection, language, automatic, attachments, agent, item_class)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    content,
    message.kind,
    message.subject,
    subjectKey(message.subject),
    message.sent.at,
    message.sent.zone,
    message.sent.state,
    message.received.at,
    message.messageId,
    thread,
    message.protection,
    message.language,
    message.automatic ? 1 : 0,
    message.attachments.filter((attachment) => !attachment.inline).length,
    agentOf(message),
    message.itemClass,
  )
  insertParticipants(db, content, message.addresses, people)
  insertAttachments(db, content, message)
  for (const problem of message.problems) insertProblem(db, { content }, problem)
}

/** What read a message; before it, what made the message where the content is none. */
function agentOf({ derivedBy }: ParsedMessage): string {
  return derivedBy === '' ? PARSE_AGENT : derivedBy + BETWEEN_AGENTS + PARSE_AGENT
}

const BETWEEN_AGENTS = ', '

/** What made the message, of the agent that stands in its row; null where the content is the message. */
export function derivedBy(agent: string): string | null {
  const [maker = '', reader] = agent.split(BETWEEN_AGENTS)
  return reader === undefined ? null : maker
}

/** Takes away all that was understood of a content, so that it can be written anew; threads stay joined. */
export function removeMessage(db: WriteDb, content: number): void {
  prepare(db, 'DELETE FROM message WHERE content = ?').run(content)
  prepare(db, 'DELETE FROM participant WHERE content = ?').run(content)
  prepare(db, 'DELETE FROM attachment WHERE content = ?').run(content)
  prepare(db, 'DELETE FROM problem WHERE content = ?').run(content)
}

/** Takes away names and addresses that stand in no message any more. */
export function removeUnusedPeople(db: WriteDb): void {
  prepare(db, 'DELETE FROM person WHERE id NOT IN (SELECT person FROM participant)').run()
}

/** The date and sender a record is sorted by: sent, else received; the first From, else the first other author. */
export function sortKeys(message: ParsedMessage): { date: number | null; sender: string } {
  const author =
    message.addresses.find((address) => address.role === 'from') ??
    message.addresses.find((address) => address.role === 'sender')
  const sent = message.sent.state === 'usable' ? message.sent.at : null
  return {
    date: sent ?? (message.received.state === 'usable' ? message.received.at : null),
    sender: (author?.name || author?.address || '').toLowerCase().slice(0, 200),
  }
}

/** Hash of the subject without reply marks, for the weak "same subject" relation; null when nothing is left of it. */
export function subjectKey(subject: string): number | null {
  const base = baseSubject(subject)
  if (base === '') return null
  // 48 bits: a number JavaScript holds exactly; two subjects meeting by chance only widen a list that is called weak.
  return createHash('sha256').update(base, 'utf8').digest().readUIntBE(0, 6)
}

function insertParticipants(
  db: WriteDb,
  content: number,
  addresses: readonly ParsedAddress[],
  people: KnownPeople,
): void {
  const insert = prepare(db, 'INSERT INTO participant (content, role, place, person) VALUES (?, ?, ?, ?)')
  for (const [place, address] of addresses.entries()) {
    insert.run(content, address.role, place, numberOf(db, address, people))
  }
}

function numberOf(db: WriteDb, person: ParsedAddress, people: KnownPeople): number {
  const key = `${person.address}\0${person.name}`
  const known = people.get(key)
  if (known !== undefined) return known
  if (people.size >= MOST_KNOWN) people.clear()
  const id = findOrAddPerson(db, person)
  people.set(key, id)
  return id
}

function findOrAddPerson(db: WriteDb, { address, name }: ParsedAddress): number {
  const known = prepareValue<number>(db, 'SELECT id FROM person WHERE address = ? AND name = ?').get(
    address,
    name,
  )
  if (known !== undefined) return known
  const domain = address.includes('@') ? address.slice(address.lastIndexOf('@') + 1).toLowerCase() : ''
  const done = prepare(db, 'INSERT INTO person (address, name, domain) VALUES (?, ?, ?)').run(
    address,
    name,
    domain,
  )
  return Number(done.lastInsertRowid)
}

function insertAttachments(db: WriteDb, content: number, message: ParsedMessage): void {
  const insert = prepare(
    db,
    `INSERT INTO attachment (content, path, type, name, declared_size, size, sha256, inline, content_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const part of message.attachments) {
    insert.run(
      content,
      part.path,
      part.type,
      part.name,
      part.declaredSize,
      part.size,
      part.sha256,
      part.inline ? 1 : 0,
      part.contentId,
    )
  }
}
