import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/contract.ts'
import { Empty } from '../../parts/empty.tsx'
import { Explained } from '../../parts/explained.tsx'
import { announce } from '../../state/notice.ts'
import { read, useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { EventRow, nameAction } from './event-row.tsx'
import './log.css'

type Event = Output<'log.read'>['events'][number]
const PAGE = 200

/** Who did what and when, the latest first, and what the chain of hashes can prove. */
export function LogScreen() {
  const say = useWords()
  const { value, failure } = useAsk('log.read', { limit: PAGE }, { keep: true })
  if (failure !== undefined) return <Explained failure={failure} />
  if (value === undefined) return <p className="log soft">{say('state.loading')}</p>
  return (
    <div className="log">
      <h1>{say('log.title')}</h1>
      <Head hash={value.head} />
      {value.events.length === 0 ? (
        <Empty title={say('log.empty')} />
      ) : (
        // Begun anew when the log has grown, so that no line is missing between the pages.
        <Events key={value.head} latest={value.events} />
      )}
    </div>
  )
}

function Head({ hash }: { readonly hash: string }) {
  const say = useWords()
  const copy = async () => {
    await navigator.clipboard.writeText(hash)
    announce(say('log.copied'))
  }
  return (
    <section className="log-head" aria-label={say('log.head')}>
      <p>
        {say('log.head')}: <span className="mono log-hash">{hash}</span>{' '}
        <Button className="link" onPress={() => void copy()}>
          {say('log.copy')}
        </Button>
      </p>
      <p className="soft">{say('log.proof')}</p>
    </section>
  )
}

function Events({ latest }: { readonly latest: readonly Event[] }) {
  const say = useWords()
  const [older, setOlder] = useState<readonly Event[]>([])
  const [end, setEnd] = useState(latest.length < PAGE)
  const [action, setAction] = useState('')
  const events = [...latest, ...older]
  const actions = [...new Set(events.map((each) => each.action))].sort()
  const shown = action === '' ? events : events.filter((each) => each.action === action)
  const more = async () => {
    const last = events.at(-1)
    if (last === undefined) return
    const page = await read('log.read', { before: last.id, limit: PAGE })
    setOlder((before) => [...before, ...page.events])
    setEnd(page.events.length < PAGE)
  }
  return (
    <>
      <label className="log-filter">
        {say('log.filter')}{' '}
        <select value={action} onChange={(event) => setAction(event.target.value)}>
          <option value="">{say('log.all')}</option>
          {actions.map((each) => (
            <option key={each} value={each}>
              {nameAction(each)}
            </option>
          ))}
        </select>
      </label>
      <table className="log-table">
        <thead>
          <tr>
            {(['number', 'time', 'person', 'action', 'object', 'ground', 'hash'] as const).map((column) => (
              <th key={column} scope="col">
                {say(`log.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </tbody>
      </table>
      {end ? (
        <p className="soft">{say('log.end')}</p>
      ) : (
        <Button onPress={() => void more()}>{say('log.older')}</Button>
      )}
    </>
  )
}
