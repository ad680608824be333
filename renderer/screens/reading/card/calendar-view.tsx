import type { CalendarCard } from '../../../../shared/item-card.ts'
import { VisibleText } from '../../../parts/visible-text.tsx'
import { useWords } from '../../../state/words.ts'
import { People, Person } from '../people.tsx'
import { writeZone } from '../zone.ts'
import { CardRow, TextRow } from './card-row.tsx'
import { sayReminder, writeWhen } from './card-time.ts'
import { CategoriesRow } from './categories-row.tsx'
import { FoldedList } from './folded-list.tsx'
import { RecurrenceRow } from './recurrence-row.tsx'

type Shown = { readonly card: CalendarCard }

/** An entry of a calendar: when, where and with whom, how it recurs, and what is otherwise. */
export function CalendarView({ card }: Shown) {
  const say = useWords()
  const { location, organizer, attendees, busy, recurs, rule, offset, reminder } = card
  return (
    <>
      <When card={card} />
      <RecurrenceRow recurs={recurs} rule={rule} offset={offset}>
        <Exceptions card={card} />
      </RecurrenceRow>
      <TextRow name={say('card.location')} text={location} />
      {organizer === null ? null : (
        <CardRow name={say('card.organizer')}>
          <Person person={organizer} />
        </CardRow>
      )}
      {attendees.length === 0 ? null : (
        <CardRow name={say('card.attendees')}>
          <People
            people={attendees}
            note={({ part, answer }) => (
              <span className="soft" data-answer={answer}>
                {part === 'required' ? null : <>{say(`card.part.${part}`)} · </>}
                {say(`card.answer.${answer}`)}
              </span>
            )}
          />
        </CardRow>
      )}
      <CardRow name={say('card.busy')}>{say(`card.busy.${busy}`)}</CardRow>
      {reminder === null ? null : <CardRow name={say('card.reminder')}>{sayReminder(reminder)}</CardRow>}
      <CategoriesRow categories={card.categories} />
    </>
  )
}

/** The time with the zone it is told in; without one it is told by this computer's, and says so. */
function When({ card }: Shown) {
  const say = useWords()
  const { allDay, offset, zone } = card
  const when = writeWhen(card, allDay, offset)
  if (when === '') return null
  return (
    <CardRow name={say('card.when')}>
      <span className="figure card-when">{when}</span>{' '}
      <span className="soft">{offset === null ? say('card.clock.here') : `(${writeZone(offset)})`}</span>
      {zone === '' ? null : (
        <div className="soft">
          {say('card.zone')}: <VisibleText text={zone} most={200} />
        </div>
      )}
    </CardRow>
  )
}

/** Occurrences that are taken out or otherwise, folded: a meeting of years has many. */
function Exceptions({ card: { removed, changed, offset, allDay } }: Shown) {
  const say = useWords()
  return (
    <>
      <FoldedList
        title={say('card.changed', { n: changed.length })}
        all={changed}
        show={({ start, end, was, subject, location }) => (
          <>
            <span className="figure">{writeWhen({ start, end }, allDay, offset)}</span>{' '}
            <span className="soft">
              ({say('card.was', { moment: writeWhen({ start: was, end: null }, allDay, offset) })})
            </span>
            {[subject, location].map((text) =>
              text === '' ? null : (
                <div key={text}>
                  <VisibleText text={text} />
                </div>
              ),
            )}
          </>
        )}
      />
      <FoldedList
        title={say('card.removed', { n: removed.length })}
        all={removed}
        show={(was) => <span className="figure">{writeWhen({ start: was, end: null }, allDay, offset)}</span>}
      />
    </>
  )
}
