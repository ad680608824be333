import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Leash } from '../../shared/leash.ts'
import { prepare, type ReadDb, transaction, type WriteDb } from '../store/connection.ts'

/** Terms of the index looked at per step, each step one transaction: some tens of milliseconds. */
const STEP = 5_000

type Term = { readonly term: string; readonly doc: number }

/** Whether a word of the index can have other forms: letters only, 3 to 40 of them. */
export function isWord(word: string): boolean {
  return /^\p{L}{3,40}$/u.test(word)
}

/** Makes the terms of the index readable as temp.index_terms, for this connection: nothing is written to the depot. */
export function openTerms(db: ReadDb): void {
  db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_terms USING fts5vocab('main', 'words', 'row')")
}

/**
 * Brings the table `vocabulary` in line with the index: what is new is added, what changed is counted anew, what is gone is
 * removed; only rows that differ are written. Goes through all terms of the index in short steps, between which others get
 * their turn, and stops between two when
 * the signal says so (the next run starts over, and finds the done part done). `report` gets the number of terms seen.
 * Answers with the number of words kept, or null when it was stopped.
 */
export async function refreshVocabulary(
  db: WriteDb,
  signal: Leash,
  report: (terms: number) => void,
): Promise<number | null> {
  openTerms(db)
  let [after, seen, words] = ['', 0, 0]
  for (;;) {
    if (signal.aborted) return null
    const terms = prepare<Term>(
      db,
      `SELECT term, doc FROM temp.index_terms WHERE term > ? ORDER BY term LIMIT ${STEP}`,
    ).all(after)
    const last = terms.length < STEP ? null : (terms.at(-1)?.term ?? null)
    words += transaction(db, () => writeStep(db, terms, after, last))
    seen += terms.length
    report(seen)
    await nextTurn()
    await signal.rest?.()
    if (last === null) return words
    after = last
  }
}

/** Makes the rows after one word up to another (null: to the end) the same as the index has it. */
function writeStep(db: WriteDb, terms: readonly Term[], after: string, last: string | null): number {
  const known = new Map(
    prepare<{ word: string; contents: number }>(
      db,
      `SELECT word, contents FROM vocabulary WHERE word > ? ${last === null ? '' : 'AND word <= ?'}`,
    )
      .all(after, ...(last === null ? [] : [last]))
      .map(({ word, contents }) => [word, contents]),
  )
  let words = 0
  for (const { term, doc } of terms) {
    if (doc === 0 || !isWord(term) || isNoise(term)) continue
    words++
    if (known.get(term) !== doc) {
      prepare(
        db,
        `INSERT INTO vocabulary (word, reversed, contents) VALUES (?, ?, ?)
         ON CONFLICT (word) DO UPDATE SET contents = excluded.contents`,
      ).run(term, [...term].reverse().join(''), doc)
    }
    known.delete(term)
  }
  for (const word of known.keys()) prepare(db, 'DELETE FROM vocabulary WHERE word = ?').run(word)
  return words
}

/** Scraps of encoded data and ornaments: a letter four times in a row, or many Latin letters without a vowel. */
function isNoise(word: string): boolean {
  return /(.)\1\1\1/u.test(word) || /^[b-df-hj-np-tv-xz]{6,}$/.test(word)
}
