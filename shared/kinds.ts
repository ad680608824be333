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
