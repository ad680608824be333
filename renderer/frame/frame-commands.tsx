import { useState } from 'react'
import { KeyMap } from '../commands/key-map.tsx'
import { Palette } from '../commands/palette.tsx'
import { useCommands } from '../commands/registry.ts'
import { topicFor } from '../screens/help/topics.ts'
import { changeSettings, useDesk } from '../state/desk.ts'
import { go, goBack, routeNow } from '../state/route.ts'

const ZOOM = { least: 100, most: 200, step: 10 }

/** The commands that work on every screen, and the two sheets that list commands. */
export function FrameCommands() {
  const [shown, show] = useState<'palette' | 'keymap' | null>(null)
  const { depot, settings } = useDesk()
  const withDepot = (run: () => void) => (depot.is === 'open' ? run : undefined)
  const zoom = (to: number) => void changeSettings({ zoom: Math.min(ZOOM.most, Math.max(ZOOM.least, to)) })
  useCommands({
    palette: () => show('palette'),
    keymap: () => show('keymap'),
    'go-records': withDepot(() => go({ screen: 'records' })),
    'go-overview': withDepot(() => go({ screen: 'overview' })),
    'go-accessions': withDepot(() => go({ screen: 'accessions', accession: null })),
    'go-log': withDepot(() => go({ screen: 'log' })),
    'go-settings': () => go({ screen: 'settings' }),
    'go-help': () => go({ screen: 'help', topic: '' }),
    guide: () => go({ screen: 'help', topic: topicFor(routeNow()) }),
    'query-help': () => go({ screen: 'help', topic: 'query' }),
    about: () => go({ screen: 'help', topic: 'about' }),
    'go-start': () => go({ screen: 'start' }),
    back: () => void goBack(),
    'zoom-in': () => zoom(settings.zoom + ZOOM.step),
    'zoom-out': () => zoom(settings.zoom - ZOOM.step),
    'zoom-reset': () => zoom(100),
    theme: () =>
      void changeSettings({ theme: document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark' }),
  })
  const close = () => show(null)
  return (
    <>
      <Palette isOpen={shown === 'palette'} onClose={close} />
      <KeyMap isOpen={shown === 'keymap'} onClose={close} />
    </>
  )
}
