import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/contract.ts'
import { writeTime } from '../../state/formats.ts'
import { go, showRecords } from '../../state/route.ts'
import { say, sayOr, useWords } from '../../state/words.ts'

type Event = Output<'log.read'>['events'][number]
type Details = { readonly [name: string]: unknown }

/** Hashes are long; so many of their digits tell lines apart. The whole is in its title and in every export. */
const SHOWN_DIGITS = 12

/** One line of the log. */
export function EventRow({ event }: { readonly event: Event }) {
  const say = useWords()
  return (
    <tr className={event.undone ? 'log-undone' : ''}>
      <td className="figure">{event.id}</td>
      <td className="figure log-time">{writeTime(event.time)}</td>
      <td>{event.actor}</td>
      <td>
        {nameAction(event.action)}
        {event.result === 'done' ? null : <span className="soft"> · {nameResult(event.result)}</span>}
        {event.undone ? <span className="log-mark"> {say('log.undone')}</span> : null}
      </td>
      <td>
        <What event={event} />
      </td>
      <td>{event.ground}</td>
      <td className="mono" title={event.hash}>
        {event.hash.slice(0, SHOWN_DIGITS)}
      </td>
    </tr>
  )
}

/** The action of an event in words; one this version does not know as it stands in the log. */
export function nameAction(action: string): string {
  return sayOr(`log.action.${action}`, action)
}

function nameResult(result: string): string {
  return sayOr(`log.result.${result}`, result)
}

/** What an event was about, leading there when it names something that can be shown. */
function What({ event }: { readonly event: Event }) {
  const [of = '', name = ''] = event.object.split(' ')
  const n = Number(name)
  const details = readDetails(event.detail)
  const more = describe(event.action, details)
  if (of === 'record') {
    return (
      <>
        <Button className="link" onPress={() => showRecords(`id:${n}`, { record: n })}>
          {say('log.record', { n })}
        </Button>
        {more === '' ? null : ` · ${more}`}
      </>
    )
  }
  if (of === 'accession') {
    return (
      <>
        <Button className="link" onPress={() => go({ screen: 'accessions', accession: n })}>
          {say('log.accession', { n })}
        </Button>
        {more === '' ? null : ` · ${more}`}
      </>
    )
  }
  if (of === 'records') return [say('log.records', { n }), more].filter((each) => each !== '').join(' · ')
  if (of === 'event') return say('log.event', { n })
  return <span className="soft">{event.object}</span>
}

function describe(action: string, details: Details): string {
  const number = (name: string) => (typeof details[name] === 'number' ? details[name] : 0)
  const value = details['value']
  if (action === 'mark.value' && (value === 'B' || value === 'V' || value === 'N'))
    return `→ ${say(`value.${value}`)}`
  if (action === 'mark.tag') return say('log.tags', { added: number('added'), removed: number('removed') })
  if (typeof details['found'] !== 'number') return ''
  return say('log.account', {
    found: number('found'),
    imported: number('imported'),
    aside: number('setAside'),
  })
}

/** The facts of an event: JSON that the engine wrote; anything else tells nothing. */
function readDetails(text: string): Details {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}
