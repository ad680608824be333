import type { RecordView } from '../../../shared/records.ts'
import { VisibleText } from '../../parts/visible-text.tsx'
import { writeMoment, writeMomentThere } from '../../state/formats.ts'
import { sayOr, useWords } from '../../state/words.ts'
import { Badges } from './badges.tsx'
import { FoundAs } from './found-as.tsx'
import { headFacts } from './head-facts.ts'
import { People } from './people.tsx'
import { writeZone } from './zone.ts'

/** Who wrote what to whom and when, and where it lies. */
export function RecordHead({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { mailbox, folder } = record.provenance
  const { people, lacksSender, hasDate, isDatedByChange } = headFacts(record)
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
        {lacksSender ? (
          <div className="reading-role">
            <dt>{say('reading.role.from')}</dt>
            <dd className="soft">{say('records.noSender')}</dd>
          </div>
        ) : null}
        {people.map(({ role, people: all }) => (
          <div key={role} className="reading-role">
            <dt>{roleWord(role)}</dt>
            <dd>
              <People key={record.id} people={all} />
            </dd>
          </div>
        ))}
        {hasDate ? (
          <div className="reading-role">
            <dt>{say(isDatedByChange ? 'card.modified' : 'reading.date')}</dt>
            <dd>
              <Sent record={record} />
            </dd>
          </div>
        ) : null}
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
      <FoundAs record={record} />
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
