import type { ItemCard } from '../../../shared/item-card.ts'
import { sayRule } from '../../../shared/say-rule.ts'
import { cards as words } from '../../../shared/words/en/cards.ts'
import { day, moment } from './print.ts'

/** A fact of a record with its name; not printed where the value is ''. */
export type Fact = readonly [name: string, value: string]

/** What an entry of a calendar, a contact, a list, a task, a note or a journal entry says beyond its text; nothing of a letter. */
export function cardFacts(card: ItemCard | null): Fact[] {
  switch (card?.card) {
    case 'calendar':
      return [...calendarFacts(card), ...categoriesOf(card)]
    case 'contact':
      return [...contactFacts(card), ...categoriesOf(card)]
    case 'list':
      return [['members', card.members.map(personText).join(', ')]]
    case 'task':
      return [...taskFacts(card), ...categoriesOf(card)]
    case 'journal':
      return [['when', spanText(card, moment)], ['about', card.type], ...categoriesOf(card)]
    case 'note':
      return [['colour', card.colour], ...categoriesOf(card)]
    default:
      return []
  }
}

/** Changed occurrences that are printed; `--json` has all. */
const MOST_CHANGES = 10

type Of<Card extends ItemCard['card']> = Extract<ItemCard, { card: Card }>

function calendarFacts(card: Of<'calendar'>): Fact[] {
  const clock = (at: number): string =>
    card.allDay ? day(at + (card.offset ?? 0) * 60) : moment(at, card.offset)
  const { changed, removed } = card
  const changes = changed
    .slice(0, MOST_CHANGES)
    .map((each) => `${spanText(each, clock) || 'the same time'}, was ${clock(each.was)}`)
  const more = changed.length > MOST_CHANGES ? [`and ${changed.length - MOST_CHANGES} more`] : []
  return [
    ['when', card.allDay ? `${spanText(wholeDays(card), clock)}, all day` : spanText(card, clock)],
    ['zone', card.zone],
    ['recurs', recurrenceText(card, card.offset ?? 0)],
    ['changed', [...changes, ...more].join('; ')],
    ['removed', removed.length > MOST_CHANGES ? String(removed.length) : removed.map(clock).join(', ')],
    ['place', card.location],
    ['organizer', card.organizer === null ? '' : personText(card.organizer)],
    [
      'attendees',
      card.attendees
        .map(
          (each) =>
            `${personText(each)} (${words[`card.part.${each.part}`]}, ${words[`card.answer.${each.answer}`]})`,
        )
        .join(', '),
    ],
    ['state', card.cancelled ? 'cancelled' : ''],
  ]
}

function contactFacts(card: Of<'contact'>): Fact[] {
  return [
    ['name', card.name],
    ['work', [card.jobTitle, card.department, card.company].filter((each) => each !== '').join(', ')],
    ['e-mail', card.emails.map(personText).join(', ')],
    ['phone', card.phones.map(({ kind, number }) => `${number} (${words[`card.phone.${kind}`]})`).join(', ')],
    ['address', card.addresses.map(({ kind, lines }) => `${lines.join(', ')} (${kind})`).join('; ')],
    ['web', card.web.join(', ')],
    ['birthday', card.birthday === null ? '' : day(card.birthday)],
  ]
}

function taskFacts(card: Of<'task'>): Fact[] {
  return [
    ['when', spanText(card, day)],
    ['state', `${words[`card.status.${card.status}`]}, ${card.percent}%`],
    ['completed', card.completed === null ? '' : day(card.completed)],
    ['owner', card.owner],
    ['recurs', recurrenceText(card)],
  ]
}

function categoriesOf({ categories }: { readonly categories: readonly string[] }): Fact[] {
  return [['categories', categories.join(', ')]]
}

/** As a sentence, and as the rule itself of one for which there is none. `offset` in minutes east of UTC. */
function recurrenceText(
  { recurs, rule }: { readonly recurs: boolean; readonly rule: string },
  offset = 0,
): string {
  if (rule === '') return recurs ? 'in a way that could not be read' : ''
  return sayRule(rule, 'en', offset) ?? rule
}

type Span = { readonly start: number | null; readonly end: number | null }

function spanText({ start, end }: Span, write: (at: number, zone: number | null) => string): string {
  const [first = '', last = ''] = [start, end].map((at) => (at === null ? '' : write(at, null)))
  return first === '' || last === '' || first === last ? first || last : `${first} to ${last}`
}

/** A whole day ends where the next one begins: said with the last day that is in it. */
function wholeDays({ start, end }: Span): Span {
  return { start, end: start === null || end === null ? end : Math.max(start, end - 1) }
}

/** "Jan de Vries <j.devries@example.nl>", or the one that is known. */
export function personText({ name, address }: { readonly name: string; readonly address: string }): string {
  return name === '' || address === '' ? name + address : `${name} <${address}>`
}
