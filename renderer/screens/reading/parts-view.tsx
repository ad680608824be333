import type { RecordView } from '../../../shared/records.ts'
import { VisibleText } from '../../parts/visible-text.tsx'
import { writeBytes } from '../../state/formats.ts'
import { useWords } from '../../state/words.ts'
import { FileActions, useFileSheets } from './file-actions.tsx'

/** A message may have thousands of parts. */
const SHOWN = 500
/** The path of a message that is made of parts itself, as IMAP has it; it tells a person nothing. */
const WHOLE = 'TEXT'
/** Pixels for each part that a part lies in, and how many of those are shown so. */
const INDENT = 14
const MOST_INDENTED = 12

/** All parts of a message as they lie in each other. */
export function PartsView({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { actions, sheets } = useFileSheets(record)
  const { parts } = record
  if (parts.length === 0) return <p className="reading-note soft">{say('reading.parts.none')}</p>
  return (
    <>
      <table className="reading-table reading-parts">
        <thead>
          <tr>
            <th scope="col">{say('reading.parts.type')}</th>
            <th scope="col">{say('reading.parts.name')}</th>
            <th scope="col" className="reading-figure">
              {say('reading.parts.size')}
            </th>
            <th scope="col">{say('reading.parts.charset')}</th>
            <th scope="col">{say('reading.parts.disposition')}</th>
            <th scope="col">
              <span className="heard">{say('reading.parts.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.slice(0, SHOWN).map((part) => (
            <tr key={part.path} style={{ '--depth': `${INDENT * Math.min(MOST_INDENTED, part.depth)}px` }}>
              <th scope="row">
                {part.path === WHOLE ? null : <span className="soft figure">{part.path} </span>}
                <VisibleText text={part.type} most={120} />
              </th>
              <td>
                {part.name === '' ? null : <VisibleText text={part.name} most={200} />}
                {part.contentId === null ? null : (
                  <div className="soft mono">
                    <VisibleText text={`cid:${part.contentId}`} most={120} />
                  </div>
                )}
              </td>
              <td className="figure reading-figure">{writeBytes(part.size)}</td>
              <td>{part.charset === null ? null : <VisibleText text={part.charset} most={60} />}</td>
              <td>{part.disposition === null ? null : <VisibleText text={part.disposition} most={60} />}</td>
              <td>
                {part.type.startsWith('multipart/') ? null : <FileActions file={part} actions={actions} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {parts.length > SHOWN ? (
        <p className="reading-note incomplete">{say('reading.parts.more', { n: parts.length - SHOWN })}</p>
      ) : null}
      {sheets}
    </>
  )
}
