import { Button } from 'react-aria-components'
import { useDesk } from '../state/desk.ts'
import { go, type Screen } from '../state/route.ts'
import { useWords } from '../state/words.ts'

const withDepot = ['overview', 'records', 'accessions', 'log'] as const
const always = ['settings', 'help'] as const

/** The names of the screens. */
export function Navigation({ current }: { readonly current: Screen }) {
  const say = useWords()
  const { depot } = useDesk()
  const item = (screen: (typeof withDepot)[number] | (typeof always)[number]) => (
    <li key={screen}>
      <Button
        className="nav-item"
        aria-current={screen === current ? 'page' : false}
        onPress={() => go({ screen, accession: null })}
      >
        {say(`nav.${screen}`)}
      </Button>
    </li>
  )
  return (
    <nav className="nav" aria-label={say('nav.label')}>
      <ul>{depot.is === 'open' ? withDepot.map(item) : null}</ul>
      <ul>{always.map(item)}</ul>
    </nav>
  )
}
