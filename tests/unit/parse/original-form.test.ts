import { expect, test } from 'vitest'
import { itemOf } from '../../../main/parse/content-item.ts'
import { formOf } from '../../../main/parse/original-form.ts'
import { contentOf, letter } from '../../helpers/mapi-items.ts'

const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016)])

test.each([
  ['a property set', contentOf(letter()), 'mapi'],
  ['a compound file', compound, 'msg'],
  ['a file that only begins as one', compound.subarray(0, 100), 'eml'],
  ['a winmail.dat', Buffer.from('789f3e220100', 'hex'), 'tnef'],
  ['four bytes of one', Buffer.from('789f3e22', 'hex'), 'eml'],
  ['a message', Buffer.from('Subject: x\r\n\r\n'), 'eml'],
  ['nothing', Buffer.alloc(0), 'eml'],
])('%s has the form it is read in', (_, content, form) => {
  expect(formOf(content)).toBe(form)
  expect(itemOf(content) === null).toBe(form === 'eml')
})
