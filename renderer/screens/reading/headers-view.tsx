import type { RecordView } from '../../../shared/records.ts'
import { VisibleText } from '../../parts/visible-text.tsx'
import { useWords } from '../../state/words.ts'

/** A message may carry tens of thousands; the raw source has them all. */
const SHOWN = 500

/** The header fields in their order, names as written, values decoded. */
export function HeadersView({ record: { headers } }: { readonly record: RecordView }) {
  const say = useWords()
  if (headers.length === 0) return <p className="reading-note soft">{say('reading.headers.none')}</p>
  return (
    <>
      <table className="reading-table">
        <thead>
          <tr>
            <th scope="col">{say('reading.headers.name')}</th>
            <th scope="col">{say('reading.headers.value')}</th>
          </tr>
        </thead>
        <tbody>
          {headers.slice(0, SHOWN).map(({ name, value }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: fields repeat and never change places
            <tr key={place}>
              <th scope="row">
                <VisibleText text={name} most={100} />
              </th>
              <td>
                <VisibleText text={value} most={4_000} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {headers.length > SHOWN ? (
        <p className="reading-note incomplete">
          {say('reading.headers.more', { n: headers.length - SHOWN })}
        </p>
      ) : null}
    </>
  )
}
