import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../../state/words.ts'
import { addressInName, domainOf, judgeDomain } from './deception.ts'
import type { Participant } from './participants.ts'
import { VisibleText } from './visible-text.tsx'

/** People shown before the rest is folded away. */
const SHOWN = 4
/** A list may have thousands: more are drawn only when asked for, and then so many. */
const MOST = 2_000

/** Names with their addresses; a long list shows its first and its number. */
export function People({ people }: { readonly people: readonly Participant[] }) {
  const say = useWords()
  const [isOpen, open] = useState(false)
  const shown = people.slice(0, isOpen ? MOST : SHOWN)
  const folded = people.length - shown.length
  return (
    <ul className="reading-persons">
      {shown.map((person, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may name one person twice, and never changes
        <li key={place}>
          <Person person={person} />
        </li>
      ))}
      {people.length > SHOWN ? (
        <li>
          <Button className="link" onPress={() => open(!isOpen)} aria-expanded={isOpen}>
            {isOpen && folded === 0 ? say('reading.people.fewer') : say('reading.people.more', { n: folded })}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}

function Person({ person }: { readonly person: Participant }) {
  const say = useWords()
  const { name, address } = person
  const feigned = addressInName(person)
  const domain = judgeDomain(domainOf(address))
  return (
    <>
      {name === '' ? null : (
        <>
          <span className="reading-name">
            <VisibleText text={name} most={200} />
          </span>{' '}
        </>
      )}
      <span className={name === '' ? '' : 'soft'}>
        {name === '' ? (
          <VisibleText text={address} />
        ) : (
          <>
            ‹<VisibleText text={address === '' ? '–' : address} />›
          </>
        )}
      </span>
      {feigned === null ? null : <strong className="reading-warning">{say('reading.doubt.name')}</strong>}
      {domain === null ? null : (
        <strong className={domain.isMisleading ? 'reading-warning' : 'reading-ascii'}>
          {say(domain.isMisleading ? 'reading.doubt.domain' : 'reading.domain', { ascii: domain.ascii })}
        </strong>
      )}
    </>
  )
}
