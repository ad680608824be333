import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { fold } from './fold.ts'
import { PERSON } from './person.ts'
import { memory } from './remembered.ts'

/** Whom a query can ask for: `person` as it is found by, `names` to look in, and how often a sample of the mail has it. */
type Known = { readonly person: string; names: string; seen: number }

/** To know who writes much, so many stretches of so many contents are looked at: some 10 ms. */
const SAMPLE = { stretches: 50, contents: 200 }

const kept = memory<readonly Known[]>('records', 1)

/** People of whose address or name some part begins so, those seen most first. With @ before it a whole domain is not one. */
export function findPeople(db: ReadDb, typed: string, limit: number): string[] {
  const wanted = ` ${fold(typed).trim()}`
  const found: string[] = []
  for (const { person, names } of kept(db, '', () => readPeople(db))) {
    if (!names.includes(wanted)) continue
    found.push(person)
    if (found.length === limit) break
  }
  return found
}

function readPeople(db: ReadDb): Known[] {
  const seen = sample(db)
  const known = new Map<string, Known>()
  const rows = prepare<{ id: number; person: string; name: string }>(
    db,
    `SELECT id, ${PERSON} AS person, name FROM person`,
  ).all()
  for (const { id, person, name } of rows) {
    if (person === '' || person.startsWith('@')) continue
    const before = known.get(person) ?? { person, names: ` ${fold(person)}`, seen: 0 }
    // The parts of a name, and of an address that is made of names.
    before.names += ` ${fold(`${name} ${person}`).replaceAll(/[^\p{L}\p{N}@]+/gu, ' ')}`
    before.seen += seen.get(id) ?? 0
    known.set(person, before)
  }
  return [...known.values()].sort((a, b) => b.seen - a.seen || (a.person < b.person ? -1 : 1))
}

/** How often each person stands in a sample of the contents. */
function sample(db: ReadDb): Map<number, number> {
  const seen = new Map<number, number>()
  const last = prepareValue<number>(db, 'SELECT max(id) FROM content').get() ?? 0
  const step = Math.max(SAMPLE.contents, Math.floor(last / SAMPLE.stretches))
  const persons = prepareValue<number>(
    db,
    'SELECT person FROM participant WHERE content >= ? AND content < ?',
  )
  for (let from = 1; from <= last; from += step) {
    for (const person of persons.all(from, from + SAMPLE.contents))
      seen.set(person, (seen.get(person) ?? 0) + 1)
  }
  return seen
}
