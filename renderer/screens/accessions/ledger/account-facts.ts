import type { AccessionTotals } from '../../../../shared/ledger.ts'
import type { say as sayIt } from '../../../state/words.ts'
import { namesOf } from '../import/roots.ts'

/** What else is told of an accession, name and value; what was not told is left out. `time` writes an ISO 8601 time. */
export function factsOf(
  account: AccessionTotals,
  say: typeof sayIt,
  time: (iso: string) => string,
): (readonly [name: string, value: string])[] {
  const { mailbox, holder, roots, started, finished } = account
  const when =
    finished === null
      ? say('ledger.imported.begun', { started: time(started) })
      : say('ledger.imported.span', { started: time(started), finished: time(finished) })
  const all: (readonly [string, string])[] = [
    [say('ledger.chosen'), namesOf(roots).join(', ')],
    [say('ledger.mailbox'), mailbox],
    [say('ledger.holder'), holder],
    [say('ledger.imported.when'), when],
  ]
  return all.filter(([, value]) => value !== '')
}
