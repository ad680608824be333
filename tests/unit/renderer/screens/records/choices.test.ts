import { describe, expect, test } from 'vitest'
import {
  choicesOf,
  choose,
  chooseDates,
  hasDates,
  isChosen,
  withoutLast,
} from '../../../../../renderer/screens/records/choices.ts'
import { parseQuery, printQuery } from '../../../../../shared/query.ts'
import { writeTerm } from '../../../../../shared/query-text.ts'
import type { FacetName } from '../../../../../shared/records.ts'

/** Two values of every facet, as the engine writes their terms. */
const facets: readonly (readonly [FacetName, string, string])[] = [
  ['mailbox', writeTerm('mailbox', 'secretaris (kopie)'), writeTerm('mailbox', 'griffie')],
  ['folder', writeTerm('in', 'Postvak IN/Projecten'), writeTerm('in', '')],
  ['year', 'date:2012', '-has:date'],
  ['correspondent', writeTerm('with', 'j.bakker@example.nl'), writeTerm('with', 'J. "Jan" Bakker')],
  ['domain', writeTerm('with', '@example.nl'), writeTerm('with', '@example.org')],
  ['kind', writeTerm('kind', 'mail'), writeTerm('kind', 'calendar')],
  ['type', writeTerm('type', 'application/pdf'), writeTerm('type', 'image/png')],
  ['size', 'larger:10k -larger:100k', 'larger:10M'],
  ['problem', 'problem:date-absent', 'problem:charset-wrong'],
  ['value', 'value:B', 'value:V'],
  ['tag', writeTerm('tag', 'nog bekijken'), writeTerm('tag', 'OR')],
  ['lang', writeTerm('lang', 'nl'), writeTerm('lang', 'en')],
]
const typed = ['', 'bestemmingsplan', 'van:bakker -"niet dit" (woo OR wob)', 'plan OR vergunning']

const meaning = (query: string) => {
  const parsed = parseQuery(query)
  return parsed.ok ? printQuery(parsed.query) : `unreadable: ${query}`
}

describe.each(facets)('values of the facet %s', (facet, one, other) => {
  test.each(typed)('come into and out of “%s” as they were', (query) => {
    const chosen = choose(query, facet, one)
    expect(isChosen(choicesOf(chosen, facet), one)).toBe(true)
    expect(isChosen(choicesOf(chosen, facet), other)).toBe(false)
    expect(meaning(choicesOf(chosen, facet).rest)).toBe(meaning(query))
    expect(meaning(choose(chosen, facet, one))).toBe(meaning(query))
  })

  test.each(typed)('mean “or” among each other in “%s”', (query) => {
    const both = choose(choose(query, facet, one), facet, other)
    expect(meaning(both)).toContain(' OR ')
    expect([one, other].map((term) => isChosen(choicesOf(both, facet), term))).toEqual([true, true])
    expect(meaning(choicesOf(both, facet).rest)).toBe(meaning(query))
    expect(meaning(choose(both, facet, one))).toBe(meaning(choose(query, facet, other)))
  })
})

describe('choices', () => {
  test('of two facets are met both', () => {
    const query = choose(choose('plan', 'value', 'value:B'), 'kind', 'kind:mail')
    expect(query).toBe('plan value:B kind:mail')
  })

  test('of hints are met all', () => {
    const query = choose(choose('', 'hint', 'has:attachment'), 'hint', 'is:signed')
    expect(query).toBe('has:attachment is:signed')
    expect(choose(query, 'hint', 'has:attachment')).toBe('is:signed')
  })

  test('leave what a person excluded alone', () => {
    expect(choicesOf('-value:B', 'value')).toEqual({ terms: [], rest: '-value:B' })
  })
})

describe('a stretch of time', () => {
  test.each([
    ['', 'date:2012'],
    ['plan', 'plan date:2012'],
    ['plan date:2010..2014', 'plan date:2012'],
    ['(date:2010 OR date:2011) plan', 'plan date:2012'],
    ['-has:date', 'date:2012'],
  ])('takes the place of another in “%s”', (query, expected) => {
    expect(chooseDates(query, 'date:2012')).toBe(expected)
    expect(hasDates(expected)).toBe(true)
    expect(hasDates(chooseDates(expected, null))).toBe(false)
  })
})

describe('a query without what it asks for last', () => {
  test.each([
    ['plan from:bakker', 'plan', 'from:bakker'],
    ['plan (woo OR wob)', 'plan', '(woo OR wob)'],
  ])('of “%s” is “%s”', (query, rest, last) => {
    expect(withoutLast(query)).toEqual({ query: rest, last })
  })

  test.each(['', 'plan', 'plan OR woo', '"open'])('there is none of “%s”', (query) => {
    expect(withoutLast(query)).toBeNull()
  })
})

describe('an OR that is all of a query', () => {
  test('is still the choices of its facet once another facet is no longer chosen', () => {
    const both = choose(
      choose(choose('', 'mailbox', 'mailbox:=a'), 'mailbox', 'mailbox:=b'),
      'year',
      'date:2012',
    )
    const alone = choose(both, 'year', 'date:2012')
    expect(choicesOf(alone, 'mailbox')).toEqual({ terms: ['mailbox:=a', 'mailbox:=b'], rest: '' })
    expect(choose(alone, 'mailbox', 'mailbox:=a')).toBe('mailbox:=b')
  })

  test('of dates gives way to another date', () => {
    expect(chooseDates('date:2012 OR date:2013', 'date:2014')).toBe('date:2014')
  })
})
