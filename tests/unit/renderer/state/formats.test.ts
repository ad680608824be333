import { expect, test } from 'vitest'
import { writeBytes, writeBytesInFull } from '../../../../renderer/state/formats.ts'

test.each([
  [0, '0 bytes', '0 bytes'],
  [1, '1 byte', '1 byte'],
  [999, '999 bytes', '999 bytes'],
  [1_227, '1,2 kB', '1,2 kB (1.227 bytes)'],
  [123_456, '123 kB', '123 kB (123.456 bytes)'],
  [16_105_273_344, '16,1 GB', '16,1 GB (16.105.273.344 bytes)'],
])('%i bytes are told in the unit that fits, and to the byte where that is asked', (bytes, short, full) => {
  // Intl keeps a number and its unit together with a space that does not break.
  expect(writeBytes(bytes).replace(/\s/g, ' ')).toBe(short)
  expect(writeBytesInFull(bytes).replace(/\s/g, ' ')).toBe(full)
})
