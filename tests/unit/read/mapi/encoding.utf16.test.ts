import { expect, test } from 'vitest'
import { decodeUtf16 } from '../../../../main/read/mapi/encoding.ts'

test('half a character at the end is left out, wherever the bytes lie, and costs no memory of others', () => {
  const bytes = Buffer.alloc(30_000, 0xff)
  for (let round = 0; round < 20_000; round++) {
    const length = 1001 + (((round * 7919) % 20_000) & ~1)
    expect(decodeUtf16(bytes.subarray(1, 1 + length)).length).toBe((length - 1) / 2)
  }
  expect(decodeUtf16(Buffer.from('a\0b\0c'))).toBe('ab')
})
