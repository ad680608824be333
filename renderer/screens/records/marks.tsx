import { writeNumber } from '../../state/formats.ts'
import { say } from '../../state/words.ts'
import { CLIP } from './columns.ts'

type MarkProps = { readonly n: number }

/** A paper clip with the number of attachments. */
export function Clip({ n }: MarkProps) {
  return (
    <span className="records-mark figure" title={say('records.attachments', { n })}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className="records-glyph">
        <path d={CLIP} />
      </svg>
      <span aria-hidden="true">{n > 1 ? writeNumber(n) : ''}</span>
      <span className="heard">{say('records.attachments', { n })}</span>
    </span>
  )
}

/** The mark of a record with problems, in ochre; with their number where it stands alone. */
export function ProblemMark({ n, isCounted = false }: MarkProps & { readonly isCounted?: boolean }) {
  return (
    <span className="records-mark problem-mark figure" title={say('records.problems', { n })}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className="records-glyph">
        <path d="M8 2.2 14.3 13.4H1.7zM8 6.4v3.4M8 11.4v.6" />
      </svg>
      {isCounted ? <span aria-hidden="true">{writeNumber(n)}</span> : null}
      <span className="heard">{say('records.problems', { n })}</span>
    </span>
  )
}

/** Two sheets with the number of other records that have the same content. */
export function Copies({ n }: MarkProps) {
  return (
    <span className="records-mark records-copies soft figure" title={say('records.copies', { n })}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className="records-glyph">
        <path d="M5.5 2.5h7v8h-7zM3.5 5.5v8h7" />
      </svg>
      <span aria-hidden="true">{writeNumber(n)}</span>
      <span className="heard">{say('records.copies', { n })}</span>
    </span>
  )
}
