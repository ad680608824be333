import { expect, test } from 'vitest'
import { formOf } from '../../../main/parse/original-form.ts'
import { writeItem } from '../../../main/read/mapi/form.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')

test.each([
  ['a message', Buffer.from('From: a@example.org\r\n\r\n'), 'eml'],
  ['nothing', Buffer.alloc(0), 'eml'],
  [
    'a property set',
    Buffer.concat([...writeItem({ properties: [], recipients: [], attachments: [] }, false)]),
    'mapi',
  ],
  ['a compound file', bytes('d0cf11e0a1b11ae100'), 'msg'],
  ['the beginning of its signature', bytes('d0cf11e0'), 'eml'],
  ['a winmail.dat', bytes('789f3e2200'), 'tnef'],
] as const)('the form of %s is told by its first bytes', (_what, head, form) => {
  expect(formOf(head)).toBe(form)
})
