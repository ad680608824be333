import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTotals } from '../../../main/search/totals.ts'
import { parseQuery, type QueryTree } from '../../../shared/query.ts'
import { searchDepot } from '../../helpers/search-depot.ts'
import { someItems } from '../../helpers/search-items.ts'
import { type Known, meets, recordsOf } from '../../helpers/search-oracle.ts'

function understood(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.query
}

test('totals are what going through all records by hand adds up to', () => {
  fc.assert(
    fc.property(someItems, fc.constantFrom('', 'raad', '-raad', 'has:date', 'geenenkel'), (items, text) => {
      const db = searchDepot(items)
      const query = understood(text)
      const found = recordsOf(items).filter((record) => meets(record, query))
      const dates = found.flatMap(({ item }) => item.message.sent.at ?? [])
      const count = (term: string) => found.filter((record) => meets(record, understood(term))).length
      const differing = (of: (record: Known) => readonly (string | number)[]) =>
        new Set(found.flatMap(of)).size
      expect(readTotals(db, query)).toEqual({
        records: found.length,
        bytes: found.reduce((sum, { copy }) => sum + copy.size, 0),
        values: { B: count('value:B'), V: count('value:V'), N: count('value:N') },
        first: dates.length === 0 ? null : Math.min(...dates),
        last: dates.length === 0 ? null : Math.max(...dates),
        undated: found.length - dates.length,
        correspondents: differing(({ item }) =>
          item.message.addresses
            .map(({ name, address }) => (address || name).toLowerCase())
            .filter((one) => one !== ''),
        ),
        conversations: differing(({ content, item }) => [item.message.references[0] ?? content]),
        copies: count('has:copies'),
        withAttachments: count('has:attachment'),
        withProblems: count('has:problem'),
        mailboxes: differing(({ copy }) => [copy.mailbox]),
      })
      db.close()
    }),
    { numRuns: 25 },
  )
})
