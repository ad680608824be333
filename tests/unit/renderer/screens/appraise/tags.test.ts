import { describe, expect, test } from 'vitest'
import { idsQuery, MOST_ASKED, offeredTags, tagsOf } from '../../../../../renderer/screens/appraise/tags.ts'
import { parseQuery } from '../../../../../shared/query.ts'

const facets = (counts: Readonly<Record<string, number>>) => ({
  facets: [
    {
      name: 'tag' as const,
      values: Object.entries(counts).map(([value, count]) => ({
        value,
        label: value,
        count,
        term: '',
        split: null,
      })),
      more: false,
    },
  ],
})

test('as many records as are asked for at once make a query that is read', () => {
  const ids = Array.from({ length: MOST_ASKED }, (_, n) => 9_000_000 + n)
  expect(parseQuery(idsQuery(ids)).ok).toBe(true)
})

describe('tags', () => {
  const depot = facets({ griffie: 40, woo: 12, 'nog bekijken': 3 })

  test('come with how many of the records at hand have them, those first', () => {
    expect(tagsOf(depot, facets({ woo: 2 }))).toEqual([
      { name: 'woo', count: 12, here: 2 },
      { name: 'griffie', count: 40, here: 0 },
      { name: 'nog bekijken', count: 3, here: 0 },
    ])
  })

  test('of too many records to ask are not said to be absent', () => {
    expect(tagsOf(depot, null).map(({ here }) => here)).toEqual([null, null, null])
  })

  test.each([
    ['', ['griffie', 'woo', 'nog bekijken'], false],
    ['Grif', ['griffie', 'Grif'], true],
    ['WOO', ['woo'], false],
    ['bezwaar', ['bezwaar'], true],
    ['  ', ['griffie', 'woo', 'nog bekijken'], false],
  ])('typed “%s” offers %j, the last of them new: %s', (typed, names, isNew) => {
    const offered = offeredTags(tagsOf(depot, facets({})), typed)
    expect(offered.map(({ name }) => name)).toEqual(names)
    expect(offered.at(-1)?.isNew).toBe(isNew)
  })
})
