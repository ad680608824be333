import { prepareValue, type ReadDb } from '../store/connection.ts'
import { type Bits, hasBit } from './bits.ts'
import { memory } from './remembered.ts'

/** The records of every content as chains: `first` by content, then `next` by record; 0 ends a chain. 8 bytes per record. */
type Chains = { readonly first: Uint32Array; readonly next: Uint32Array }

/** Contents so few that their records are looked up: the chains of a million records take some 150 ms to read. */
const FEW = 20_000

const chains = memory<Chains>('records', 1)

/** Contents whose records are read at once: bounds the memory it takes. */
const STRETCH = 20_000

/** The numbers of all records with these contents. */
export function recordsOf(db: ReadDb, contents: readonly number[]): number[] {
  if (contents.length <= FEW) {
    return prepareValue<number>(
      db,
      'SELECT r.id FROM json_each(?) AS found CROSS JOIN record r ON r.content = found.value',
    ).all(JSON.stringify(contents))
  }
  const { first, next } = chains(db, '', () => readChains(db))
  const records: number[] = []
  for (const content of contents) {
    for (let id = first[content] ?? 0; id !== 0; id = next[id] ?? 0) records.push(id)
  }
  return records
}

/** How many of these records every content has, by its number. */
export function countPerContent(db: ReadDb, records: Bits): Uint32Array {
  const { first, next } = chains(db, '', () => readChains(db))
  return first.map((head) => {
    let count = 0
    for (let id = head; id !== 0; id = next[id] ?? 0) if (hasBit(records, id)) count++
    return count
  })
}

function readChains(db: ReadDb): Chains {
  const last = (column: 'content' | 'id') =>
    prepareValue<number>(db, `SELECT max(${column}) FROM record`).get() ?? 0
  const first = new Uint32Array(last('content') + 1)
  const next = new Uint32Array(last('id') + 1)
  for (let from = 0; from < first.length; from += STRETCH) {
    // Two columns of one small index, read apart, take half the time of pairs.
    const column = (name: 'content' | 'id') =>
      prepareValue<number>(
        db,
        `SELECT ${name} FROM record INDEXED BY record_by_content
         WHERE content >= ? AND content < ? ORDER BY content, id`,
      ).all(from, from + STRETCH)
    const contents = column('content')
    for (const [at, id] of column('id').entries()) {
      const content = contents[at] ?? 0
      next[id] = first[content] ?? 0
      first[content] = id
    }
  }
  return { first, next }
}
