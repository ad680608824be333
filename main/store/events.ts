import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { canonicalJson, type Json } from './canonical-json.ts'
import { prepare, prepareValue, type ReadDb, type WriteDb } from './connection.ts'

/** What is told of an event; time, origin and the chain are added by the log itself. */
export type NewEvent = {
  /** The person at work, as the program was told. */
  readonly actor: string
  readonly role: string
  /** 'accession.import', 'mark.value' … */
  readonly action: string
  /** What it was done to, by number: 'accession 3'. Never mail content. */
  readonly object: string
  readonly result: string
  readonly ground: string
  /** Facts: counts, hashes, settings. Never mail content. */
  readonly detail: { readonly [name: string]: Json }
}

/** An event as it stands in the log; `detail` is the stored JSON text. */
export type LoggedEvent = Readonly<Record<Exclude<keyof NewEvent, 'detail'>, string>> & {
  readonly id: number
  readonly time: string
  readonly origin: string
  readonly detail: string
  readonly previous: Buffer
  readonly hash: Buffer
}

/** What the first event has as the hash of the one before. */
export const NO_EVENT: Buffer = Buffer.alloc(32)

/** Who writes the log of a connection: the program with its version, and the clock it goes by. */
export type LogOrigin = { readonly program: string; readonly now: () => Date }

const origins = new WeakMap<ReadDb, LogOrigin>()

/** Says which program and clock the events of this connection carry. createDepot and openDepot do this. */
export function setLogOrigin(db: WriteDb, origin: LogOrigin): void {
  origins.set(db, origin)
}

/**
 * Adds an event to the log and answers with its number. Call it inside the transaction of the change it tells of, so that
 * both are kept or neither. Text that is not valid Unicode is made so first: a hash must be over what SQLite really stores.
 */
export function appendEvent(db: WriteDb, event: NewEvent): number {
  const { program, now } = origins.get(db) ?? { program: 'bewaarpost', now: () => new Date() }
  const last = prepare<{ id: number; hash: Buffer }>(
    db,
    'SELECT id, hash FROM event ORDER BY id DESC LIMIT 1',
  ).get()
  const id = (last?.id ?? 0) + 1
  const previous = last?.hash ?? NO_EVENT
  const text = wellFormed({ ...event, origin: `${hostname()} ${program}` })
  const told = {
    ...text,
    id,
    time: now().toISOString(),
    detail: canonicalJson(text.detail),
  }
  prepare(
    db,
    `INSERT INTO event (id, time, actor, role, action, object, result, origin, ground, detail, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    told.time,
    told.actor,
    told.role,
    told.action,
    told.object,
    told.result,
    told.origin,
    told.ground,
    told.detail,
    previous,
    hashEvent(previous, told),
  )
  return id
}

/** SHA-256 over the previous hash (32 bytes) followed by the UTF-8 of the canonical JSON of the columns id … detail. */
export function hashEvent(previous: Buffer, event: Omit<LoggedEvent, 'previous' | 'hash'>): Buffer {
  const { id, time, actor, role, action, object, result, origin, ground, detail } = event
  const told = canonicalJson({ id, time, actor, role, action, object, result, origin, ground, detail })
  return createHash('sha256').update(previous).update(told).digest()
}

/** Events from the newest back, those with a number below `before` when it is given; at most `limit`. */
export function readEvents(
  db: ReadDb,
  { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number; readonly limit: number },
): LoggedEvent[] {
  return prepare<LoggedEvent>(db, 'SELECT * FROM event WHERE id < ? ORDER BY id DESC LIMIT ?').all(
    before,
    limit,
  )
}

/** The hash of the newest event: what is printed and kept elsewhere. 32 zero bytes while the log is empty. */
export function headHash(db: ReadDb): Buffer {
  return prepareValue<Buffer>(db, 'SELECT hash FROM event ORDER BY id DESC LIMIT 1').get() ?? NO_EVENT
}

function wellFormed<Value>(value: Value): Value {
  const json = JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed() : part,
  )
  return JSON.parse(json) as Value // The value holds nothing but JSON, so it comes back in its own shape.
}
