import type { Facet } from '../../../shared/records.ts'
import { labelOf } from '../../state/facet-labels.ts'
import { writePercent } from '../../state/formats.ts'
import { useWords } from '../../state/words.ts'
import { CountTable } from './count-table.tsx'
import { narrow } from './scope.ts'

type FacetTableProps = {
  readonly title: string
  readonly facet: Facet
  readonly query: string
  /** All records, of which the shares are. */
  readonly all: number
}

/** The values of a facet with their counts and their shares of all records. */
export function FacetTable({ title, facet, query, all }: FacetTableProps) {
  const say = useWords()
  return (
    <CountTable
      title={title}
      columns={[say('overview.column.name'), say('overview.column.records'), say('overview.column.share')]}
      lines={facet.values.map(({ value, label, count, term }) => ({
        key: value,
        name: labelOf(facet.name, value, label),
        query: narrow(query, term),
        n: count,
        more: [`${writePercent(count, all)} %`],
      }))}
      isCut={facet.more}
    />
  )
}
