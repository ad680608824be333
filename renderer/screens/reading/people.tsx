import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { VisibleText } from '../../parts/visible-text.tsx'
import { useWords } from '../../state/words.ts'
import { addressInName, domainOf, judgeDomain } from './deception.ts'
import type { Participant } from './participants.ts'

/** People shown before the rest is folded away. */
const SHOWN = 4
/** A list may have thousands: more are drawn only when asked for, and then so many. */
const MOST = 2_000

type Named = Pick<Participant, 'name' | 'address'>

type PeopleProps<One extends Named> = {
  readonly people: readonly One[]
  /** What is said behind someone's name. */
  readonly note?: (person: One) => ReactNode
  /** What stands for someone of whom neither name nor address is known. */
  readonly unnamed?: string
}

/** Names with their addresses; a long list shows its first and its number. */
export function People<One extends Named>({ people, note, unnamed }: PeopleProps<One>) {
  const say = useWords()
  const [isOpen, open] = useState(false)
  const shown = people.slice(0, isOpen ? MOST : SHOWN)
  const folded = people.length - shown.length
  return (
    <ul className="reading-persons">
      {shown.map((person, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may name one person twice, and never changes
        <li key={place}>
          {unnamed !== undefined && person.name === '' && person.address === '' ? (
            <span className="soft">{unnamed}</span>
          ) : (
            <Person person={person} />
          )}
          {note === undefined ? null : <> · {note(person)}</>}
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

/** A name with its address, and what is doubtful about them. */
export function Person({ person }: { readonly person: Named }) {
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
