import { type Parameters, prepareValue, type ReadDb } from '../store/connection.ts'
import { capacity } from './capacity.ts'
import { memory } from './remembered.ts'

/**
 * The records of every content as chains: `first` by content, then `next` by record; 0 ends a chain. 8 bytes per record.
 * Contents below `read` are in.
 */
type Chains = { readonly first: Uint32Array; readonly next: Uint32Array; read: number }

const chains = memory<Chains>('records', 1)

/** Records so many that finding them in SQL is worth going on with the chains: they take a sixth of the time. */
const MANY = 20_000
/** Contents by which the chains grow each time: some 40 ms. */
const GROWTH = 250_000
/** Contents whose records are read at once: longer stretches take more memory and a half more time. */
const STRETCH = 4_000

/**
 * The numbers of the records whose contents a SELECT gives, as `content`. SQLite finds them one by one; the more is asked for,
 * the more of the chains is read, and when they are whole they answer. So neither the first search waits for them, nor one
 * while an import changes the depot time and again.
 */
export function readRecordsOf(db: ReadDb, contents: string, parameters: Parameters): readonly number[] {
  const known = chains(db, '', () => noChains(db))
  if (known.read >= known.first.length)
    return follow(known, prepareValue<number>(db, contents).all(...parameters))
  const found = prepareValue<number>(
    db,
    `SELECT r.id FROM (${contents}) AS found CROSS JOIN record r ON r.content = found.content`,
  ).all(...parameters)
  if (found.length > MANY) grow(db, known)
  return found
}

function follow({ first, next }: Chains, contents: readonly number[]): number[] {
  const found: number[] = []
  for (const content of contents) {
    for (let id = first[content] ?? 0; id !== 0; id = next[id] ?? 0) found.push(id)
  }
  return found
}

function noChains(db: ReadDb): Chains {
  const last = prepareValue<number>(db, 'SELECT max(content) FROM record').get() ?? 0
  return { first: new Uint32Array(last + 1), next: new Uint32Array(capacity(db)), read: 0 }
}

function grow(db: ReadDb, known: Chains): void {
  const { first, next } = known
  const end = Math.min(known.read + GROWTH, first.length)
  for (; known.read < end; known.read += STRETCH) {
    // Two columns of one small index, read apart, take half the time of pairs.
    const column = (name: 'content' | 'id') =>
      prepareValue<number>(
        db,
        `SELECT ${name} FROM record INDEXED BY record_by_content
         WHERE content >= ? AND content < ? ORDER BY content, id`,
      ).all(known.read, known.read + STRETCH)
    const contents = column('content')
    const ids = column('id')
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0
      const content = contents[at] ?? 0
      next[id] = first[content] ?? 0
      first[content] = id
    }
  }
}
