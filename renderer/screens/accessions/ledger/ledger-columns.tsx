import { useWords } from '../../../state/words.ts'

/** The head of the account's table; it stays while the lines scroll. */
export function LedgerColumns() {
  const say = useWords()
  const figures = ['bytes', 'found', 'imported', 'first', 'shared', 'aside'] as const
  return (
    <thead className="led-columns">
      <tr aria-rowindex={1} className="led-row">
        <th scope="col">{say('ledger.file')}</th>
        {figures.map((figure) => (
          <th key={figure} scope="col" className="number">
            {say(`ledger.${figure}`)}
          </th>
        ))}
        <th scope="col" className="led-mark">
          {say('ledger.closing')}
        </th>
        <th scope="col" className="number">
          {say('ledger.problems')}
        </th>
      </tr>
    </thead>
  )
}
