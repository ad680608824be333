import { describe, expect, test } from 'vitest'
import { findTopic, sections, topicFor, topics } from '../../../../../renderer/screens/help/topics.ts'
import type { Route } from '../../../../../renderer/state/route.ts'
import { commands } from '../../../../../shared/commands.ts'
import { en } from '../../../../../shared/words/en.ts'
import { nl } from '../../../../../shared/words/nl.ts'

const at: Route = {
  screen: 'start',
  query: '',
  order: '-date',
  grouped: false,
  record: null,
  accession: null,
  topic: '',
}

describe('the help', () => {
  test.each([
    [{}, 'begin'],
    [{ screen: 'records' }, 'appraise'],
    [{ screen: 'accessions' }, 'import'],
    [{ screen: 'accessions', accession: 3 }, 'ledger'],
    [{ screen: 'log' }, 'safe'],
    [{ screen: 'settings' }, 'keys'],
    [{ screen: 'help', topic: 'about' }, 'about'],
  ] as const)('opens at %j with the page about it: %s', (where, topic) => {
    expect(topicFor({ ...at, ...where })).toBe(topic)
  })

  test('opens its first page for a name that is none', () => {
    expect(findTopic('nothing')).toBe(topics[0])
  })

  const headings: readonly string[] = Object.values(sections).flat()
  const alone = ['help.query.words', 'help.query.fields', 'help.query.dates', 'help.query.keep']
  const made = ['help.about.licence', 'help.about.libraries']
  test.each([...headings, ...alone, ...made])('has a text under %s in both languages', (heading) => {
    expect(en).toHaveProperty([`${heading}.text`])
    expect(nl).toHaveProperty([`${heading}.text`])
  })

  test('names only commands that there are, and the same in both languages', () => {
    const known = commands.map(({ id }) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
    for (const heading of headings) {
      // The ids are those of the table of words.
      const [english, dutch] = [en, nl].map((words) =>
        namesIn((words as Record<string, string>)[`${heading}.text`] ?? ''),
      )
      expect(dutch).toEqual(english)
      expect(known).toEqual(expect.arrayContaining(english ?? []))
    }
  })
})

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()
}
