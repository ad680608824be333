import { prepareValue, type ReadDb } from '../store/connection.ts'

/** What has a place for every record by its number needs so many places: one more than the last number. */
export function capacity(db: ReadDb): number {
  return (prepareValue<number>(db, 'SELECT max(id) FROM record').get() ?? 0) + 1
}
