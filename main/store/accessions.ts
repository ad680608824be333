import { prepare, prepareValue, type ReadDb, type WriteDb } from './connection.ts'

/** What is told about a hand-over when it is imported. */
export type HandOver = {
  readonly handedOverBy: string
  readonly received: string
  readonly medium: string
  readonly mailbox: string
  readonly holder: string
  readonly roots: readonly string[]
}

/** Writes a new accession, unfinished, and answers with its number. `started` is ISO 8601. */
export function insertAccession(db: WriteDb, handOver: HandOver, started: string): number {
  const { handedOverBy, received, medium, mailbox, holder, roots } = handOver
  const done = prepare(
    db,
    `INSERT INTO accession (handed_over_by, received, medium, roots, mailbox, holder, started, finished)
     VALUES (?, ?, ?, ?, ?, ?, ?, NULL)`,
  ).run(handedOverBy, received, medium, JSON.stringify(roots), mailbox, holder, started)
  return Number(done.lastInsertRowid)
}

/** Whether the depot has another accession than this one. */
export function hasOtherAccession(db: ReadDb, accession: number): boolean {
  return (
    prepareValue<number>(db, 'SELECT 1 FROM accession WHERE id <> ? LIMIT 1').get(accession) !== undefined
  )
}

/** The accession of the same roots and mailbox that was interrupted, if there is one. */
export function findUnfinished(db: ReadDb, handOver: HandOver): { id: number } | null {
  const row = prepare<{ id: number }>(
    db,
    'SELECT id FROM accession WHERE finished IS NULL AND roots = ? AND mailbox = ? ORDER BY id DESC LIMIT 1',
  ).get(JSON.stringify(handOver.roots), handOver.mailbox)
  return row ?? null
}

/** Notes when the import of an accession came to its end, as ISO 8601. */
export function finishAccession(db: WriteDb, id: number, finished: string): void {
  prepare(db, 'UPDATE accession SET finished = ? WHERE id = ?').run(finished, id)
}

/** The number of the mailbox of this name; makes it when it is new. A holder is written once and not overwritten. */
export function findOrAddMailbox(db: WriteDb, name: string, holder: string): number {
  const known = prepare<{ id: number; holder: string }>(
    db,
    'SELECT id, holder FROM mailbox WHERE name = ?',
  ).get(name)
  if (known === undefined) {
    return Number(
      prepare(db, 'INSERT INTO mailbox (name, holder) VALUES (?, ?)').run(name, holder).lastInsertRowid,
    )
  }
  if (known.holder === '' && holder !== '') {
    prepare(db, 'UPDATE mailbox SET holder = ? WHERE id = ?').run(holder, known.id)
  }
  return known.id
}

/** The number of a folder of a mailbox; makes it when it is new. `path` is as joinFolder writes it. */
export function findOrAddFolder(db: WriteDb, mailbox: number, path: string): number {
  const known = prepareValue<number>(db, 'SELECT id FROM folder WHERE mailbox = ? AND path = ?').get(
    mailbox,
    path,
  )
  if (known !== undefined) return known
  return Number(
    prepare(db, 'INSERT INTO folder (mailbox, path) VALUES (?, ?)').run(mailbox, path).lastInsertRowid,
  )
}
