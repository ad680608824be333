import { prepareValue, type ReadDb } from '../store/connection.ts'
import { addBit, type Bits } from './bits.ts'
import { memory } from './remembered.ts'

/** The records of every content as chains: `first` by content, then `next` by record; 0 ends a chain. 8 bytes per record. */
type Chains = { readonly first: Uint32Array; readonly next: Uint32Array }

/** Contents so few that their records are looked up: the chains of a million records take some 150 ms to read. */
const FEW = 20_000

const chains = memory<Chains>('records', 1)

/** Adds to a set of records those with these contents. */
export function addRecordsOf(db: ReadDb, records: Bits, contents: readonly number[]): void {
  if (contents.length <= FEW) {
    const found = prepareValue<number>(
      db,
      'SELECT r.id FROM json_each(?) AS found CROSS JOIN record r ON r.content = found.value',
    )
    for (const id of found.all(JSON.stringify(contents))) addBit(records, id)
    return
  }
  const { first, next } = chains(db, '', () => readChains(db))
  for (const content of contents) {
    for (let id = first[content] ?? 0; id !== 0; id = next[id] ?? 0) addBit(records, id)
  }
}

function readChains(db: ReadDb): Chains {
  // Twice through one small index: half the time of reading pairs.
  const column = (name: 'content' | 'id') =>
    prepareValue<number>(
      db,
      `SELECT ${name} FROM record INDEXED BY record_by_content ORDER BY content, id`,
    ).all()
  const [contents, ids] = [column('content'), column('id')]
  const first = new Uint32Array((contents.at(-1) ?? 0) + 1)
  const next = new Uint32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1)
  ids.forEach((id, at) => {
    const content = contents[at] ?? 0
    next[id] = first[content] ?? 0
    first[content] = id
  })
  return { first, next }
}
