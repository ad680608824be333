import { z } from 'zod'

/**
 * What an item of a mailbox that is no letter says, for people to see: an entry of a calendar, a card, a task, a note. Texts are
 * hostile, as all that comes from mail. Times in seconds since 1970 UTC; '' and null where the item does not say.
 */
const Person = z.object({ name: z.string(), address: z.string() })
const Span = z.object({ start: z.number().nullable(), end: z.number().nullable() })

/** How an attendee takes part ([MS-OXOCAL] §2.2.4.10.7), and answered (PidTagRecipientTrackStatus). */
export const parts = ['required', 'optional', 'resource'] as const
export const answers = ['none', 'accepted', 'tentative', 'declined'] as const
/** PidLidBusyStatus, by its numbers. */
export const busyStates = ['free', 'tentative', 'busy', 'away', 'elsewhere'] as const
export const addressKinds = ['home', 'business', 'other'] as const
export const phoneKinds = [
  ...['primary', 'mobile', 'business', 'business-2', 'home', 'home-2', 'other', 'car', 'radio', 'pager'],
  ...['callback', 'assistant', 'company', 'business-fax', 'home-fax', 'other-fax', 'telex', 'isdn', 'text'],
] as const
/** PidLidTaskStatus, by its numbers. */
export const taskStates = ['not-started', 'in-progress', 'complete', 'waiting', 'deferred'] as const
/** PidLidNoteColor, by its numbers. */
export const noteColours = ['blue', 'green', 'pink', 'yellow', 'white'] as const

export const CalendarCard = z.object({
  card: z.literal('calendar'),
  ...Span.shape,
  allDay: z.boolean(),
  /** The time zone it was made in, as the program that made it names it. */
  zone: z.string(),
  /** Minutes east of UTC of that zone at the start; null when the item carries no zone. Days of `allDay` begin in it. */
  offset: z.number().nullable(),
  location: z.string(),
  organizer: Person.nullable(),
  attendees: z.array(
    Person.extend({
      part: z.enum(parts),
      answer: z.enum(answers),
    }),
  ),
  busy: z.enum(busyStates),
  /** How it recurs, as RFC 5545 §3.3.10 writes it; '' when it does not or the pattern cannot be read. */
  rule: z.string(),
  recurs: z.boolean(),
  /** Occurrences taken out (the times they would have begun), and those that are otherwise. */
  removed: z.array(z.number()),
  changed: z.array(Span.extend({ was: z.number(), subject: z.string(), location: z.string() })),
  /** Seconds before the start at which it reminds; null when it does not. */
  reminder: z.number().nullable(),
  private: z.boolean(),
  cancelled: z.boolean(),
  categories: z.array(z.string()),
})

export const ContactCard = z.object({
  card: z.literal('contact'),
  name: z.string(),
  /** The name it is filed under. */
  fileAs: z.string(),
  /** Family, given, middle, prefix, suffix. */
  parts: z.array(z.string()),
  company: z.string(),
  department: z.string(),
  jobTitle: z.string(),
  emails: z.array(Person),
  phones: z.array(z.object({ kind: z.enum(phoneKinds), number: z.string() })),
  addresses: z.array(
    z.object({
      kind: z.enum(addressKinds),
      lines: z.array(z.string()),
      /** Post office box, street, city, region, postal code, country. */
      parts: z.array(z.string()),
    }),
  ),
  web: z.array(z.string()),
  /** Midnight UTC of the day. */
  birthday: z.number().nullable(),
  categories: z.array(z.string()),
})

export const ListCard = z.object({ card: z.literal('list'), name: z.string(), members: z.array(Person) })

export const TaskCard = z.object({
  card: z.literal('task'),
  /** Days, as midnight UTC: a task has no time of the day. So has `completed`. */
  ...Span.shape,
  status: z.enum(taskStates),
  /** 0 to 100. */
  percent: z.number(),
  completed: z.number().nullable(),
  owner: z.string(),
  rule: z.string(),
  recurs: z.boolean(),
  /** The moment at which it reminds; null when it does not. */
  reminder: z.number().nullable(),
  categories: z.array(z.string()),
})

export const NoteCard = z.object({
  card: z.literal('note'),
  colour: z.enum(['', ...noteColours]),
  modified: z.number().nullable(),
  categories: z.array(z.string()),
})

export const JournalCard = z.object({
  card: z.literal('journal'),
  ...Span.shape,
  /** What it is about, as the program names it: "Phone call". */
  type: z.string(),
  categories: z.array(z.string()),
})

export const ItemCard = z.discriminatedUnion('card', [
  CalendarCard,
  ContactCard,
  ListCard,
  TaskCard,
  NoteCard,
  JournalCard,
])
export type ItemCard = z.infer<typeof ItemCard>
export type CalendarCard = z.infer<typeof CalendarCard>
export type ContactCard = z.infer<typeof ContactCard>
export type ListCard = z.infer<typeof ListCard>
export type TaskCard = z.infer<typeof TaskCard>
export type NoteCard = z.infer<typeof NoteCard>
export type JournalCard = z.infer<typeof JournalCard>
