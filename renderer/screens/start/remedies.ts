import type { Failure } from '../../../shared/failure.ts'

/** What a person can do about a depot that did not open. */
export type Remedy = 'retry' | 'other' | 'look' | 'copy' | 'new'

/** What helps against a failure to open a depot, the likeliest first. Trying again stands only where it can end otherwise. */
export function remediesFor(kind: Failure['kind']): readonly Remedy[] {
  switch (kind) {
    case 'depot-missing':
    case 'depot-gone':
      return ['look', 'retry']
    case 'depot-in-use':
    case 'depot-read-only':
      return ['retry', 'other']
    case 'depot-damaged':
      return ['copy', 'retry']
    case 'depot-newer':
      return ['other']
    case 'depot-foreign':
      return ['other', 'new']
    case 'depot-exists':
      return ['new', 'other']
    default:
      return ['retry', 'other']
  }
}
