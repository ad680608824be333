import type { RecordKind } from '../../../shared/kinds.ts'
import { labelOf } from '../../state/facet-labels.ts'
import { sayOr } from '../../state/words.ts'

/** What a row is where it is no letter, each on a field of 16 by 16. */
const kindGlyphs: Readonly<Record<Exclude<RecordKind, 'mail'>, string>> = {
  report: 'M13.5 12.5v-3a3 3 0 0 0-3-3h-7M6 3.5l-3 3 3 3',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5v3M10.5 2.5v3',
  contact: 'M8 8.2A2.6 2.6 0 1 0 8 3a2.6 2.6 0 0 0 0 5.2zM3 13.5c.4-2.4 2.4-3.6 5-3.6s4.6 1.2 5 3.6',
  list: 'M6 8a2.2 2.2 0 1 0 0-4.4A2.2 2.2 0 0 0 6 8zM2 13c.3-2 1.9-3.2 4-3.2s3.7 1.2 4 3.2M10.5 3.9a2 2 0 0 1 0 3.9M11.6 9.9c1.4.4 2.2 1.5 2.4 3.1',
  // A square with a tick would be taken for a box that is ticked.
  task: 'M4 3.5h8V14H4zM6 2h4v2.5H6zM6 9l1.5 1.5 2.8-3',
  note: 'M3 2.5h10V10l-3.5 3.5H3zM13 10H9.5v3.5',
  journal: 'M3.5 2.5H12a1 1 0 0 1 1 1v10H4.5a1 1 0 0 1-1-1zM6 2.5v11',
  post: 'M2.5 3.5h11v7h-6l-3 3v-3h-2z',
  document: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3M6 8.5h4M6 11h4',
  setting: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.5v3M6 9.5v3',
  unknown: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9.1 8 10M8 12.6v.2',
}

/** How a row was found where it does not simply lie in its folder: lifted out, hidden, thrown away. */
const foundGlyphs: Readonly<Record<string, string>> = {
  recovered: 'M8 10.5v-7M5 6.2l3-3 3 3M3 13h10',
  associated: 'M2 8s2.2-3.8 6-3.8S14 8 14 8s-2.2 3.8-6 3.8S2 8 2 8zM3 13 13 3',
  deleted: 'M3 4.5h10M6.5 4.5v-2h3v2M4.3 4.5l.6 9h6.2l.6-9',
}

/** The sign of a kind; none of a letter, which most rows are. */
export function KindMark({ kind }: { readonly kind: string }) {
  const glyph = Object.entries(kindGlyphs).find(([each]) => each === kind)?.[1]
  return glyph === undefined ? null : <Sign glyph={glyph} word={labelOf('kind', kind, kind)} />
}

/** The sign of a record that was recovered, hidden or deleted. */
export function FoundMark({ foundAs }: { readonly foundAs: string }) {
  const glyph = Object.hasOwn(foundGlyphs, foundAs) ? foundGlyphs[foundAs] : undefined
  if (glyph === undefined) return null
  return <Sign glyph={glyph} word={sayOr(`records.found.${foundAs}`, foundAs)} isOdd />
}

type SignProps = { readonly glyph: string; readonly word: string; readonly isOdd?: boolean }

function Sign({ glyph, word, isOdd = false }: SignProps) {
  return (
    <span className={isOdd ? 'records-mark problem-mark' : 'records-mark soft'} title={word}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className="records-glyph">
        <path d={glyph} />
      </svg>
      <span className="heard">{word}</span>
    </span>
  )
}
