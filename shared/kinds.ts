/** What a record can be. Stored in the depot and typed in queries (`kind:contact`): never rename one. */
export const kinds = [
  'mail',
  'report',
  /** An appointment, or an invitation to one and the answers to it. */
  'calendar',
  'contact',
  /** A distribution list. */
  'list',
  'task',
  'note',
  'journal',
  'post',
  'document',
  /** What a program keeps with a folder for itself: views, rules, settings. */
  'setting',
  'unknown',
] as const
export type RecordKind = (typeof kinds)[number]

/** What a program or its owner keeps with the mail: nobody sent it, so that it need not have a sender. */
const kept: ReadonlySet<string> = new Set<RecordKind>([
  'calendar',
  'contact',
  'list',
  'task',
  'note',
  'journal',
  'document',
  'setting',
])

/** Whether a record of a kind has a sender by its nature; without one it lacks something. */
export function isSentKind(kind: string): boolean {
  return !kept.has(kind)
}

/** Whether a record of a kind has a date by its nature: what was sent, and what stands in a calendar. */
export function isDatedKind(kind: string): boolean {
  return isSentKind(kind) || kind === 'calendar'
}
