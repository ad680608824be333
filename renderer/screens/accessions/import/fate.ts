import type { InventorySummary } from '../../../../shared/contract.ts'

type Format = InventorySummary['formats'][number]

/** What becomes of the files of a format in an import. */
export type Fate = {
  readonly is: 'mail' | 'present' | 'container' | 'other' | 'unreadable' | 'unread'
  /** How many of the files something cannot be read of, where that is not said by `is` already. */
  readonly part: number
  /** Whether something stays outside of the depot that may be mail. */
  readonly isLoss: boolean
}

/** Files that are not mail and were not read may well be mail of a kind this version cannot open: that is not said to be "not mail". */
export function fateOf({ role, files, unread }: Format): Fate {
  if (role === 'unreadable') return { is: 'unreadable', part: 0, isLoss: true }
  if (role === 'other' && unread === files) return { is: 'unread', part: 0, isLoss: true }
  const is = role === 'mail' || role === 'present' || role === 'container' ? role : 'other'
  return { is, part: unread, isLoss: unread > 0 }
}
