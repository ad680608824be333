import { expect, test } from 'vitest'
import { cardFacts } from '../../../../main/hosts/cli/card-text.ts'
import type { CalendarCard, ItemCard } from '../../../../shared/item-card.ts'

const at = (time: string): number => Date.parse(`${time}Z`) / 1000
const said = (card: ItemCard | null) =>
  Object.fromEntries(cardFacts(card).filter(([, value]) => value !== ''))

const calendar: CalendarCard = {
  ...{ card: 'calendar', start: at('2013-04-02T08:00'), end: at('2013-04-02T09:00'), allDay: false },
  ...{ zone: '', offset: 120, location: '', organizer: null, attendees: [], busy: 'busy', rule: '' },
  ...{ recurs: false, removed: [], changed: [], reminder: null, private: false, cancelled: false },
  categories: [],
}

test.each<[string, Partial<CalendarCard>, Record<string, string>]>([
  ['by the clock of its place', {}, { when: '2013-04-02 10:00 +0200 to 2013-04-02 11:00 +0200' }],
  ['in UTC where no zone is known', { offset: null, end: null }, { when: '2013-04-02 08:00 UTC' }],
  [
    'a whole day by that one day, not by the one it ends before',
    { allDay: true, start: at('2013-04-29T22:00'), end: at('2013-04-30T22:00') },
    { when: '2013-04-30, all day' },
  ],
  [
    'what was changed and cancelled, and that a recurrence could not be read',
    {
      ...{ end: null, recurs: true, cancelled: true },
      changed: [{ was: at('2013-04-09T08:00'), start: null, end: null, subject: '', location: '' }],
    },
    {
      ...{ when: '2013-04-02 10:00 +0200', recurs: 'in a way that could not be read', state: 'cancelled' },
      changed: 'the same time, was 2013-04-09 10:00 +0200',
    },
  ],
  [
    'who comes, and who has not answered',
    {
      ...{ end: null, organizer: { name: 'Jan', address: '' } },
      attendees: [{ name: '', address: 'els@example.nl', part: 'optional', answer: 'none' }],
    },
    {
      ...{ when: '2013-04-02 10:00 +0200', organizer: 'Jan' },
      attendees: 'els@example.nl (optional, no answer)',
    },
  ],
  [
    'how it recurs in a sentence',
    { end: null, recurs: true, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=10' },
    { when: '2013-04-02 10:00 +0200', recurs: 'every week on Tuesday, 10 times' },
  ],
  [
    'the rule itself where there is no sentence for it',
    { end: null, recurs: true, rule: 'FREQ=HOURLY' },
    { when: '2013-04-02 10:00 +0200', recurs: 'FREQ=HOURLY' },
  ],
])('an entry of a calendar says %s', (_, card, facts) => {
  expect(said({ ...calendar, ...card })).toEqual(facts)
})

test('a list says its members, a letter nothing', () => {
  const members = [{ name: 'Jan', address: 'jan@example.nl' }]
  expect(said({ card: 'list', name: 'Commissie', members })).toEqual({ members: 'Jan <jan@example.nl>' })
  expect(said(null)).toEqual({})
})

test('what the depot keeps as codes is said in words', () => {
  const times = { start: null, end: null, completed: null, reminder: null }
  const rest = { percent: 50, owner: '', rule: '', recurs: false, categories: [] }
  const task = said({ card: 'task', ...times, status: 'in-progress', ...rest })
  expect(task).toEqual({ state: 'in progress, 50%' })
})
