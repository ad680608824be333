import type { Failure } from '../../../shared/failure.ts'
import { useDesk } from '../../state/desk.ts'
import { Ended, NotOpened } from './not-opened.tsx'
import { Opening } from './opening.tsx'
import { StartPage } from './start-page.tsx'
import './start.css'

/** What is shown while no depot is open: the depots there are, or how opening one went. Also reached while one is open. */
export function StartScreen() {
  const { depot } = useDesk()
  switch (depot.is) {
    case 'opening':
      return <Opening name={depot.name} />
    case 'failed':
      // The host puts a failure of the union there; it has no schema.
      return <NotOpened name={depot.name} failure={depot.failure as Failure} />
    case 'ended':
      return <Ended name={depot.name} detail={depot.detail} />
    case 'none':
    case 'open':
      return <StartPage />
  }
}
