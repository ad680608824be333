import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { Explained } from '../../parts/explained.tsx'
import { announce } from '../../state/notice.ts'
import { useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { PropertyGrid } from './property-grid.tsx'
import { listProperties, writeColumns } from './property-rows.ts'
import { PropertyValue } from './property-value.tsx'
import './properties.css'

/** All properties of an Outlook item as they are kept, of its recipients and attachments too, and of what is attached. */
export function PropertiesView({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { value, failure } = useAsk('record.properties', { id: record.id })
  const [filter, setFilter] = useState('')
  const wanted = useDeferredValue(filter)
  const rows = useMemo(() => listProperties(value?.groups ?? [], wanted), [value, wanted])
  const [current, moveTo] = useState(1)
  const at = Math.min(current, rows.length - 1)
  const row = rows[at]
  if (failure !== undefined) return <Explained failure={failure} />
  if (value === undefined) return <p className="soft">{say('state.loading')}</p>
  if (value.groups.length === 0) return <p className="reading-note soft">{say('reading.properties.none')}</p>
  const copyAll = async () => {
    await navigator.clipboard.writeText(writeColumns(rows))
    announce(say('reading.copied'))
  }
  const count = rows.filter(({ is }) => is === 'property').length
  return (
    <div className="properties">
      <p className="reading-line">
        <input
          type="search"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          aria-label={say('reading.properties.filter')}
          placeholder={say('reading.properties.filter.by')}
        />
        <span className="soft" aria-live="polite">
          {say('reading.properties.count', { n: count })}
        </span>
        <Button onPress={() => void copyAll()}>{say('reading.properties.copy')}</Button>
      </p>
      {value.isCut ? <p className="incomplete">{say('reading.properties.cut')}</p> : null}
      {rows.length === 0 ? null : <PropertyGrid rows={rows} current={at} moveTo={moveTo} />}
      {row?.is === 'property' ? <PropertyValue property={row.property} /> : null}
    </div>
  )
}
