import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { type Bits, forEachBit } from './bits.ts'
import type { Counts } from './columns.ts'
import { PERSON } from './person.ts'
import { recordContents } from './record-contents.ts'
import { memory } from './remembered.ts'

const values = {
  correspondent: PERSON,
  domain: 'domain',
} as const

/**
 * The persons of content c are those from place starts[c] up to starts[c + 1]. 4 bytes for each participant and
 * content.
 */
type Participants = {
  readonly starts: Uint32Array
  readonly persons: Uint32Array
}

/** The different values of persons, and by person the place of its value among them. */
type Names = { readonly names: readonly string[]; readonly places: Uint32Array }

const participants = memory<Participants>('records', 1)
const people = memory<Names>('records', 2)

/** Contents whose participants are read at once: longer stretches take more memory and no less time. */
const STRETCH = 4_000

/**
 * Counts records per correspondent or domain: a record once, however often one stands in its headers and under however many
 * names.
 */
export function countPeople(db: ReadDb, name: keyof typeof values, found: Bits): Counts {
  const { names, places } = people(db, name, () => readNames(db, values[name]))
  const contents = recordContents(db)
  const { starts, persons } = participants(db, '', () => readParticipants(db))
  const counts = new Uint32Array(names.length)
  const lastSeen = new Uint32Array(names.length)
  forEachBit(found, (id) => {
    const content = contents[id] ?? 0
    const end = starts[content + 1] ?? 0
    for (let at = starts[content] ?? 0; at < end; at++) {
      const place = places[persons[at] ?? 0] ?? 0
      if (lastSeen[place] === id) continue
      lastSeen[place] = id
      counts[place] = (counts[place] ?? 0) + 1
    }
  })
  return new Map(names.flatMap((value, place) => (value === '' ? [] : [[value, counts[place] ?? 0]])))
}

function readNames(db: ReadDb, column: string): Names {
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
  const starts = new Uint32Array(number('SELECT max(id) FROM content') + 2)
  const persons = new Uint32Array(number('SELECT count(*) FROM participant'))
  let read = 0
  for (let from = 0; from < starts.length; from += STRETCH) {
    // Columns read one by one take half the time of rows.
    const column = (name: 'person' | 'content') =>
      prepareValue<number>(
        db,
        `SELECT ${name} FROM participant WHERE content >= ? AND content < ? ORDER BY content, place`,
      ).all(from, from + STRETCH)
    const people = column('person')
    persons.set(people, read)
    read += people.length
    for (const content of column('content')) {
      starts[content + 1] = (starts[content + 1] ?? 0) + 1
    }
  }
  for (let content = 1; content < starts.length; content++) {
    starts[content] = (starts[content] ?? 0) + (starts[content - 1] ?? 0)
  }
  return { starts, persons }
}
