import { useState } from 'react'
import { Button } from 'react-aria-components'
import { Sheet } from '../../parts/sheet.tsx'
import { changeSettings, useDesk } from '../../state/desk.ts'
import { useWords } from '../../state/words.ts'
import { type ColumnId, chosenColumns, columnIds, nameOfColumn } from './columns.ts'

type ColumnsSheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Which columns the list has, and in which order. */
export function ColumnsSheet({ isOpen, onClose }: ColumnsSheetProps) {
  const say = useWords()
  const { settings } = useDesk()
  // Shown at once; the settings follow.
  const [changed, change] = useState<readonly ColumnId[] | null>(null)
  const chosen = changed ?? chosenColumns(settings.columns)
  const keep = (columns: readonly ColumnId[]) => {
    change(columns)
    void changeSettings({ columns: [...columns] })
  }
  const move = (id: ColumnId, step: -1 | 1) => {
    const others = chosen.filter((each) => each !== id)
    keep(others.toSpliced(chosen.indexOf(id) + step, 0, id))
  }
  return (
    <Sheet title={say('records.columns')} isOpen={isOpen} onClose={onClose} form="middle">
      <p className="soft">{say('records.columns.text')}</p>
      <ul className="records-columns">
        {[...chosen, ...columnIds.filter((id) => !chosen.includes(id))].map((id) => {
          const place = chosen.indexOf(id)
          const name = nameOfColumn(id)
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={place >= 0}
                  disabled={place >= 0 && chosen.length === 1}
                  onChange={() => keep(place >= 0 ? chosen.filter((each) => each !== id) : [...chosen, id])}
                />
                {name}
              </label>
              {place < 0 ? null : (
                <span>
                  <Button
                    className="plain"
                    aria-label={say('records.columns.up', { name })}
                    isDisabled={place === 0}
                    onPress={() => move(id, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    className="plain"
                    aria-label={say('records.columns.down', { name })}
                    isDisabled={place === chosen.length - 1}
                    onPress={() => move(id, 1)}
                  >
                    ↓
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <footer className="sheet-foot">
        <Button className="primary" onPress={onClose}>
          {say('records.columns.done')}
        </Button>
      </footer>
    </Sheet>
  )
}
