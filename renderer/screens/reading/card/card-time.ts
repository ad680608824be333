import type { CalendarCard } from '../../../../shared/item-card.ts'
import { type Span, writeDays, writeSpan } from '../../../state/formats.ts'
import { say } from '../../../state/words.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** When something in a calendar is, by the clock of `offset` (minutes east of UTC; null: of this computer); '' without any time. */
export function writeWhen({ start, end }: Span, allDay: boolean, offset: number | null): string {
  if (!allDay) return writeSpan({ start, end }, offset)
  const days = writeDays({ start, end }, offset ?? (isMidnight(start) && isMidnight(end) ? 0 : null))
  return days === '' ? '' : `${days}, ${say('card.allDay')}`
}

/** An item without a zone may count its days from midnight UTC; else from where it was made, which is most often here. */
function isMidnight(seconds: number | null): boolean {
  return seconds === null || seconds % DAY === 0
}

/** How long before the start a reminder comes. */
export function sayReminder(seconds: NonNullable<CalendarCard['reminder']>): string {
  if (seconds === 0) return say('card.reminder.atStart')
  if (seconds % DAY === 0) return say('card.reminder.days', { n: seconds / DAY })
  if (seconds % HOUR === 0) return say('card.reminder.hours', { n: seconds / HOUR })
  return say('card.reminder.minutes', { n: Math.round(seconds / MINUTE) })
}
