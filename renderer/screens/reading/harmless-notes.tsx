import { VisibleText } from '../../parts/visible-text.tsx'
import { useWords } from '../../state/words.ts'
import type { Harmless, LinkSeen } from './sanitise.ts'

const LINKS = 300

/** What a message's HTML would have done and does not: what was not loaded, what was taken out, where its links lead to. */
export function HarmlessNotes({ harmless }: { readonly harmless: Harmless }) {
  const say = useWords()
  const { remote, trackers, missing, removed, links } = harmless
  const doubtful = links.filter(({ doubts }) => doubts.length > 0).length
  const notes = [
    remote > 0 ? say('reading.html.remote', { n: remote }) : null,
    trackers > 0 ? say('reading.html.trackers', { n: trackers }) : null,
    missing > 0 ? say('reading.html.missing', { n: missing }) : null,
    removed.size > 0
      ? say('reading.html.removed', {
          what: [...removed].map(([kind, n]) => say(`reading.html.removed.${kind}`, { n })).join(', '),
        })
      : null,
  ].filter((note) => note !== null)
  if (notes.length === 0 && links.length === 0) return null
  return (
    <div className="reading-notes">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {links.length === 0 ? null : (
        <details className="reading-links">
          <summary>
            {say('reading.html.links', { n: links.length })}
            {doubtful === 0 ? null : (
              <strong className="reading-warning">{say('reading.html.doubtful', { n: doubtful })}</strong>
            )}
          </summary>
          <ol>
            {links.slice(0, LINKS).map((link, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a message may have the same link twice
              <Link key={place} link={link} />
            ))}
          </ol>
          {links.length > LINKS ? <p>{say('reading.more', { n: links.length - LINKS })}</p> : null}
        </details>
      )}
    </div>
  )
}

function Link({ link: { text, target, doubts } }: { readonly link: LinkSeen }) {
  const say = useWords()
  return (
    <li>
      <VisibleText text={text === '' ? '–' : text} most={120} /> <span className="soft">→</span>{' '}
      <span className="mono reading-target">
        <VisibleText text={target} most={600} />
      </span>
      {doubts.map((doubt) => (
        <strong key={doubt} className="reading-warning">
          {say(`reading.doubt.${doubt}`)}
        </strong>
      ))}
    </li>
  )
}
