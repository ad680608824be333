import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import type { Bits } from './bits.ts'
import type { Counts } from './columns.ts'
import { countPerContent } from './copies.ts'
import { memory } from './remembered.ts'

const values = {
  correspondent: "lower(iif(address <> '', address, name))",
  domain: 'domain',
} as const

/** The persons of content c are those from place starts[c] up to starts[c + 1]: 4 bytes per participant and per content. */
type Participants = { readonly starts: Uint32Array; readonly persons: Uint32Array }

const participants = memory<Participants>('records', 1)

/** Contents whose participants are read at once: bounds the memory it takes. */
const STRETCH = 20_000

/**
 * Counts records per correspondent or domain: a record once, however often one stands in its headers and under however many
 * names.
 */
export function countPeople(db: ReadDb, name: keyof typeof values, found: Bits): Counts {
  const { names, places } = readNames(db, values[name])
  const { starts, persons } = participants(db, '', () => readParticipants(db))
  const counts = new Uint32Array(names.length)
  const lastSeen = new Uint32Array(names.length)
  for (const [content, records] of countPerContent(db, found).entries()) {
    if (records === 0) continue
    const end = starts[content + 1] ?? 0
    for (let at = starts[content] ?? end; at < end; at++) {
      const place = places[persons[at] ?? 0] ?? 0
      if (lastSeen[place] === content) continue
      lastSeen[place] = content
      counts[place] = (counts[place] ?? 0) + records
    }
  }
  return new Map(names.flatMap((value, place) => (value === '' ? [] : [[value, counts[place] ?? 0]])))
}

/** The different values of persons, and by person the place of its value among them. */
function readNames(db: ReadDb, column: string): { names: string[]; places: Uint32Array } {
  const rows = prepare<{ id: number; value: string }>(
    db,
    `SELECT id, ${column} AS value FROM person ORDER BY id`,
  ).all()
  const known = new Map<string, number>()
  const places = new Uint32Array((rows.at(-1)?.id ?? 0) + 1)
  for (const { id, value } of rows) {
    const place = known.get(value) ?? known.size
    known.set(value, place)
    places[id] = place
  }
  return { names: [...known.keys()], places }
}

function readParticipants(db: ReadDb): Participants {
  const number = (select: string) => prepareValue<number>(db, select).get() ?? 0
  const persons = new Uint32Array(number('SELECT count(*) FROM participant'))
  const starts = new Uint32Array(number('SELECT max(content) FROM participant') + 2)
  let read = 0
  for (let from = 0; from < starts.length; from += STRETCH) {
    // Two columns read apart take half the time of pairs.
    const [contents, people] = (['content', 'person'] as const).map((column) =>
      prepareValue<number>(
        db,
        `SELECT ${column} FROM participant WHERE content >= ? AND content < ? ORDER BY content, place`,
      ).all(from, from + STRETCH),
    )
    persons.set(people ?? [], read)
    read += people?.length ?? 0
    for (const content of contents ?? []) starts[content + 1] = (starts[content + 1] ?? 0) + 1
  }
  for (let content = 1; content < starts.length; content++) {
    starts[content] = (starts[content] ?? 0) + (starts[content - 1] ?? 0)
  }
  return { starts, persons }
}
