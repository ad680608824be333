import { expect, test } from 'vitest'
import { expandWord, MOST_FORMS } from '../../../main/search/expand.ts'
import {
  finishBulk,
  indexCoverage,
  indexMessage,
  removeFromIndex,
  tuneForBulk,
} from '../../../main/search/index-rows.ts'
import { matchIds, search } from '../../../main/search/search.ts'
import { refreshVocabulary } from '../../../main/search/vocabulary.ts'
import { prepareValue, type WriteDb } from '../../../main/store/connection.ts'
import { parseQuery } from '../../../shared/query.ts'
import { copyOf, messageOf, searchDepot } from '../../helpers/search-depot.ts'

const never = new AbortController().signal

/** A depot of one message per text, with its vocabulary. */
async function depotOf(...texts: string[]): Promise<WriteDb> {
  const db = searchDepot(
    texts.map((text) => ({ message: messageOf({ text }), copies: [copyOf()], problem: null })),
  )
  await refreshVocabulary(db, never, () => {})
  return db
}

function find(db: WriteDb, text: string): number[] {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return matchIds(db, parsed.query)
}

const vocabularyOf = (db: WriteDb) =>
  prepareValue<string>(db, 'SELECT word FROM vocabulary ORDER BY word').all()

test.each([
  // The word, what it must find as a form, as a compound, and what it must not find.
  [
    'vergadering',
    ['vergaderingen', 'vergaderen', 'vergaderde'],
    ['raadsvergadering', 'raadsvergaderingen'],
    ['vergaan'],
  ],
  ['vergaderde', ['vergadering', 'vergaderen'], [], ['raad']],
  ['huis', ['huizen'], ['gemeentehuis'], ['huiswaarts']],
  ['brief', ['brieven'], ['raadsbrief', 'raadsbrieven'], []],
  // The other half is no word of the depot: a long ending is enough, a short one wants other words that begin so.
  ['vergunning', [], ['omgevingsvergunning'], []],
  ['plan', ['plannen'], ['bestemmingsplan', 'bestemmingsplannen', 'omgevingsplan'], ['explant', 'zwirplan']],
  ['bescheiden', [], ['archiefbescheiden'], []],
  ['archief', [], ['archiefbescheiden'], []],
  ['besluit', ['besluiten'], ['raadsbesluit'], []],
  ['coördinatie', [], [], []],
  ['decision', ['decisions'], [], []],
  ['Häuser', [], [], []],
])('%s also finds its forms and compounds', async (word, forms, compounds, neither) => {
  const db = await depotOf(
    'vergadering vergaderingen vergaderen vergaderde raadsvergadering raadsvergaderingen raad vergaan gemeente',
    'huis huizen gemeentehuis huiswaarts brief brieven raadsbrief raadsbrieven',
    'vergunning omgevingsvergunning omgevingsplan zwirplan',
    'plan plannen bestemming bestemmingsplan bestemmingsplannen explant archief bescheiden archiefbescheiden',
    'besluit besluiten raadsbesluit coördinatie decision decisions',
  )
  const found = expandWord(db, word).forms
  const of = (reason: string) => found.filter((form) => form.reason === reason).map((form) => form.word)
  expect(of('form')).toEqual(expect.arrayContaining(forms))
  expect(of('compound')).toEqual(expect.arrayContaining(compounds))
  for (const wrong of [word, ...neither]) expect(found.map((form) => form.word)).not.toContain(wrong)
})

test('a word finds its forms, in quotes or after = only itself, and the answer says what it was widened to', async () => {
  const db = await depotOf('de vergaderingen', 'een vergadering', 'raadsvergadering', 'raad')
  expect(find(db, 'vergadering')).toEqual([1, 2, 3])
  expect(find(db, '"vergadering"')).toEqual([2])
  expect(find(db, '=vergadering')).toEqual([2])
  expect(find(db, 'from:vergadering')).toEqual([])
  const parsed = parseQuery('vergadering')
  const page = parsed.ok ? search(db, { query: parsed.query, order: 'relevance', limit: 10 }) : null
  expect(page?.expanded).toEqual([
    {
      word: 'vergadering',
      forms: [
        { word: 'vergaderingen', reason: 'form' },
        { word: 'raadsvergadering', reason: 'compound' },
      ],
    },
  ])
})

test('a word with very many compounds is widened to the most frequent ones', async () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const heads = letters.flatMap((first) => letters.map((second) => `${first}a${second}`)).slice(0, 300)
  const db = await depotOf(
    heads.join(' '),
    heads.map((head) => `${head}plan`).join(' '),
    'bacplan',
    'bacplan',
  )
  const { forms } = expandWord(db, 'plan')
  expect(forms).toHaveLength(MOST_FORMS)
  expect(forms[0]).toEqual({ word: 'bacplan', reason: 'compound' })
})

test('the vocabulary holds the words of the index and no scraps, and follows what comes and goes', async () => {
  const db = await depotOf('Café ab 2012 a1b zzzzoem xkcdfgh', 'raad')
  expect(vocabularyOf(db)).toEqual(['cafe', 'raad'])
  indexMessage(db, 100, messageOf({ text: 'plan raad' }))
  removeFromIndex(db, 1)
  db.exec("INSERT INTO words(words) VALUES ('optimize')")
  await refreshVocabulary(db, never, () => {})
  expect(vocabularyOf(db)).toEqual(['plan', 'raad'])
  expect(prepareValue(db, "SELECT contents FROM vocabulary WHERE word = 'raad'").get()).toBe(2)
})

test('a vocabulary run that is stopped leaves off at once and the next one finishes it', async () => {
  const many = Array.from(
    { length: 12_000 },
    (_, index) =>
      `w${[...index.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}o`,
  )
  const db = searchDepot([
    { message: messageOf({ text: many.join(' ') }), copies: [copyOf()], problem: null },
  ])
  const control = new AbortController()
  expect(await refreshVocabulary(db, control.signal, () => control.abort())).toBeNull()
  const begun = vocabularyOf(db).length
  expect(begun).toBeGreaterThan(0)
  const words = await refreshVocabulary(db, never, () => {})
  expect(words).toBeGreaterThan(begun)
  expect(vocabularyOf(db)).toHaveLength(words ?? 0)
})

test('the index says how much of the depot it covers', async () => {
  const db = await depotOf('een', 'twee')
  expect(indexCoverage(db)).toEqual({ indexed: 2, of: 2 })
  removeFromIndex(db, 1)
  expect(indexCoverage(db)).toEqual({ indexed: 1, of: 2 })
  const query = parseQuery('een')
  expect(query.ok && matchIds(db, query.query)).toEqual([])
})

test('settings for bulk insertion change no answer', async () => {
  const db = await depotOf('een')
  tuneForBulk(db)
  for (let content = 100; content < 400; content++)
    indexMessage(db, content, messageOf({ text: `woord${content} een` }))
  await finishBulk(db, never)
  const count = prepareValue<number>(db, 'SELECT count(*) FROM words WHERE words MATCH ?')
  expect(count.get('een')).toBe(301)
  expect(count.get('woord399')).toBe(1)
  db.exec("INSERT INTO words(words) VALUES ('integrity-check')")
})
