import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { printable, shorten, shortenMiddle, widthOf } from '../../../../main/hosts/cli/printable.ts'

property.prop([fc.string({ unit: 'binary' })])('no text of a mail drives the terminal', (text) => {
  expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  expect(printable(text).isWellFormed()).toBe(true)
})

property.prop([fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 })])(
  'a shortened text fits',
  (text, columns) => {
    expect(widthOf(shorten(text, columns))).toBeLessThanOrEqual(columns)
    expect(widthOf(shortenMiddle(text, columns))).toBeLessThanOrEqual(columns)
  },
)

test('what is taken away is seen', () => {
  expect(printable('a\u202eb\u0000c\nd\tZoë 日')).toBe('a\ufffdb\ufffdc d Zoë 日')
})

test('of a path that is too long the drive and the name of the file remain', () => {
  expect(shortenMiddle('griffie/Maildir/cur/1326627989.mail', 22)).toBe('griffie…326627989.mail')
})
