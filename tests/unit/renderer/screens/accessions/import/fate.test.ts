import { expect, test } from 'vitest'
import { fateOf } from '../../../../../../renderer/screens/accessions/import/fate.ts'

const table = [
  ['mail', 3, 0, { is: 'mail', part: 0, isLoss: false }],
  ['mail', 3, 1, { is: 'mail', part: 1, isLoss: true }],
  ['container', 2, 0, { is: 'container', part: 0, isLoss: false }],
  ['other', 2, 0, { is: 'other', part: 0, isLoss: false }],
  ['other', 2, 1, { is: 'other', part: 1, isLoss: true }],
  ['other', 2, 2, { is: 'unread', part: 0, isLoss: true }],
  ['unreadable', 2, 2, { is: 'unreadable', part: 0, isLoss: true }],
] as const

test.each(table)(
  'of %s files, %i with %i unread, it is said what becomes of them',
  (role, files, unread, fate) => {
    expect(fateOf({ format: 'x', role, files, bytes: 1, items: 0, unread })).toEqual(fate)
  },
)
