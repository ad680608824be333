import { type Parameters, prepare, type ReadDb } from '../store/connection.ts'

export type Counted = { readonly value: string; readonly count: number }

const values = {
  correspondent: "lower(iif(address <> '', address, name))",
  domain: 'domain',
} as const

/**
 * Counts records per correspondent or domain: a record once, however often one stands in its headers and under however many
 * names. Done here and not in SQL, where telling millions of pairs of text apart takes five times as long. `matched` is a
 * SELECT of content and n, its number of matching records. The most frequent first.
 */
export function countPeople(
  db: ReadDb,
  name: keyof typeof values,
  matched: string,
  parameters: Parameters,
): Counted[] {
  const persons = prepare<{ id: number; value: string }>(
    db,
    `SELECT id, ${values[name]} AS value FROM person`,
  )
  const valueByPerson = new Map(persons.all().map(({ id, value }) => [id, value]))
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  let content = -1
  // CROSS JOIN keeps the participants of one content together: matched contents are the outer loop.
  const rows = prepare<{ content: number; n: number; person: number }>(
    db,
    `SELECT found.content, found.n, participant.person FROM (${matched}) AS found
     CROSS JOIN participant ON participant.content = found.content`,
  ).iterate(...parameters)
  for (const row of rows) {
    if (row.content !== content) seen.clear()
    content = row.content
    const value = valueByPerson.get(row.person) ?? ''
    if (value === '' || seen.has(value)) continue
    seen.add(value)
    counts.set(value, (counts.get(value) ?? 0) + row.n)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
