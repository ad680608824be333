import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dutchOf, sayFacts } from '../../../shared/facts.ts'
import { facts } from '../../../shared/words/nl/facts.ts'
import { sourcesOf } from '../../helpers/house.ts'

const rows = Object.entries(facts)
const placesOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, place]) => place ?? '')
const fillWith = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, place: string) => values[place] ?? '')

describe('the table of facts', () => {
  test('tells the same in both languages', () => {
    const differing = rows.filter(
      ([english, dutch]) =>
        placesOf(dutch).some((place) => !placesOf(english).includes(place)) ||
        placesOf(english).length !== placesOf(dutch).length,
    )
    expect(differing).toEqual([])
  })

  test('has nothing of one fact in the place of another: every one is found by its own words', () => {
    const number = fc.oneof(
      fc.nat().map(String),
      fc.nat().map((each) => `0x${each.toString(16)}`),
      fc.constantFrom('2/1.3', '1.TEXT~2', 'EIO'),
    )
    const text = fc.oneof(
      fc.constantFrom('a; b: c, d of e', '<b>', '$&', '{n}'),
      fc.string({ maxLength: 30 }),
    )
    for (const [english, dutch] of rows) {
      const ofPlaces = Object.fromEntries(
        placesOf(english).map((place) => [place, ['name', 'other', 'list'].includes(place) ? text : number]),
      )
      fc.assert(
        fc.property(fc.record(ofPlaces), (values) => {
          const all = Object.values(values).join('')
          fc.pre(!all.includes('\0') && !rows.some(([other]) => other.length > 8 && all.includes(other)))
          expect(dutchOf(fillWith(english, values))).toBe(fillWith(dutch, values))
        }),
        { numRuns: 20 },
      )
    }
  })
})

test.each([
  ['block 0x1a2 has a wrong checksum', 'blok 0x1a2 heeft een onjuist controlegetal'],
  ['Postvak; IN: counts 12 items, read 11', 'Postvak; IN: eigen telling van items 12, gelezen 11'],
  [
    'item 0x2000e4, attachment 0x8025, property 0x3701: block 0x1 has a wrong checksum; its bytes are kept as they are; 31 more',
    'item 0x2000e4, bijlage 0x8025, eigenschap 0x3701: blok 0x1 heeft een onjuist controlegetal; de bytes ervan zijn bewaard zoals ze zijn; nog 31',
  ],
  [
    'index of contents of folder 0x8022: tree comes back to 0x20',
    'index van inhoud van map 0x8022: boom komt terug bij 0x20',
  ],
  ['in 2/1: declared x-onbekend, used windows-1252', 'in 2/1: opgegeven x-onbekend, gebruikt windows-1252'],
  ['declared nothing, used utf-8', 'niets opgegeven, gebruikt utf-8'],
  ['2/3 and 4 more: encrypted with a password', '2/3 en nog 4: met een wachtwoord versleuteld'],
  ['2: pst, which is not opened here', '2: pst, dat hier niet wordt geopend'],
  [
    'a pattern that denies itself, the changed occurrences',
    'een patroon dat zichzelf tegenspreekt, de gewijzigde keren',
  ],
  ['reply-to: more than 1000', 'antwoord aan: meer dan 1000'],
  ['attachment, part 2.2: EIO', 'bijlage, onderdeel 2.2: EIO'],
])('%s: in Dutch %s, and in English as it is stored', (stored, dutch) => {
  expect(sayFacts('nl', 'store-damaged', stored)).toBe(dutch)
  expect(sayFacts('en', 'store-damaged', stored)).toBe(stored)
})

test.each([
  ['attachment-by-reference', 'damaged'],
  ['attachment-unreadable', 'item 7, properties'],
  ['parser-failed', 'RangeError'],
  ['file-unreadable', 'EACCES'],
  ['multipart-not-closed', '1.2'],
  ['constructor', '__proto__'],
  ['store-damaged', 'block 0x1a2 has a wrong checksum; something nobody knows'],
  ['store-damaged', ''],
])('of %s, what is a name, a code or nothing of ours is told as it is: %s', (kind, detail) => {
  expect(sayFacts('nl', kind, detail)).toBe(detail)
})

