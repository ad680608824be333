import type { Settings } from '../../../shared/desk.ts'
import { en, type WordId } from '../../../shared/words/en.ts'
import { nl } from '../../../shared/words/nl.ts'

export type Language = 'nl' | 'en'

/** The first of a person's languages that the program speaks; English when it speaks none. Tags as in BCP 47. */
export function systemLanguage(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => /^(nl|en)(?:-|$)/i.exec(tag)?.[1]?.toLowerCase())
  return spoken.find((each) => each !== undefined) === 'nl' ? 'nl' : 'en'
}

/** The language the window speaks. */
export function languageOf(settings: Settings, preferred: readonly string[]): Language {
  return settings.language === 'system' ? systemLanguage(preferred) : settings.language
}

/** The host's own sentences. None of them has anything to fill in, so the window's message format is not needed here. */
export function wordsIn(language: Language): Readonly<Record<WordId, string>> {
  return language === 'nl' ? nl : en
}
