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
  ['a compound file', Buffer.concat([bytes('d0cf11e0a1b11ae1'), Buffer.alloc(504)]), 'msg'],
  ['no more than the signature of a compound file', bytes('d0cf11e0a1b11ae1'), 'eml'],
  ['a winmail.dat', Buffer.concat([bytes('789f3e22'), Buffer.alloc(60)]), 'tnef'],
] as const)('the form of %s is told by its first bytes', (_what, head, form) => {
  expect(formOf(head)).toBe(form)
})
