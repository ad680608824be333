import type { RecordView } from '../../../shared/records.ts'
import { sumOf, type ValueCounts } from '../../../shared/results.ts'

/**
 * The numbers of all records of the conversation of a record; null when not all of them are named, so that no link promises
 * records it would not show.
 */
export function idsOfConversation(
  { id, copies, thread }: Pick<RecordView, 'id' | 'copies' | 'thread'>,
  counts: ValueCounts,
): readonly number[] | null {
  const ids = [id, ...copies.map((each) => each.id), ...thread.map((each) => each.id)]
  return ids.length === sumOf(counts) ? ids : null
}
