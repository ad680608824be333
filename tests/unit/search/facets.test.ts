import fc from 'fast-check'
import { expect, test } from 'vitest'
import { facets } from '../../../main/search/facets.ts'
import { matchIds } from '../../../main/search/search.ts'
import { parseQuery, type QueryTree } from '../../../shared/query.ts'
import { type FacetName, facetNames } from '../../../shared/records.ts'
import { searchDepot } from '../../helpers/search-depot.ts'
import { someItems } from '../../helpers/search-items.ts'
import { recordsOf } from '../../helpers/search-oracle.ts'

function understood(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`)
  return parsed.query
}

/** Values of which no query can tell the records. */
const unaskable: Readonly<Partial<Record<FacetName, (value: string) => boolean>>> = {
  lang: (value) => value === '',
  correspondent: (value) => value.startsWith('@'),
}

test('the term of every value finds exactly the records counted, in all and per decision', () => {
  fc.assert(
    fc.property(someItems, (items) => {
      const db = searchDepot(items)
      const known = new Map(recordsOf(items).map((record) => [record.id, record.copy.value]))
      for (const { name, values } of facets(db, {
        query: understood(''),
        names: facetNames,
        limit: 1_000,
        split: true,
      })) {
        for (const { value, term, count, split } of values) {
          const label = `${name} ${JSON.stringify(value)}: ${term}`
          if (unaskable[name]?.(value) === true) {
            expect(term, label).toBe('')
            continue
          }
          expect(term, label).not.toBe('')
          const ids = matchIds(db, understood(term))
          expect(ids.length, label).toBe(count)
          const decided = (letter: string) => ids.filter((id) => known.get(id) === letter).length
          expect({ B: decided('B'), V: decided('V'), N: decided('N') }, label).toEqual(split)
        }
      }
      db.close()
    }),
    { numRuns: 25 },
  )
})

test('within a query a term finds what was counted there', () => {
  fc.assert(
    fc.property(someItems, fc.constantFrom('raad', '-raad', 'is:undecided', 'larger:10k'), (items, text) => {
      const db = searchDepot(items)
      const asked = {
        query: understood(text),
        names: ['folder', 'correspondent', 'hint'] as const,
        limit: 100,
        split: false,
      }
      for (const { values } of facets(db, asked)) {
        for (const { term, count } of values.filter(({ term }) => term !== '')) {
          expect(matchIds(db, understood(`(${text}) ${term}`)).length, term).toBe(count)
        }
      }
      db.close()
    }),
    { numRuns: 8 },
  )
})

test('sizes come from the smallest on, every record in one class', () => {
  fc.assert(
    fc.property(someItems, (items) => {
      const db = searchDepot(items)
      const [facet] = facets(db, { query: understood(''), names: ['size'], limit: 10, split: false })
      const order = ['..10k', '10k..100k', '100k..1M', '1M..10M', '10M..']
      const values = facet?.values ?? []
      expect(values.map(({ value }) => value)).toEqual(
        order.filter((value) => values.some((one) => one.value === value)),
      )
      expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(recordsOf(items).length)
      db.close()
    }),
    { numRuns: 8 },
  )
})
