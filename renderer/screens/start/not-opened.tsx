import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Failure } from '../../../shared/failure.ts'
import { Explained } from '../../parts/explained.tsx'
import { useWords } from '../../state/words.ts'
import { chooseDepot, closeDepot, makeDepot, retryDepot } from './depot-actions.ts'
import { type Remedy, remediesFor } from './remedies.ts'

const actions: Readonly<Record<Remedy, () => Promise<void>>> = {
  retry: retryDepot,
  other: chooseDepot,
  look: chooseDepot,
  copy: chooseDepot,
  new: makeDepot,
}

/** A depot that could not be opened: what happened, what is safe, and buttons for what to do. */
export function NotOpened({ name, failure }: { readonly name: string; readonly failure: Failure }) {
  const say = useWords()
  return (
    <Trouble title={say('start.failed', { name })} said={<Explained failure={failure} />}>
      {remediesFor(failure.kind).map((remedy, place) => (
        <Button key={remedy} className={place === 0 ? 'primary' : ''} onPress={() => void actions[remedy]()}>
          {say(`start.failed.${remedy}`)}
        </Button>
      ))}
    </Trouble>
  )
}

/** The engine of the open depot came to an end by itself. `detail`: what the system said. */
export function Ended({ name, detail }: { readonly name: string; readonly detail: string }) {
  const say = useWords()
  const said = (
    <div className="explained" role="alert">
      <p className="explained-happened">{say('start.ended.happened')}</p>
      <p>{say('start.ended.safe')}</p>
      <p>{say('start.ended.next')}</p>
      {detail === '' ? null : <p className="mono start-facts">{say('start.ended.facts', { detail })}</p>}
    </div>
  )
  return (
    <Trouble title={say('start.ended', { name })} said={said}>
      <Button className="primary" onPress={() => void retryDepot()}>
        {say('start.ended.again')}
      </Button>
      <Button onPress={() => void chooseDepot()}>{say('start.failed.copy')}</Button>
    </Trouble>
  )
}

type TroubleProps = { readonly title: string; readonly said: ReactNode; readonly children: ReactNode }

function Trouble({ title, said, children }: TroubleProps) {
  const say = useWords()
  return (
    <div className="start">
      <h1 className="start-title">{title}</h1>
      {said}
      <div className="start-actions">
        {children}
        <Button className="link" onPress={() => void closeDepot()}>
          {say('start.failed.back')}
        </Button>
      </div>
    </div>
  )
}
