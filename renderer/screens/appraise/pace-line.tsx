import { useDesk } from '../../state/desk.ts'
import { useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { workLeft } from '../../state/work-left.ts'

/** How many were decided today, how fast, and how much work is left at that pace; nothing before the first decision. */
export function PaceLine() {
  const say = useWords()
  const { depot } = useDesk()
  const when = depot.is === 'open'
  const { value: pace } = useAsk('mark.pace', {}, { when, keep: true })
  const { value: status } = useAsk('depot.status', {}, { when, keep: true })
  if (!when || pace === undefined || status === undefined) return null
  const left = workLeft(status.undecided, pace.perHour)
  const words = [
    pace.today === 0 ? null : say('appraise.pace.today', { n: pace.today }),
    pace.perHour === null ? null : say('appraise.pace.perHour', { n: Math.round(pace.perHour) }),
    left === null ? null : say(`appraise.pace.${left.unit}`, { n: left.n }),
  ].filter((each) => each !== null)
  return words.length === 0 ? null : <span className="figure pace-line">{words.join(' · ')}</span>
}
