import { expect, test } from 'vitest'
import { pictureType } from '../../../../main/hosts/electron/picture-type.ts'

test.each([
  ['89504e470d0a1a0a00', 'image/png'],
  ['ffd8ffe000', 'image/jpeg'],
  [Buffer.from('GIF89a').toString('hex'), 'image/gif'],
  [Buffer.from('RIFF0000WEBP').toString('hex'), 'image/webp'],
  [Buffer.from('RIFF0000WAVE').toString('hex'), null],
  [Buffer.from('<svg onload=alert(1)>').toString('hex'), null],
  [Buffer.from('<html>').toString('hex'), null],
  ['4d5a9000', null],
  ['89504e47', null],
  ['', null],
])('bytes %s are %s', (hex, type) => {
  expect(pictureType(Buffer.from(hex, 'hex'))).toBe(type)
})

test('the bytes themselves are looked at, not what lies before them in memory', () => {
  const all = Buffer.from('89504e470d0a1a0affd8ff00', 'hex')
  expect(pictureType(all.subarray(8))).toBe('image/jpeg')
})
