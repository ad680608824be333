import { notice } from '../../state/notice.ts'
import { ground } from './ground.ts'
import { closeSheet } from './sheets.ts'
import { forgetDecisions } from './taken.ts'

/** Forgets what is of the depot before: its events have the numbers that other events have in the next. */
export function forgetMarking(): void {
  forgetDecisions()
  closeSheet()
  ground.set('')
  notice.set((said) => (said?.undo === undefined ? said : null))
}
