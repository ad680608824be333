import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useKeptFocus } from '../parts/use-kept-focus.ts'
import { AccessionsScreen } from '../screens/accessions/accessions-screen.tsx'
import { followDepot } from '../screens/accessions/import/drive.ts'
import { forgetMarking } from '../screens/appraise/forget.ts'
import { HelpScreen } from '../screens/help/help-screen.tsx'
import { LogScreen } from '../screens/log/log-screen.tsx'
import { OverviewScreen } from '../screens/overview/overview-screen.tsx'
import { RecordsScreen } from '../screens/records/records-screen.tsx'
import { SettingsScreen } from '../screens/settings/settings-screen.tsx'
import { DepotCommands } from '../screens/start/depot-commands.tsx'
import { StartScreen } from '../screens/start/start-screen.tsx'
import { useDesk } from '../state/desk.ts'
import { forgetJobs } from '../state/jobs.ts'
import { forgetDepot } from '../state/requests.ts'
import { beginAt, type Screen, useRoute } from '../state/route.ts'
import { Announcer } from './announcer.tsx'
import { Bar } from './bar.tsx'
import { Foot } from './foot.tsx'
import { FrameCommands } from './frame-commands.tsx'
import { Navigation } from './navigation.tsx'
import { NoticeLine } from './notice-line.tsx'
import './frame.css'

const screens: Readonly<Record<Screen, () => React.ReactNode>> = {
  start: StartScreen,
  overview: OverviewScreen,
  records: RecordsScreen,
  accessions: AccessionsScreen,
  log: LogScreen,
  settings: SettingsScreen,
  help: HelpScreen,
}
/** Screens that need no depot. */
const free: readonly Screen[] = ['start', 'settings', 'help']

/** One bar, the screens beside their names, and the line that answers: where am I, how much is left, is it safe. */
export function Frame() {
  const { depot } = useDesk()
  const wanted = useRoute(({ screen }) => screen)
  const isOpen = depot.is === 'open'
  useEffect(() => {
    beginAt(isOpen ? 'records' : 'start')
    followDepot(isOpen)
  }, [isOpen])
  useNewDepot(isOpen ? depot.name : '')
  const screen = isOpen || free.includes(wanted) ? wanted : 'start'
  const main = useRef<HTMLElement>(null)
  useBeginning(main, screen)
  const Shown = screens[screen]
  return (
    <div className="frame">
      <FrameCommands />
      <DepotCommands />
      <Bar current={screen} />
      <Navigation current={screen} />
      <main ref={main} className="screen" data-screen={screen} tabIndex={-1}>
        <Shown key={isOpen ? depot.name : ''} />
      </main>
      <NoticeLine />
      <Foot />
      <Announcer />
    </div>
  )
}

/** Begins a screen that was entered at its top, with the focus in it when what had it is gone. Records has its own place for both. */
function useBeginning(main: RefObject<HTMLElement | null>, screen: Screen): void {
  const accession = useRoute((route) => route.accession)
  const place = `${screen} ${accession}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of place is when to begin
  useLayoutEffect(() => {
    main.current?.scrollTo(0, 0)
    if (screen === 'records' && document.activeElement === main.current) main.current?.blur()
  }, [main, place])
  useKeptFocus(screen === 'records' ? null : place)
}

/** Forgets what was said of the depot before, ere anything of it is seen under the name of the next. */
function useNewDepot(name: string): void {
  const before = useRef(name)
  useLayoutEffect(() => {
    if (before.current === name) return
    before.current = name
    forgetJobs()
    forgetMarking()
    forgetDepot()
  }, [name])
}
