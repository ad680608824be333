import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useDesk } from '../../state/desk.ts'
import { go } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { drive, putDriveDown } from '../accessions/import/drive.ts'
import { chooseDepot, closeDepot, makeDepot, openSample } from './depot-actions.ts'
import { RecentDepots } from './recent-depots.tsx'

/** The depots there are, what a depot is, and how to get one. */
export function StartPage() {
  const say = useWords()
  const { depot, recents } = useDesk()
  return (
    <div className="start">
      <h1 className="start-title">{say('start.title')}</h1>
      {depot.is === 'open' ? <OpenNow name={depot.name} sample={depot.sample} /> : <Waiting />}
      {recents.length === 0 ? <What /> : null}
      <div className="start-actions">
        <Button className={depot.is === 'open' ? '' : 'primary'} onPress={() => void makeDepot()}>
          {say('start.new')}
        </Button>
        <Button onPress={() => void chooseDepot()}>{say('start.open')}</Button>
        <Sample />
      </div>
      <RecentDepots recents={recents} />
      {recents.length === 0 ? null : <What />}
      <div className="start-what soft">
        <p>{say('start.sample.what')}</p>
        <p>{say('start.drop')}</p>
      </div>
    </div>
  )
}

/** Comes first for a person who opens the program for the first time; later the depots opened before do. */
function What() {
  const say = useWords()
  return (
    <div className="start-what">
      <p>{say('start.what')}</p>
      <p>{say('start.safe')}</p>
    </div>
  )
}

function Sample() {
  const say = useWords()
  const [isMaking, make] = useState(false)
  const open = async () => {
    make(true)
    await openSample()
    make(false)
  }
  return (
    <Button isPending={isMaking} onPress={() => void open()}>
      {isMaking ? say('start.sample.making') : say('start.sample')}
    </Button>
  )
}

function OpenNow({ name, sample }: { readonly name: string; readonly sample: boolean }) {
  const say = useWords()
  return (
    <section className="start-now">
      <p>
        <strong>{say(sample ? 'start.now.sample' : 'start.now', { name })}</strong>
      </p>
      <p>{say('start.now.other')}</p>
      <div className="start-actions">
        <Button className="primary" onPress={() => go({ screen: 'records' })}>
          {say('start.now.go')}
        </Button>
        <Button onPress={() => void closeDepot()}>{say('start.now.close')}</Button>
      </div>
    </section>
  )
}

/** A drive dropped before there was a depot to import it into. */
function Waiting() {
  const say = useWords()
  const chosen = useStore(drive)
  if (chosen === null) return null
  return (
    <section className="start-now" role="status">
      <p>{say('start.waiting', { names: chosen.names.join(', '), n: chosen.names.length })}</p>
      <div className="start-actions">
        <Button className="link" onPress={putDriveDown}>
          {say('start.waiting.drop')}
        </Button>
      </div>
    </section>
  )
}
