import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/contract.ts'
import type { ValueCounts } from '../../../shared/results.ts'
import { type Value, values } from '../../../shared/value.ts'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { writeDay, writeNumber } from '../../state/formats.ts'
import { showRecords } from '../../state/route.ts'
import { makeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { closeSheet } from './sheets.ts'

type Overruled = Output<'mark.preview'>['overruled']
type BulkChangesProps = {
  readonly counts: ValueCounts
  /** The value to be set; null: only what is now is told. */
  readonly value: Value | null
  /** Some of the records decided otherwise before. */
  readonly overruled: Overruled
}

/** From which value to which, how many; and which earlier decisions that overrules. */
export function BulkChanges({ counts, value, overruled }: BulkChangesProps) {
  const say = useWords()
  const present = values.filter((from) => counts[from] > 0)
  return (
    <>
      <table className="appraise-changes">
        <caption className="heard">{say('appraise.bulk.changes')}</caption>
        <tbody>
          {present.map((from) => (
            <tr key={from} data-from={from}>
              <th scope="row">
                <ValueBadge value={from} />
                {value === null || value === from ? null : (
                  <>
                    <span className="appraise-arrow" aria-hidden="true">
                      →
                    </span>
                    <ValueBadge value={value} />
                  </>
                )}
              </th>
              <td>{sayChange(from)}</td>
              <td className="figure appraise-count">{writeNumber(counts[from])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {overruled.length === 0 ? null : <OverruledList overruled={overruled} of={countOverruled()} />}
    </>
  )

  /** What has another value is so by decision: nothing else gives one yet. */
  function countOverruled(): number {
    return present
      .filter((from) => from !== 'N' && from !== value)
      .reduce((all, from) => all + counts[from], 0)
  }

  function sayChange(from: Value): string {
    if (value === null) return say(`value.${from}`)
    if (value === from) return say('appraise.bulk.same', { value: say(`value.${value}`) })
    return say('appraise.bulk.change', { from: say(`value.${from}`), to: say(`value.${value}`) })
  }
}

function OverruledList({ overruled, of }: { readonly overruled: Overruled; readonly of: number }) {
  const say = useWords()
  return (
    <section className="appraise-overruled" aria-label={say('appraise.bulk.overruled')}>
      <h3>{say('appraise.bulk.overruled')}</h3>
      <ul>
        {overruled.map(({ id, date, sender, subject, value }) => (
          <li key={id}>
            <ValueBadge value={value} />
            <Button
              className="link"
              onPress={() => {
                closeSheet()
                showRecords(`id:${id}`)
              }}
            >
              <bdi>{subject === '' ? say('appraise.noSubject') : makeVisible(subject)}</bdi>
            </Button>
            <span className="soft">
              <bdi>{makeVisible(sender)}</bdi> {date === null ? '' : writeDay(date)}
            </span>
          </li>
        ))}
      </ul>
      {of <= overruled.length ? null : (
        <p className="soft">{say('appraise.bulk.overruled.more', { n: of - overruled.length })}</p>
      )}
    </section>
  )
}
