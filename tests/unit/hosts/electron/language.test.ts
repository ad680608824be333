import { expect, test } from 'vitest'
import { languageOf, systemLanguage, wordsIn } from '../../../../main/hosts/electron/language.ts'
import { Settings } from '../../../../shared/desk.ts'

test.each([
  [['nl-NL', 'en-US'], 'nl'],
  [['NL'], 'nl'],
  [['fr-BE', 'nl-BE'], 'nl'],
  [['en-GB', 'nl-NL'], 'en'],
  [['de-DE'], 'en'],
  [['nlx'], 'en'],
  [[], 'en'],
] as const)('a person who prefers %j is spoken to in %s', (preferred, language) => {
  expect(systemLanguage(preferred)).toBe(language)
  expect(languageOf(Settings.parse({}), preferred)).toBe(language)
  expect(languageOf(Settings.parse({ language: 'nl' }), preferred)).toBe('nl')
})

test('the host has its sentences in both languages', () => {
  expect(wordsIn('nl')['host.stop.no']).not.toBe(wordsIn('en')['host.stop.no'])
})
