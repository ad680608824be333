import { type RowOrder, rowOrders, type SavedSearch } from '../../shared/results.ts'
import { prepare, prepareValue, type ReadDb, transaction, type WriteDb } from './connection.ts'

/** Past queries that are kept. */
const MOST_PAST = 100

/** The searches kept under a name, by name, and what was asked lately, the latest first. */
export function listSearches(db: ReadDb): { saved: SavedSearch[]; past: string[] } {
  const saved = prepare<Omit<SavedSearch, 'order'> & { ordering: string }>(
    db,
    'SELECT id, name, query, ordering FROM saved_search ORDER BY name COLLATE NOCASE',
  ).all()
  return {
    saved: saved.map(({ ordering, ...search }) => ({ ...search, order: orderOf(ordering) })),
    past: prepareValue<string>(db, 'SELECT query FROM past_query ORDER BY asked DESC').all(),
  }
}

/**
 * Keeps a search under a name and answers with its number. One that has the name already (in whatever case) becomes this one
 * and keeps its number. Throws Failed disk-full, depot-gone.
 */
export function saveSearch(db: WriteDb, { name, query, order }: Omit<SavedSearch, 'id'>): number {
  return transaction(db, () => {
    prepare(
      db,
      `INSERT INTO saved_search (name, query, ordering) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET name = excluded.name, query = excluded.query, ordering = excluded.ordering`,
    ).run(name, query, order)
    return prepareValue<number>(db, 'SELECT id FROM saved_search WHERE name = ?').get(name) ?? 0
  })
}

/** Takes a kept search away. Answers whether there was one. */
export function removeSearch(db: WriteDb, id: number): boolean {
  return transaction(db, () => prepare(db, 'DELETE FROM saved_search WHERE id = ?').run(id).changes > 0)
}

/** Puts a query at the head of what was asked lately; beyond a hundred the oldest goes. */
export function rememberSearch(db: WriteDb, query: string): void {
  transaction(db, () => {
    const asked = (prepareValue<number>(db, 'SELECT max(asked) FROM past_query').get() ?? 0) + 1
    prepare(
      db,
      'INSERT INTO past_query (query, asked) VALUES (?, ?) ON CONFLICT (query) DO UPDATE SET asked = excluded.asked',
    ).run(query, asked)
    prepare(
      db,
      `DELETE FROM past_query WHERE query NOT IN (SELECT query FROM past_query ORDER BY asked DESC LIMIT ${MOST_PAST})`,
    ).run()
  })
}

/** An order a later program may have written is shown as the usual one. */
function orderOf(text: string): RowOrder {
  return rowOrders.find((order) => order === text) ?? '-date'
}
