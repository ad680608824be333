import { expect, test } from 'vitest'
import { idsOfConversation } from '../../../../../renderer/screens/appraise/siblings.ts'
import { idsQuery } from '../../../../../renderer/screens/appraise/tags.ts'
import { parseQuery } from '../../../../../shared/query.ts'
import { addTerm } from '../../../../../shared/query-text.ts'

const relative = (id: number) => ({
  id,
  date: null,
  sender: '',
  subject: '',
  value: 'N' as const,
  mailbox: '',
})

test('a conversation is named by its records with all copies, or not at all', () => {
  const record = { id: 1, copies: [relative(2)], thread: [relative(3), relative(4)] }
  const counts = { B: 1, V: 1, N: 2 }
  expect(idsOfConversation(record, counts)).toEqual([1, 2, 3, 4])
  // More records than are named beside one: a link would show too few.
  expect(idsOfConversation(record, { ...counts, N: 900 })).toBeNull()
})

test.each([
  ['from:="j.bakker@example.nl"', 'from:="j.bakker@example.nl" value:V'],
  [idsQuery([7]), 'id:7 value:V'],
  [idsQuery([7, 8]), 'id:(7 OR 8) value:V'],
])('the part of %s with a value is %s, which is a query', (query, narrowed) => {
  expect(addTerm(query, 'value:V')).toBe(narrowed)
  const parsed = parseQuery(narrowed)
  expect(parsed.ok && parsed.query.is).toBe('and')
})
