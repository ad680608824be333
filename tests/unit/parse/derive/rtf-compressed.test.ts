import { deflateSync } from 'node:zlib'
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { decompressRtf } from '../../../../main/parse/derive/rtf-compressed.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const simple = hex(
  '2d000000 2b000000 4c5a4675 f1c5c7a7 03000a00 72637067 31323542 320af320 68656c09 00206277 05b06c64 7d0a800f a0',
)
const crossing = hex('1a000000 1c000000 4c5a4675 e2d44b51 41000420 5758595a 0d6e7d01 0eb0')

describe('compressed RTF', () => {
  test.each([
    ['the simple one of [MS-OXRTFCP] §4.1.1', simple, '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n'],
    ['the one of §4.1.2, which reads what it is writing', crossing, '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
  ])('gives back %s', (_, packed, rtf) => {
    expect(decompressRtf(packed, 1000)).toEqual({ bytes: Buffer.from(rtf), isWhole: true })
  })

  test('gives back what was never compressed', () => {
    const plain = Buffer.from('{\\rtf1 x}')
    const header = Buffer.alloc(16)
    header.writeUInt32LE(plain.length + 12, 0)
    header.writeUInt32LE(plain.length, 4)
    header.write('MELA', 8, 'latin1')
    expect(decompressRtf(Buffer.concat([header, plain]), 1000)).toEqual({ bytes: plain, isWhole: true })
    expect(decompressRtf(Buffer.concat([header, plain.subarray(1)]), 1000)?.isWhole).toBe(false)
  })

  test('is not whole when its checksum is wrong, its end is missing, or there is no room', () => {
    const changed = Buffer.from(simple)
    changed[25] = 0x21
    expect(decompressRtf(changed, 1000)?.isWhole).toBe(false)
    expect(decompressRtf(simple.subarray(0, -6), 1000)?.isWhole).toBe(false)
    expect(decompressRtf(simple, 10)).toEqual({ bytes: Buffer.from('{\\rtf1\\ans'), isWhole: false })
  })

  test('is none when the mark is another', () => {
    expect(decompressRtf(deflateSync('x'.repeat(100)), 1000)).toBeNull()
    expect(decompressRtf(Buffer.alloc(15), 1000)).toBeNull()
  })

  property.prop([fc.uint8Array({ maxLength: 300 }), fc.nat(0xffffffff), fc.nat(0xffffffff)], {
    numRuns: 300,
  })(
    'believes no size: whatever is there, no more is written than there is room',
    (contents, packed, raw) => {
      const header = Buffer.alloc(16)
      header.writeUInt32LE(packed, 0)
      header.writeUInt32LE(raw, 4)
      header.write('LZFu', 8, 'latin1')
      const read = decompressRtf(Buffer.concat([header, contents]), 500)
      expect(read?.bytes.length).toBeLessThanOrEqual(Math.min(500, contents.length * 8.5))
    },
  )
})
