import { z } from 'zod'

/**
 * What an item of a mailbox that is no letter says, for people to see: an entry of a calendar, a card, a task, a note. Texts are
 * hostile, as all that comes from mail. Times in seconds since 1970 UTC; '' and null where the item does not say.
 */
const Person = z.object({ name: z.string(), address: z.string() })
const Span = z.object({ start: z.number().nullable(), end: z.number().nullable() })

export const CalendarCard = z.object({
  card: z.literal('calendar'),
  ...Span.shape,
  allDay: z.boolean(),
  /** The time zone it was made in, as the program that made it names it. */
  zone: z.string(),
  location: z.string(),
  organizer: Person.nullable(),
  attendees: z.array(
    Person.extend({
      part: z.enum(['required', 'optional', 'resource']),
      answer: z.enum(['none', 'accepted', 'tentative', 'declined']),
    }),
  ),
  busy: z.enum(['free', 'tentative', 'busy', 'away', 'elsewhere']),
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
  /** Family, given, middle, prefix, suffix. */
  parts: z.array(z.string()),
  company: z.string(),
  department: z.string(),
  jobTitle: z.string(),
  emails: z.array(Person),
  phones: z.array(z.object({ kind: z.string(), number: z.string() })),
  addresses: z.array(z.object({ kind: z.enum(['home', 'business', 'other']), lines: z.array(z.string()) })),
  web: z.array(z.string()),
  birthday: z.number().nullable(),
  categories: z.array(z.string()),
})

export const ListCard = z.object({ card: z.literal('list'), name: z.string(), members: z.array(Person) })

export const TaskCard = z.object({
  card: z.literal('task'),
  ...Span.shape,
  status: z.enum(['not-started', 'in-progress', 'complete', 'waiting', 'deferred']),
  /** 0 to 100. */
  percent: z.number(),
  completed: z.number().nullable(),
  owner: z.string(),
  rule: z.string(),
  recurs: z.boolean(),
  reminder: z.number().nullable(),
  categories: z.array(z.string()),
})

export const NoteCard = z.object({
  card: z.literal('note'),
  colour: z.enum(['', 'blue', 'green', 'pink', 'yellow', 'white']),
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
