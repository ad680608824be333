import type { Cell, WriteDb } from '../../main/store/connection.ts'

/** Every SELECT that `work` runs on a connection and that it did not run before, with the plan SQLite makes for it. */
export function plansOf(db: WriteDb, work: () => void): string[] {
  const original = db.prepare.bind(db)
  const seen: string[] = []
  // Listens to the statements as they are prepared; nothing else in the connection changes.
  db.prepare = ((source: string) => {
    seen.push(source)
    return original(source)
  }) as typeof db.prepare
  work()
  db.prepare = original
  return seen.map((source) => {
    const rows = original<Cell[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`).all(
      ...Array.from({ length: source.split('?').length - 1 }, () => 'x'),
    )
    return `${source}\n${rows.map(({ detail }) => detail).join('\n')}`
  })
}
