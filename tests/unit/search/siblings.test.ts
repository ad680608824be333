import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchIds } from '../../../main/search/search.ts'
import { readSiblings } from '../../../main/search/siblings.ts'
import { parseQuery } from '../../../shared/query.ts'
import { searchDepot } from '../../helpers/search-depot.ts'
import { someItems } from '../../helpers/search-items.ts'
import { type Known, recordsOf } from '../../helpers/search-oracle.ts'

test('siblings are the conversation, the copies, all from the sender and all in the folder, and their terms find them', () => {
  fc.assert(
    fc.property(someItems, (items) => {
      const db = searchDepot(items)
      const records = recordsOf(items)
      const threadOf = ({ item, content }: Known) => item.message.references[0] ?? content
      for (const record of records) {
        const siblings = readSiblings(db, record.id)
        const count = (belongs: (other: Known) => boolean) => {
          const all = records.filter(belongs)
          const value = (letter: string) => all.filter(({ copy }) => copy.value === letter).length
          return { B: value('B'), V: value('V'), N: value('N') }
        }
        expect(siblings.thread).toEqual(count((other) => threadOf(other) === threadOf(record)))
        expect(siblings.copies).toEqual(count(({ content }) => content === record.content))
        const { term: folderTerm, ...folder } = siblings.folder
        const { mailbox, folder: path } = record.copy
        expect(folder).toEqual(count(({ copy }) => copy.mailbox === mailbox && copy.folder === path))
        const { term: senderTerm, ...sender } = siblings.sender
        const from = record.item.message.addresses.find(({ role }) => role === 'from')
        if (from === undefined || (from.address || from.name) === '') expect(senderTerm).toBe('')
        else expect(sender.B + sender.V + sender.N).toBeGreaterThan(0)
        for (const [term, counts] of [
          [folderTerm, folder],
          [senderTerm, sender],
        ] as const) {
          const parsed = parseQuery(term)
          if (term === '' || !parsed.ok) continue
          expect(matchIds(db, parsed.query).length, term).toBe(counts.B + counts.V + counts.N)
        }
        expect(folderTerm).not.toBe('')
      }
      db.close()
    }),
    { numRuns: 20 },
  )
})

test('a record that is not there is not found', () => {
  const db = searchDepot([])
  expect(() => readSiblings(db, 1)).toThrow('not-found')
  db.close()
})