test('a name is told as it is, whatever it looks like', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (name) => {
      fc.pre(!name.includes('\0'))
      const said = sayFacts('nl', 'folder-count-differs', `map ${name}: counts 2 items, read 1`)
      expect(said).toBe(`map ${name}: eigen telling van items 2, gelezen 1`)
    }),
    { numRuns: 200 },
  )
})

test.each([
  '; ',
  '1: ',
  'item; ',
  'f',
  '1.',
  'TEXT~',
  ': counts 1 items, read ',
  'declared ',
  ' lists items that are not there: ',
])('a long text of %j takes no time', (piece) => {
  const begun = performance.now()
  for (const end of ['', 'g', ': damaged'])
    for (const length of [5_000, 1_000_000]) dutchOf(piece.repeat(length / piece.length) + end)
  expect(performance.now() - begun).toBeLessThan(1000)
})

/** Sentences in the rooms that read which are no facts of problems: keys, and names in the log. */
const others = [
  'accession 7',
  'gmail 7',
  'outlook 7',
  '7 of ',
  // Where in the program a reader failed.
  '7 at 7',
]

/** Frames of facts; what they are filled with is found by itself. */
const frames = [
  '7 is not in the index of blocks',
  'page of the index of 7 7',
  'no node can be read7',
  'the top of the mailbox',
  '7: counts 7 7, read 7',
  '7 lists items that are not there: 77',
  '7 of 7 7',
  '7 after 7 packed bytes',
]

/** What a part of a fact stands in. */
const wholes: readonly ((part: string) => string)[] = [
  (part) => part,
  (part) => `block 7 ${part}`,
  (part) => `page of the index of nodes ${part}`,
  (part) => `page of the index of blocks ${part}`,
  (part) => `no node can be read${part}`,
  (part) => `${part} after 7 packed bytes`,
  (part) => `the top of the mailbox: counts 7 ${part}, read 7`,
  (part) => `2${part}: damaged`,
]

/** Files with lists of words in them that are no sentences. */
const listing = /^main\/parse\/(?:html|derive\/rtf-text)\.ts$/

/** Why a line of the account does not close: what stands behind `says` in the list of its points, the rest of which is SQL. */
const reasons = sourcesOf('main/store')
  .filter(({ path }) => path === 'main/store/ledger-lines.ts')
  .map(({ path, text }) => ({ path, text: (text.match(/\bsays: [\s\S]*?\},?\n/g) ?? []).join('') }))

test('every sentence that a reader, the parser or the account writes has its Dutch', () => {
  const rooms = sourcesOf('main/source', 'main/read', 'main/parse', 'main/ingest').filter(
    ({ path }) => !listing.test(path),
  )
  expect(reasons.flatMap(({ text }) => sentencesIn(text)).length).toBeGreaterThan(5)
  const sentences = [...rooms, ...reasons].flatMap(({ path, text }) =>
    sentencesIn(text).map((said) => ({ path, said })),
  )
  expect(sentences.length).toBeGreaterThan(150)
  const without = sentences.filter(
    ({ said }) =>
      ![...others, ...frames].includes(said) && wholes.every((whole) => dutchOf(whole(said)) === null),
  )
  expect(without).toEqual([])
})

/** Texts of a source that read as a sentence, each with 7 in the places of its template; what errors of the program say is none. */
function sentencesIn(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    .replace(/new (?:Range|Type)?Error\(\s*(?:'[^'\n]*'|`[^`\n]*`)/g, '')
  const texts = code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$\n]|\\.|\$\{(?:[^{}`]|\{[^{}]*\})*\})*)`/g)
  return [...texts]
    .map(([, plain, template]) => (plain ?? template ?? '').replace(/\$\{(?:[^{}`]|\{[^{}]*\})*\}/g, '7'))
    .filter(
      (text) =>
        /^[a-z7 :]/.test(text) && /^[\w ,:;"'!()-]+$/.test(text) && /[a-z]{2} [a-z7]|7 [a-z]{2}/.test(text),
    )
}
