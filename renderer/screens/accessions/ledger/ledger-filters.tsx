import { Input, Label, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { LineFilter } from '../../../../shared/ledger.ts'
import { useWords } from '../../../state/words.ts'
import { useLines, type Wanted } from './use-lines.ts'

type FiltersProps = {
  readonly wanted: Wanted
  readonly typed: string
  /** All files of the accession. */
  readonly of: number
  readonly onFilter: (filter: LineFilter) => void
  readonly onFind: (text: string) => void
}

/** Which files of the account are listed. */
export function LedgerFilters({ wanted, typed, of, onFilter, onFind }: FiltersProps) {
  const say = useWords()
  const { total } = useLines(wanted, 0, 0)
  return (
    <div className="led-filters">
      <ToggleButtonGroup
        className="led-choices"
        aria-label={say('ledger.filter')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[wanted.filter]}
        onSelectionChange={(keys) => {
          const [key] = keys
          const chosen = LineFilter.safeParse(key)
          if (chosen.success) onFilter(chosen.data)
        }}
      >
        {LineFilter.options.map((filter) => (
          <ToggleButton key={filter} id={filter} className="led-choice">
            {say(`ledger.filter.${filter}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <SearchField className="led-find" value={typed} onChange={onFind}>
        <Label className="heard">{say('ledger.find')}</Label>
        <Input placeholder={say('ledger.find')} />
      </SearchField>
      <span className="soft figure" role="status">
        {total === undefined ? '' : say('ledger.shown', { n: total, of })}
      </span>
    </div>
  )
}
