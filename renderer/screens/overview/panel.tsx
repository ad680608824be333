import { type ReactNode, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { Failure } from '../../../shared/failure.ts'
import { Explained } from '../../parts/explained.tsx'
import { Hint } from '../../parts/hint.tsx'
import { type Size, useSize } from '../../parts/use-size.ts'
import { useWords } from '../../state/words.ts'
import { see, useSeen } from './seen.ts'

type PanelProps<T> = {
  /** Names it in the page and where its form is remembered. */
  readonly name: string
  readonly title: string
  /** Explains what is counted, where that is not plain. */
  readonly hint?: string
  /** Said beside the title: units, bounds. */
  readonly note?: ReactNode
  /** Beside the switch between picture and table. */
  readonly control?: ReactNode
  readonly asked: {
    readonly value: T | undefined
    readonly failure: Failure | undefined
    readonly stale: boolean
  }
  readonly picture: (value: T, size: Size) => ReactNode
  readonly table: (value: T) => ReactNode
}

/** A picture with its title, and the same as a table for those who would rather read. Fills when its answer is there. */
export function Panel<T>({ name, title, hint, note, control, asked, picture, table }: PanelProps<T>) {
  const say = useWords()
  const body = useRef<HTMLDivElement>(null)
  const size = useSize(body)
  const seen = useSeen(name)
  const { value, failure, stale } = asked
  return (
    <section
      className="overview-panel"
      data-panel={name}
      data-seen={seen}
      aria-label={title}
      aria-busy={value === undefined}
    >
      <header className="overview-panel-head">
        <h2>{title}</h2>
        {hint === undefined ? null : <Hint of={title}>{hint}</Hint>}
        <span className="overview-note soft figure">{note}</span>
        {control}
        <Button
          className="plain overview-switch"
          onPress={() => see(name, seen === 'table' ? 'picture' : 'table')}
        >
          {say(seen === 'table' ? 'overview.seen.picture' : 'overview.seen.table')}
          <span className="heard">: {title}</span>
        </Button>
      </header>
      <div ref={body} className={stale ? 'overview-body overview-stale' : 'overview-body'}>
        {failure !== undefined ? (
          <Explained failure={failure} />
        ) : value === undefined ? (
          <p className="soft">{say('state.loading')}</p>
        ) : seen === 'table' ? (
          table(value)
        ) : size === null ? null : (
          picture(value, size)
        )}
      </div>
    </section>
  )
}
