import { expect, test } from 'vitest'
import { isAutomatic } from '../../../../../renderer/screens/reading/automatic.ts'
import { groupByRole } from '../../../../../renderer/screens/reading/participants.ts'

const person = (role: string, address: string) => ({ role, name: '', address })

test('participants stand by role, in the order people read; what only repeats the sender is left out', () => {
  const groups = groupByRole([
    person('cc', 'c@example.org'),
    person('to', 'b@example.org'),
    person('sender', 'A@example.org'),
    person('from', 'a@example.org'),
    person('reply-to', 'd@example.org'),
    person('odd', 'e@example.org'),
  ])
  expect(groups.map(({ role }) => role)).toEqual(['from', 'reply-to', 'to', 'cc', 'odd'])
})

test.each([
  ['Auto-Submitted', 'auto-replied', true],
  ['auto-submitted', 'no', false],
  ['Precedence', 'bulk', true],
  ['List-Id', '<x.example.org>', true],
  ['Subject', 'auto-replied', false],
])('%s: %s is automatic: %s', (name, value, automatic) => {
  expect(isAutomatic([{ name, value }])).toBe(automatic)
})
