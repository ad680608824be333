import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { listenToKeys } from '../commands/keys.ts'
import { DeskContext, type DeskState } from '../state/desk.ts'
import { followJobs } from '../state/jobs.ts'
import { answers, followChanges, useAsk } from '../state/requests.ts'
import { locale, speak, useLanguage } from '../state/words.ts'
import { Frame } from './frame.tsx'
import { useMenuCommands } from './menu-commands.ts'

/** The whole window. */
export function Desk() {
  return (
    <QueryClientProvider client={answers}>
      <AtTheDesk />
    </QueryClientProvider>
  )
}

function AtTheDesk() {
  useLanguage()
  useEffect(followChanges, [])
  useEffect(followJobs, [])
  useMenuCommands()
  const { value: desk } = useAsk('desk.state', {})
  if (desk === undefined) return null
  dress(desk)
  return (
    <I18nProvider locale={locale()}>
      <DeskContext value={desk}>
        <Keys settings={desk.settings} />
        <Frame />
      </DeskContext>
    </I18nProvider>
  )
}

/** Gives the page the language, colours and row height of the settings; its size is the host's to set. */
function dress({ settings, system }: DeskState): void {
  speak(settings.language === 'system' ? system.language : settings.language)
  const { dataset } = document.documentElement
  dataset['theme'] = settings.theme === 'system' ? (system.dark ? 'dark' : 'light') : settings.theme
  dataset['rows'] = settings.rows
}

function Keys({ settings }: { readonly settings: DeskState['settings'] }) {
  useEffect(() => listenToKeys(settings), [settings])
  return null
}
