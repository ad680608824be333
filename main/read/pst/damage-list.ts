import type { Problem } from '../../../shared/problem.ts'
import { LARGE_ITEM } from '../item.ts'
import type { Damage } from './ndb/node-database.ts'

/** Problems of one kind that are listed one by one; one more says how many there are. */
export const MOST_LISTED = 1000
/** What is said of places that run into each other. */
const MOST_DETAILS = 3

/**
 * Damaged places as problems of the file, in its order, those that touch made one of at most LARGE_ITEM bytes. A place past its
 * end (`size` bytes) is what has been cut off.
 */
export function damageProblems(damage: readonly Damage[], size: number): Problem[] {
  const isCut = ({ start, length }: Damage): boolean => start >= size && length > 0
  const cut = damage.filter(isCut).sort((a, b) => a.start - b.start)
  const inside = damage.filter((place) => !isCut(place))
  return [
    ...bounded(cut.map((place) => ({ kind: 'store-cut-off', ...place }))),
    ...bounded(merge(inside).map((place) => ({ kind: 'store-damaged', ...place }))),
  ]
}

/** The first of many problems of one kind, and how many there are. */
export function bounded(problems: readonly Problem[]): Problem[] {
  const [first] = problems
  if (first === undefined || problems.length <= MOST_LISTED) return [...problems]
  const more = { kind: first.kind, detail: `${problems.length - MOST_LISTED} more` }
  return [...problems.slice(0, MOST_LISTED), more]
}

function merge(damage: readonly Damage[]): Damage[] {
  const merged: { start: number; end: number; details: Set<string> }[] = []
  for (const { start, length, detail } of [...damage].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last === undefined || start > last.end || start + length - last.start > LARGE_ITEM)
      merged.push({ start, end: start + length, details: new Set([detail]) })
    else {
      last.end = Math.max(last.end, start + length)
      last.details.add(detail)
    }
  }
  return merged.map(({ start, end, details }) => ({
    start,
    length: end - start,
    detail: saidOf([...details]),
  }))
}

function saidOf(details: readonly string[]): string {
  const said = details.slice(0, MOST_DETAILS).join('; ')
  return details.length > MOST_DETAILS ? `${said}; ${details.length - MOST_DETAILS} more` : said
}
