import type { RecordKind } from '../../shared/kinds.ts'

/** What a message class is of ([MS-OXCMSG] §2.2.1.3, and the documents of each kind); the first that fits. */
const classes: readonly (readonly [RegExp, RecordKind])[] = [
  [/^REPORT\./i, 'report'],
  [/^IPM\.Recall\.Report/i, 'report'],
  [/^IPM\.Note(?:\.|$)/i, 'mail'],
  [/^IPM\.(?:Appointment|Schedule)(?:\.|$)/i, 'calendar'],
  // An occurrence that differs from its series, attached to it ([MS-OXOCAL] §2.2.10.1.6).
  [/^IPM\.OLE\.CLASS\.\{00061055-0000-0000-C000-000000000046\}/i, 'calendar'],
  [/^IPM\.Contact(?:\.|$)/i, 'contact'],
  [/^IPM\.DistList(?:\.|$)/i, 'list'],
  [/^IPM\.Task(?:\.|$|Request)/i, 'task'],
  [/^IPM\.StickyNote(?:\.|$)/i, 'note'],
  [/^IPM\.Activity(?:\.|$)/i, 'journal'],
  [/^IPM\.Post(?:\.|$)/i, 'post'],
  [/^IPM\.Document(?:\.|$)/i, 'document'],
  [/^IPM\.(?:Configuration|ExtendedRule|Rule|RuleOrganizer|MessageManager)(?:\.|$)/i, 'setting'],
]

/**
 * What an item is, by its message class. One kept with a folder is a setting, whatever its class. An unknown class that was sent
 * or addressed is mail all the same: it is a form somebody designed, and it went from one person to others.
 */
export function kindOfItem(itemClass: string, { isAssociated, isSent }: ItemFacts): RecordKind {
  if (isAssociated) return 'setting'
  const known = classes.find(([pattern]) => pattern.test(itemClass))?.[1]
  return known ?? (isSent ? 'mail' : 'unknown')
}

export type ItemFacts = {
  /** Kept with a folder and hidden from people. */
  readonly isAssociated: boolean
  /** Whether it names a sender or recipients. */
  readonly isSent: boolean
}
