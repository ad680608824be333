import type { RecordView } from '../../../shared/records.ts'
import { writeMoment, writeMomentThere } from '../../state/formats.ts'
import { sayOr, useWords } from '../../state/words.ts'
import { isAutomatic } from './automatic.ts'
import { groupByRole } from './participants.ts'
import { People } from './people.tsx'
import { showView } from './view.ts'
import { VisibleText } from './visible-text.tsx'
import { writeZone } from './zone.ts'

/** Who wrote what to whom and when, and where it lies. */
export function RecordHead({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { mailbox, folder } = record.provenance
  return (
    <header className="reading-head">
      <h2 className="reading-subject" data-subject>
        {record.subject === '' ? (
          <span className="soft">{say('reading.noSubject')}</span>
        ) : (
          <VisibleText text={record.subject} most={1_000} />
        )}
      </h2>
      <dl className="reading-people">
        {record.participants.some(({ role }) => role === 'from') ? null : (
          <div className="reading-role">
            <dt>{say('reading.role.from')}</dt>
            <dd className="soft">{say('records.noSender')}</dd>
          </div>
        )}
        {groupByRole(record.participants).map(({ role, people }) => (
          <div key={role} className="reading-role">
            <dt>{roleWord(role)}</dt>
            <dd>
              <People key={record.id} people={people} />
            </dd>
          </div>
        ))}
        <div className="reading-role">
          <dt>{say('reading.date')}</dt>
          <dd>
            <Sent record={record} />
          </dd>
        </div>
        <div className="reading-role">
          <dt>{say('reading.in')}</dt>
          <dd>
            <VisibleText text={mailbox} />
            {folder === '' ? null : (
              <>
                {' '}
                <span className="soft">›</span> <VisibleText text={folder} />
              </>
            )}
          </dd>
        </div>
      </dl>
      <Badges record={record} />
    </header>
  )

  function roleWord(role: string): string {
    return sayOr(`reading.role.${role}`, role)
  }
}

/** The date as the sender's clock showed it, with its zone; or why there is none. */
function Sent({ record: { sent, received } }: { readonly record: RecordView }) {
  const say = useWords()
  const arrived = received === null ? null : say('reading.received', { moment: writeMoment(received) })
  if (sent.at === null) {
    return (
      <span className="incomplete">
        {sayOr(`reading.date.${sent.state}`, sent.state)}
        {arrived === null ? null : <span className="soft"> · {arrived}</span>}
      </span>
    )
  }
  return (
    <>
      <span className="figure">
        {sent.zone === null ? writeMoment(sent.at) : writeMomentThere(sent.at, sent.zone)}{' '}
        <span className="soft">
          {sent.zone === null ? say('reading.zone.none') : `(${writeZone(sent.zone)})`}
        </span>
      </span>
      {sent.state === 'implausible' ? (
        <span className="incomplete">
          {' '}
          {say('reading.date.implausible')}
          {arrived === null ? null : ` · ${arrived}`}
        </span>
      ) : null}
    </>
  )
}

function Badges({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { protection, copies, headers, kind, keywords } = record
  const words = [
    protection === 'signed' || protection === 'encrypted' ? say(`reading.badge.${protection}`) : null,
    isAutomatic(headers) ? say('reading.badge.automatic') : null,
    kind === 'report' || kind === 'calendar' || kind === 'unknown' ? say(`reading.kind.${kind}`) : null,
  ].filter((word) => word !== null)
  if (words.length === 0 && copies.length === 0 && keywords.length === 0) return null
  return (
    <ul className="reading-badges">
      {words.map((word) => (
        <li key={word} className="reading-badge">
          {word}
        </li>
      ))}
      {copies.length === 0 ? null : (
        <li>
          <button
            type="button"
            className="reading-badge reading-badge-link"
            onClick={() => showView('origin')}
          >
            {say('reading.badge.copies', { n: copies.length })}
          </button>
        </li>
      )}
      {keywords.map((keyword) => (
        <li key={keyword} className="reading-badge soft">
          <VisibleText text={keyword} most={60} />
        </li>
      ))}
    </ul>
  )
}
