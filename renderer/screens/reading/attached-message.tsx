import { useMemo } from 'react'
import type { RecordView } from '../../../shared/records.ts'
import { Explained } from '../../parts/explained.tsx'
import { VisibleText } from '../../parts/visible-text.tsx'
import { useAsk } from '../../state/requests.ts'
import { sayOr, useWords } from '../../state/words.ts'
import { decodeText } from './decode-text.ts'
import { innerMessage } from './inner-message.ts'
import { headOfMessage } from './message-head.ts'
import { TextView } from './text-view.tsx'

type AttachedMessageProps = {
  readonly record: RecordView
  readonly path: string
  readonly bytes: Uint8Array
}

/** A message inside a message: the head of it, and its text. */
export function AttachedMessage({ record, path, bytes }: AttachedMessageProps) {
  const say = useWords()
  const { source: sourcePath, text } = useMemo(() => innerMessage(record.parts, path), [record, path])
  const made = useAsk('record.part', { id: record.id, path: sourcePath ?? '' }, { when: sourcePath !== null })
  const sourceBytes = sourcePath === null ? bytes : made.value?.bytes
  const source = useMemo(
    () => (sourceBytes === undefined ? '' : decodeText(sourceBytes, null)),
    [sourceBytes],
  )
  const head = useMemo(() => headOfMessage(source), [source])
  const { value } = useAsk('record.part', { id: record.id, path: text?.path ?? '' }, { when: text !== null })
  if (made.failure !== undefined) return <Explained failure={made.failure} />
  return (
    <>
      <dl className="reading-people">
        {head.map(({ name, value: said }) => (
          <div key={name} className="reading-role">
            <dt>{nameOf(name)}</dt>
            <dd>
              <VisibleText text={said} most={2_000} />
            </dd>
          </div>
        ))}
      </dl>
      {text === null ? (
        <>
          <p className="soft">{say('reading.file.source')}</p>
          <TextView text={source} hasHtml={false} />
        </>
      ) : value === undefined ? null : (
        <>
          {text.type === 'text/plain' ? null : <p className="soft">{say('reading.file.source')}</p>}
          <TextView text={decodeText(value.bytes, text.charset)} hasHtml={false} />
        </>
      )}
    </>
  )

  /** What a field of the head is called in the head of a record. */
  function nameOf(field: string): string {
    const name = field.toLowerCase()
    if (name === 'date') return say('reading.date')
    return name === 'subject' ? say('reading.subject') : sayOr(`reading.role.${name}`, field)
  }
}
