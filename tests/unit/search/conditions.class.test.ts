import { expect, test } from 'vitest'
import { complete } from '../../../main/search/complete.ts'
import { matchIds } from '../../../main/search/search.ts'
import { parseQuery } from '../../../shared/query.ts'
import { writeTerm } from '../../../shared/query-text.ts'
import { plansOf } from '../../helpers/plans.ts'
import { copyOf, messageOf, searchDepot } from '../../helpers/search-depot.ts'

const classes = ['IPM.Note', 'IPM.Note.SMIME', 'IPM.Notes', 'ipm.note', '', 'IPM.Appointment']
const db = () =>
  searchDepot(
    classes.map((itemClass) => ({ message: messageOf({ itemClass }), problem: null, copies: [copyOf()] })),
  )

function found(depot: ReturnType<typeof db>, query: string): number[] {
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(parsed.problem)
  return [...matchIds(depot, parsed.query)].sort((a, b) => a - b)
}

test.each([
  // A class brings along those made from it, and no other that only begins so.
  ['class:ipm.note', [1, 2, 4]],
  ['klasse:IPM.Note.SMIME', [2]],
  ['class:IPM', [1, 2, 3, 4, 6]],
  ['class:=IPM.NOTE', [1, 4]],
  // A star asks for all that begin so.
  ['class:ipm.note*', [1, 2, 3, 4]],
  ['class:IPM.Appoint*', [6]],
  ['class:IPM.Note.*', [2]],
  ['class:*', [1, 2, 3, 4, 6]],
  ['class:IPX*', []],
  ['class:"IPM.Note"', [1, 2, 4]],
  ['class:"IPM.Note*"', []],
  [writeTerm('class', 'IPM.Note'), [1]],
  ['-class:IPM', [5]],
  ['class:REPORT', []],
])('%s finds %j', (query, ids) => {
  expect(found(db(), query)).toEqual(ids)
})

test('a class that is begun is completed with those there are', () => {
  const { choices } = complete(db(), 'class:ipm.n', 11, 12)
  expect(choices.map(({ text }) => text)).toEqual(
    ['IPM.Note', 'IPM.Note.SMIME', 'IPM.Notes', 'ipm.note'].map((each) => expect.stringContaining(each)),
  )
})

test.each(['class:IPM.Note', 'class:IPM.Note*'])('classes are looked up in their index: %s', (query) => {
  const depot = db()
  const plans = plansOf(depot, () => found(depot, query))
  expect(plans.filter((plan) => plan.includes('message_by_item_class')).length).toBeGreaterThan(1)
})
