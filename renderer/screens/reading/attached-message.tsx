import { useMemo } from 'react'
import type { RecordView } from '../../../shared/records.ts'
import { useAsk } from '../../state/requests.ts'
import { sayOr, useWords } from '../../state/words.ts'
import { decodeText } from './decode-text.ts'
import { headOfMessage } from './message-head.ts'
import { TextView } from './text-view.tsx'
import { VisibleText } from './visible-text.tsx'

type AttachedMessageProps = {
  readonly record: RecordView
  readonly path: string
  readonly bytes: Uint8Array
}

/** A message inside a message: the head of it, and its text. */
export function AttachedMessage({ record, path, bytes }: AttachedMessageProps) {
  const say = useWords()
  const source = useMemo(() => decodeText(bytes, null), [bytes])
  const head = useMemo(() => headOfMessage(source), [source])
  const texts = record.parts.filter(
    (part) => part.path.startsWith(`${path}.`) && part.type.startsWith('text/'),
  )
  const text = texts.find(({ type }) => type === 'text/plain') ?? texts[0]
  const { value } = useAsk(
    'record.part',
    { id: record.id, path: text?.path ?? '' },
    { when: text !== undefined },
  )
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
      {text === undefined ? (
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
