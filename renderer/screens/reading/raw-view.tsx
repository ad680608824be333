import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { ask } from '../../bridge.ts'
import { Explained } from '../../parts/explained.tsx'
import { writeBytesInFull, writeNumber } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { tellSaved } from '../../state/saved.ts'
import { useWords } from '../../state/words.ts'
import { isOutlookItem } from './outlook-item.ts'
import { usePaging } from './paging.ts'
import { divideRows, type RawRows, rowText } from './raw-rows.ts'

/** Bytes that are shown at most; larger ones are saved and read elsewhere. */
const MOST = 64_000_000
const ROW_PX = 18

/** The original bytes of a record, line by line; of an Outlook item the message that was made of it. */
export function RawView({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { size, form } = record.provenance
  const { value, failure } = useAsk('record.message', { id: record.id }, { when: size <= MOST })
  const rows = useMemo(() => (value === undefined ? null : divideRows(value.bytes)), [value])
  return (
    <div className="reading-raw">
      <p className="reading-line">
        <span className="soft">
          {say(form === 'mapi' ? 'reading.raw.size.item' : 'reading.raw.size', {
            size: writeBytesInFull(size),
          })}
        </span>
        <Button onPress={() => void saveRaw(record.id)}>{say('reading.raw.save', { form })}</Button>
      </p>
      {isOutlookItem(record) ? (
        <p className="reading-notes" data-derived>
          {say('reading.raw.derived', { agent: record.derived?.agent ?? '' })}
        </p>
      ) : null}
      {size > MOST ? <p className="incomplete">{say('reading.raw.large')}</p> : null}
      {failure === undefined ? null : <Explained failure={failure} />}
      {rows === null ? null : <Rows rows={rows} />}
    </div>
  )
}

function Rows({ rows }: { readonly rows: RawRows }) {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  usePaging(box)
  const figures = writeNumber(rows.lines.at(-1) ?? 0).length
  const virtual = useVirtualizer({
    count: rows.starts.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  })
  return (
    <section
      className="reading-raw-box mono"
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached and scrolled by keyboard
      tabIndex={0}
      aria-label={say('reading.view.raw')}
    >
      <div
        style={{ height: virtual.getTotalSize(), '--raw-figures': `${figures}ch` }}
        className="reading-raw-rows"
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const isNewLine = rows.lines[index] !== rows.lines[index - 1]
          return (
            <div key={index} className="reading-raw-row" style={{ transform: `translateY(${start}px)` }}>
              <span className="reading-raw-number">
                {isNewLine ? writeNumber(rows.lines[index] ?? 0) : ''}
              </span>
              <span>{rowText(rows, index)}</span>
            </div>
          )
        })}
      </div>
    </section>
  )
}

async function saveRaw(record: number): Promise<void> {
  tellSaved(await ask('desk.saveRaw', { record }))
}
