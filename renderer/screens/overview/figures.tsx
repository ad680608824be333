import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Totals } from '../../../shared/results.ts'
import { Hint } from '../../parts/hint.tsx'
import { writeBytes, writeNumber } from '../../state/formats.ts'
import { showRecords } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'
import { narrow } from './scope.ts'

/** How much there is, in figures; those that count records lead to them. */
export function Figures({ totals, query }: { readonly totals: Totals; readonly query: string }) {
  const say = useWords()
  const { records, bytes, correspondents, conversations } = totals
  const link = (n: number, term: string, words: string) => (
    <Figure
      n={writeNumber(n)}
      words={words}
      query={n === 0 ? null : term === '' ? query : narrow(query, term)}
    />
  )
  return (
    <section className="overview-figures" aria-label={say('overview.figures')}>
      {link(records, '', say('overview.figure.records', { n: records }))}
      <Figure
        n={writeBytes(bytes)}
        words={say('overview.figure.bytes')}
        hint={<Hint of={say('overview.figure.bytes')}>{say('overview.figure.bytes.hint')}</Hint>}
      />
      <Span totals={totals} query={query} />
      <Figure
        n={writeNumber(correspondents)}
        words={say('overview.figure.correspondents', { n: correspondents })}
      />
      <Figure
        n={writeNumber(conversations)}
        words={say('overview.figure.conversations', { n: conversations })}
      />
      {link(totals.copies, 'has:copies', say('overview.figure.copies'))}
      {link(totals.withAttachments, 'has:attachment', say('overview.figure.attachments'))}
      {link(totals.withProblems, 'has:problem', say('overview.figure.problems'))}
    </section>
  )
}

type FigureProps = {
  readonly n: string
  readonly words: string
  readonly query?: string | null
  readonly hint?: ReactNode
}

function Figure({ n, words, query = null, hint }: FigureProps) {
  const both = (
    <>
      <span className="overview-number figure">{n}</span> <span className="overview-words">{words}</span>
    </>
  )
  if (query === null) {
    return (
      <p className="overview-figure">
        {both}
        {hint}
      </p>
    )
  }
  return (
    <Button className="overview-figure" onPress={() => showRecords(query)}>
      {both}
    </Button>
  )
}

/** From when to when, in years as queries count them (UTC); and what has no date. */
function Span({
  totals: { first, last, undated },
  query,
}: {
  readonly totals: Totals
  readonly query: string
}) {
  const say = useWords()
  const from = first === null ? '' : yearOf(first)
  const to = last === null ? '' : yearOf(last)
  return (
    <div className="overview-figure">
      <span className="overview-number figure">
        {first === null ? '–' : from === to ? from : `${from} – ${to}`}
      </span>
      {undated === 0 ? (
        <span className="overview-words">{say('overview.figure.span')}</span>
      ) : (
        <Button
          className="link overview-words"
          onPress={() => showRecords(narrow(query, '-has:date') ?? query)}
        >
          {say('overview.figure.undated', { n: undated })}
        </Button>
      )}
    </div>
  )
}

function yearOf(seconds: number): string {
  return String(new Date(seconds * 1000).getUTCFullYear())
}
