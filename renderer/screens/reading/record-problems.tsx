import type { RecordView } from '../../../shared/records.ts'
import { VisibleText } from '../../parts/visible-text.tsx'
import { explainProblem, tellFacts } from '../../state/explain.ts'
import { writeNumber } from '../../state/formats.ts'
import { nameProblem } from '../../state/names.ts'
import { useWords } from '../../state/words.ts'

type Problem = RecordView['problems'][number]

/** The same kind once, with every place it occurred. */
function groupByKind(problems: readonly Problem[]): (readonly [kind: string, all: readonly Problem[]])[] {
  return [...Map.groupBy(problems, ({ kind }) => kind)]
}

const PLACES = 20

/** What is wrong with a record: what it means, what it cost and where it is. */
export function RecordProblems({ problems }: { readonly problems: RecordView['problems'] }) {
  const say = useWords()
  if (problems.length === 0) return null
  const groups = groupByKind(problems)
  const names = groups.map(([kind]) => nameProblem(kind)).join(', ')
  return (
    <details className="reading-problems">
      <summary>
        <span className="incomplete">{say('reading.problems', { n: problems.length })}</span>{' '}
        <span className="soft">{names}</span>
      </summary>
      <ul>
        {groups.map(([kind, all]) => {
          const { meaning, cost } = explainProblem(kind)
          return (
            <li key={kind} data-problem={kind}>
              {meaning} {cost}
              <ul className="reading-places soft">
                {all.slice(0, PLACES).map((problem, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: problems have no other name and never change places
                  <Place key={place} problem={problem} />
                ))}
                {all.length > PLACES ? <li>{say('reading.more', { n: all.length - PLACES })}</li> : null}
              </ul>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function Place({ problem }: { readonly problem: Problem }) {
  const say = useWords()
  const { start, length, detail } = problem
  if (start === null && detail === '') return null
  const at =
    start === null
      ? null
      : length === null
        ? say('reading.at', { start: writeNumber(start) })
        : say('reading.span', { start: writeNumber(start), length: writeNumber(length) })
  return (
    <li>
      {at}
      {at === null || detail === '' ? null : ' · '}
      <VisibleText text={tellFacts(problem)} most={300} />
    </li>
  )
}
