import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { en, type WordId } from '../../shared/words/en.ts'
import { nl } from '../../shared/words/nl.ts'

export type Language = 'nl' | 'en'
export type Say = (id: WordId, facts?: Readonly<Record<string, string | number>>) => string

/** The window's sentences in a language, to look for: a test holds no second copy of them. */
export function sentencesIn(language: Language): Say {
  const messages = { nl: { ...nl }, en: { ...en } }
  const i18n = setupI18n({ locale: language, messages })
  i18n.setMessagesCompiler(compileMessage)
  return (id, facts) => i18n._(facts === undefined ? { id } : { id, values: { ...facts } })
}
