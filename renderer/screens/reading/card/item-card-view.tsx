import type { ItemCard } from '../../../../shared/item-card.ts'
import { useWords } from '../../../state/words.ts'
import { CalendarView } from './calendar-view.tsx'
import { ContactView } from './contact-view.tsx'
import { JournalView } from './journal-view.tsx'
import { ListView } from './list-view.tsx'
import { NoteView } from './note-view.tsx'
import { TaskView } from './task-view.tsx'
import './card.css'

/** What an item that is no letter says, above its text. */
export function ItemCardView({ card }: { readonly card: ItemCard }) {
  const say = useWords()
  return (
    <section className="card" aria-label={say(`card.${card.card}`)} data-card={card.card}>
      <dl>
        <Facts card={card} />
      </dl>
    </section>
  )
}

function Facts({ card }: { readonly card: ItemCard }) {
  switch (card.card) {
    case 'calendar':
      return <CalendarView card={card} />
    case 'contact':
      return <ContactView card={card} />
    case 'list':
      return <ListView card={card} />
    case 'task':
      return <TaskView card={card} />
    case 'note':
      return <NoteView card={card} />
    case 'journal':
      return <JournalView card={card} />
  }
}
