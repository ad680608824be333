import { describe, expect, test } from 'vitest'
import { headFacts } from '../../../../../renderer/screens/reading/head-facts.ts'
import type { CalendarCard, NoteCard } from '../../../../../shared/item-card.ts'

type Record = Parameters<typeof headFacts>[0]

const jan = { name: 'Jan', address: 'jan@example.nl' }
const els = { name: 'Els', address: 'els@example.nl' }
const calendar: CalendarCard = {
  card: 'calendar',
  start: 1000,
  end: 2000,
  allDay: false,
  zone: '',
  offset: null,
  location: '',
  organizer: jan,
  attendees: [{ ...els, part: 'required', answer: 'none' }],
  busy: 'busy',
  rule: '',
  recurs: false,
  removed: [],
  changed: [],
  reminder: null,
  private: false,
  cancelled: false,
  categories: [],
}
const note: NoteCard = { card: 'note', colour: '', modified: null, categories: [] }
const letter: Record = {
  kind: 'mail',
  card: null,
  participants: [
    { role: 'from', ...jan },
    { role: 'to', ...els },
  ],
  sent: { at: 1000, zone: null, state: 'usable' },
}
const rolesOf = (record: Record) => headFacts(record).people.map(({ role }) => role)

describe('the head of a letter', () => {
  test('says who and when', () => {
    expect(rolesOf(letter)).toEqual(['from', 'to'])
    expect(headFacts(letter)).toMatchObject({ lacksSender: false, hasDate: true })
  })
  test('says that there is no sender and no date', () => {
    const bare = { ...letter, participants: [], sent: { at: null, zone: null, state: 'absent' } }
    expect(headFacts(bare)).toMatchObject({ people: [], lacksSender: true, hasDate: true })
  })
})

describe('the head of a setting of a program', () => {
  test('does not say that it lacks what it never has', () => {
    const bare = {
      ...letter,
      kind: 'setting',
      participants: [],
      sent: { at: null, zone: null, state: 'absent' },
    }
    expect(headFacts(bare)).toMatchObject({ people: [], lacksSender: false, hasDate: false })
  })
})

describe('the head of an entry of a calendar', () => {
  test('leaves to the card whom and what the card says', () => {
    expect(headFacts({ ...letter, card: calendar })).toMatchObject({
      people: [],
      lacksSender: false,
      hasDate: false,
    })
  })
  test('says a whole role when the card lacks one of its people', () => {
    const others = [...letter.participants, { role: 'to', name: 'Els', address: 'other@example.org' }]
    expect(rolesOf({ ...letter, card: calendar, participants: others })).toEqual(['to'])
  })
  test('says a date that is not the one of the card', () => {
    const sent = { at: 999, zone: null, state: 'usable' }
    expect(headFacts({ ...letter, card: calendar, sent }).hasDate).toBe(true)
  })
})

test('a note says once when it was changed', () => {
  expect(headFacts({ ...letter, card: { ...note, modified: 1000 } }).hasDate).toBe(false)
  const changed = headFacts({ ...letter, card: { ...note, modified: 999 } })
  expect(changed).toMatchObject({ hasDate: true, isDatedByChange: true })
})

test('a note lacks no sender and no date', () => {
  const bare = { ...letter, card: note, participants: [], sent: { at: null, zone: null, state: 'absent' } }
  expect(headFacts(bare)).toMatchObject({ people: [], lacksSender: false, hasDate: false })
})
