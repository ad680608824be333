import { compileMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'
import { en, type WordId } from '../../../shared/words/en.ts'
import { nl } from '../../../shared/words/nl.ts'
import { sourcesOf } from '../../helpers/house.ts'
import { saidBy } from '../../helpers/said.ts'

// The table of English is the list of all ids there are.
const ids = Object.keys(en) as WordId[]
const languages = ['en', 'nl'] as const
const sentences = { en, nl }

describe('every sentence', () => {
  test('stands in both languages', () => {
    expect(Object.keys(nl).sort()).toEqual([...ids].sort())
    expect(ids.filter((id) => en[id].trim() === '' || nl[id].trim() === '')).toEqual([])
  })

  test('is told the same facts in both languages, and makes the same choices', () => {
    const differing = ids
      .map((id) => ({ id, en: factsOf(en[id]), nl: factsOf(nl[id]) }))
      .filter((each) => each.en.join() !== each.nl.join())
    expect(differing).toEqual([])
  })

  test.each(languages)('that counts says one and more of it, in %s', (language) => {
    const lacking = ids.filter((id) =>
      choicesOf(sentences[language][id]).some(
        ({ kind, cases }) => kind === 'plural' && !(cases.includes('other') && saysOne(cases)),
      ),
    )
    expect(lacking).toEqual([])
  })

  test.each(languages)('is calm in %s', (language) => {
    const loud = /!|\b(?:oops|oeps|sorry|helaas|unfortunately|please)\b/i
    expect(ids.filter((id) => loud.test(sentences[language][id]))).toEqual([])
  })

  test('is said somewhere', () => {
    const sources = sourcesOf('shared', 'renderer', 'main')
    const said = saidBy(
      sources.filter(({ path }) => !path.startsWith('shared/words/')),
      ids,
    )
    expect(ids.filter((id) => !said.has(id))).toEqual([])
  })
})

describe('a look for sentences that nobody says', () => {
  const looked = (text: string, ...all: string[]): string[] => [...saidBy([{ path: 'x.tsx', text }], all)]
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the sources looked at have templates
  test.each([
    [`say('a.b')`, ['a.b']],
    ['say(`a.${kind}`)', ['a.b']],
    ['say(`a.${kind}.c`)', ['a.b.c']],
    [`const id = 'a.b'; say(\`\${id}.c\`)`, ['a.b', 'a.b.c']],
    [`\`“\${say(\`a.\${kind}\`)}”\``, ['a.b']],
    ['say(`job.${name}`)', ['job.depot.verify']],
  ])('finds that %s says %j', (text, said) => {
    expect(looked(text, 'a.b', 'a.b.c', 'job.depot.verify', 'z.b', 'z.b.c')).toEqual(said)
  })
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
})

/** Whether one is told from more; nothing from something is enough where it cannot be more than one. */
function saysOne(cases: readonly string[]): boolean {
  return cases.includes('one') || [...cases].sort().join() === '0,other'
}

type Choice = { readonly name: string; readonly kind: string; readonly cases: readonly string[] }

/** What a sentence is told, those within its choices too; a choice among words with the words. In order, each once. */
function factsOf(sentence: string): string[] {
  const facts = choicesOf(sentence).map(({ name, kind, cases }) =>
    kind === 'select' ? `${name}: ${[...cases].sort()}` : name,
  )
  return [...new Set(facts)].sort()
}

function choicesOf(sentence: string): Choice[] {
  return choicesIn(compileMessage(sentence))
}

/** A compiled sentence: texts, and lists of a name, a kind, and for a choice its cases, which are sentences again. */
function choicesIn(compiled: unknown): Choice[] {
  if (!Array.isArray(compiled)) return []
  return compiled.flatMap((token: unknown) => {
    if (!Array.isArray(token)) return []
    const [name, kind = 'text', cases = {}] = token
    // A plural without an offset has an entry for it all the same.
    const byCase = Object.entries(Object(cases)).filter(([each]) => each !== 'offset')
    const choice = { name: String(name), kind: String(kind), cases: byCase.map(([each]) => each) }
    // Within a plural "#" stands for its number, as a list of one.
    return [choice, ...byCase.flatMap(([, inner]) => choicesIn(inner))]
  })
}
