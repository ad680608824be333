import type { JournalCard, TaskCard } from '../../shared/item-card.ts'
import { writeUtc } from '../parse/cards/rule.ts'
import { contentLine, escapeText } from './content-line.ts'
import { dayLine, timeLine } from './ics-time.ts'

const states = {
  'not-started': 'NEEDS-ACTION',
  'in-progress': 'IN-PROCESS',
  complete: 'COMPLETED',
  waiting: 'NEEDS-ACTION',
  deferred: 'NEEDS-ACTION',
}

/** What a VTODO says (RFC 5545 §3.6.2) besides what all entries say. */
export function taskLines(card: TaskCard): string[] {
  const { start, end } = card
  // A rule needs a beginning; and what is due must come after what begins.
  const begins = card.rule === '' ? start : (start ?? end)
  const isLater = begins === null || end === null || end > begins
  return [
    isLater || card.rule !== '' ? dayLine('DTSTART', begins) : '',
    isLater || card.rule === '' ? dayLine('DUE', end) : '',
    card.rule === '' ? '' : contentLine('RRULE', card.rule),
    contentLine('STATUS', states[card.status]),
    contentLine('PERCENT-COMPLETE', String(card.percent)),
    card.status === 'waiting' || card.status === 'deferred'
      ? contentLine('X-BEWAARPOST-STATUS', card.status)
      : '',
    card.completed === null ? '' : contentLine('COMPLETED', writeUtc(card.completed)),
    card.owner === '' ? '' : contentLine('CONTACT', escapeText(card.owner)),
  ]
}

/** What a VJOURNAL says (§3.6.3). It knows no end and no type: these are written under names of our own. */
export function journalLines({ start, end, type }: JournalCard): string[] {
  const inUtc = { zone: null, allDay: false }
  return [
    timeLine('DTSTART', start, inUtc),
    timeLine('X-BEWAARPOST-END', end, inUtc),
    type === '' ? '' : contentLine('X-BEWAARPOST-TYPE', escapeText(type)),
  ]
}
