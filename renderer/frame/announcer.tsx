import { spoken } from '../state/notice.ts'
import { useStore } from '../state/store.ts'

/** Tells a screen reader what was done, without taking the focus (WCAG 4.1.3). */
export function Announcer() {
  return (
    <div className="heard" role="status" aria-live="polite">
      {useStore(spoken)}
    </div>
  )
}
