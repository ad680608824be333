import { type MessageDescriptor, setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { useSyncExternalStore } from 'react'
import { en, type WordId } from '../../shared/words/en.ts'
import { nl } from '../../shared/words/nl.ts'

export type Language = 'nl' | 'en'
/** What stands in the braces of a sentence. */
export type Facts = Readonly<Record<string, string | number>>

const i18n = setupI18n({
  locale: 'nl',
  messages: { nl: { ...nl }, en: { ...en } },
})
// Lingui compiles a sentence each time it is said; a list says some of them for every row.
const compiled = new Map<string, ReturnType<typeof compileMessage>>()
i18n.setMessagesCompiler((message) => {
  const made = compiled.get(message) ?? compileMessage(message)
  compiled.set(message, made)
  return made
})

/** Says a sentence in the language of the window. Components that say anything call `useLanguage` (or `useWords`). */
export function say(id: WordId, facts?: Facts): string {
  const message: MessageDescriptor = facts === undefined ? { id } : { id, values: { ...facts } }
  return i18n._(message)
}

/** Whether an id made at run time (from a kind, a field) has a sentence. */
export function isWord(id: string): id is WordId {
  return Object.hasOwn(en, id)
}

/** The sentence of an id made at run time, where there is one. */
export function sayOr(id: string, otherwise: string): string {
  return isWord(id) ? say(id) : otherwise
}

/** The language of the window, for what is no component. */
export function language(): Language {
  return i18n.locale === 'en' ? 'en' : 'nl'
}

/** The locale numbers and dates are written in. */
export function locale(): string {
  return language() === 'nl' ? 'nl-NL' : 'en-GB'
}

/** Speaks a language from now on; what follows it is drawn anew. */
export function speak(wanted: Language): void {
  document.documentElement.lang = wanted
  if (i18n.locale !== wanted) i18n.activate(wanted)
}

/** The language of the window; a component that uses it is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore((changed) => i18n.on('change', changed), language)
}

/** `say`, in a component that follows the language. */
export function useWords(): typeof say {
  useLanguage()
  return say
}
