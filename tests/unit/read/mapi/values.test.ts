import { describe, expect, test } from 'vitest'
import { codePageOf } from '../../../../main/read/mapi/code-page.ts'
import { find } from '../../../../main/read/mapi/find.ts'
import type { Property, PropertyValue } from '../../../../main/read/mapi/item.ts'
import {
  booleanOf,
  bytesOf,
  guidOf,
  numberOf,
  secondsOf,
  textOf,
  textsOf,
  ticksOf,
} from '../../../../main/read/mapi/values.ts'

const of = (type: number, value: PropertyValue, id = 0x6800): Property => ({ id, type, name: null, value })
const hex = (type: number, bytes: string): Property => of(type, Buffer.from(bytes, 'hex'))
const int32 = (id: number, value: number): Property => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return of(3, bytes, id)
}

describe('values', () => {
  test.each([
    ['PtypInteger16', hex(2, 'feff'), -2],
    ['PtypInteger32', hex(3, '01000080'), -2147483647],
    ['PtypInteger64', hex(0x14, '0100000001000000'), 4294967297],
    ['PtypFloating32', hex(4, '0000c03f'), 1.5],
    ['PtypFloating64', hex(5, '000000000000f83f'), 1.5],
    ['PtypCurrency', hex(6, '1027000000000000'), 1],
    ['text', hex(0x1f, '31003200'), null],
    ['too few bytes', hex(3, '0102'), null],
    ['an error in its place', hex(0x0a, '0f010480'), null],
  ])('a number of %s', (_, property, number) => {
    expect(numberOf(property)).toBe(number)
  })

  test('a truth is any byte but zero', () => {
    expect([hex(0x0b, '01'), hex(0x0b, '00'), hex(0x0b, 'ff'), hex(3, '01000000')].map(booleanOf)).toEqual([
      true,
      false,
      true,
      null,
    ])
  })

  test.each([
    ['the beginning of 1970', '00803ed5deb19d01', 0],
    ['part of a second after it', '01803ed5deb19d01', 0],
    ['part of a second before it', 'ff7f3ed5deb19d01', -1],
    ['10 September 2020 10:18:11', '80337daf5b87d601', 1599733091],
    ['the time of no time', '0040dda35745b30c', null],
    ['nothing', '0000000000000000', null],
  ])('%s', (_, bytes, seconds) => {
    expect(secondsOf(hex(0x40, bytes))).toBe(seconds)
  })

  test('a time is known exactly as well, and one in days since 1899', () => {
    expect(ticksOf(hex(0x40, '01803ed5deb19d01'))).toBe(116444736000000001n)
    const days = Buffer.alloc(8)
    days.writeDoubleLE(25_569.5)
    expect(secondsOf(of(7, days))).toBe(43_200)
  })

  test.each([0, 1e300, -1e300, Number.NaN, Number.POSITIVE_INFINITY, -657_435, 2_958_466])(
    '%d days as a double are no time that can be written',
    (days) => {
      const bytes = Buffer.alloc(8)
      bytes.writeDoubleLE(days)
      expect(secondsOf(of(7, bytes))).toBeNull()
    },
  )

  test('a GUID has its first three fields turned round', () => {
    expect(guidOf(hex(0x48, '0820060000000000c000000000000046'))).toBe('00062008-0000-0000-c000-000000000046')
  })

  test('a value in pieces is put together, but not beyond 64 MiB', () => {
    const piece = Buffer.from('ab')
    expect(bytesOf({ size: 4, pieces: () => [piece, piece] })?.toString()).toBe('abab')
    expect(bytesOf({ size: 2 ** 40, pieces: () => [piece] })).toBeNull()
  })

  test('several texts are read one by one', () => {
    expect(textsOf(of(0x101f, [Buffer.from('a', 'utf16le'), Buffer.from('b', 'utf16le')]), null)).toEqual([
      'a',
      'b',
    ])
    expect(textsOf(of(0x1003, [Buffer.alloc(4)]), null)).toEqual([])
  })
})

describe('text', () => {
  test.each([
    ['UTF-16', of(0x1f, Buffer.from('é日', 'utf16le')), null, 'é日'],
    ['code page 932', hex(0x1e, '93fa967b'), 932, '日本'],
    ['code page 50220 (ISO 2022-JP)', hex(0x1e, '1b2442467c4b5c1b2842'), 50220, '日本'],
    ['code page 1251', hex(0x1e, 'cfeef0'), 1251, 'Пор'],
    ['code page 28605 (ISO 8859-15)', hex(0x1e, 'a4'), 28605, '€'],
    ['code page 65001', hex(0x1e, 'c3a9'), 65001, 'é'],
    ['no code page', hex(0x1e, '80e9'), null, '€é'],
    ['a code page nobody knows', hex(0x1e, 'e9'), 99999, 'é'],
    ['a byte order mark, which stays', hex(0x1f, 'fffe4100'), null, '\ufeffA'],
  ])('in %s', (_, property, codePage, text) => {
    expect(textOf(property, codePage)).toBe(text)
  })

  test.each([
    [
      'the code page of its texts before that of the message',
      [int32(0x3ffd, 1251), int32(0x3fde, 65001)],
      1251,
    ],
    ['the code page of its language', [int32(0x3ff1, 0x0411)], 932],
    ['Chinese of Taiwan apart from that of China', [int32(0x3ff1, 0x0404)], 950],
    ['the code page of the message when it says no other', [int32(0x3fde, 28592)], 28592],
    ['never UTF-16 for bytes', [int32(0x3ffd, 1200), int32(0x3ff1, 0x0419)], 1251],
    ['nothing when it says nothing', [], null],
    ['nothing when it says nonsense', [int32(0x3ffd, -5), int32(0x3ff1, 0x7f)], null],
  ])('%s', (_, properties, codePage) => {
    expect(codePageOf(properties)).toBe(codePage)
  })
})

describe('finding a property', () => {
  const set = '00020386-0000-0000-c000-000000000046'
  const named = (id: number, name: number | string): Property => ({ ...int32(id, id), name: { set, name } })
  test('by identifier, by number in a set, by text in a set in whatever case', () => {
    const list = [int32(0x37, 1), named(0x8001, 0x8208), named(0x8002, 'X-Mailer'), int32(0x8003, 9)]
    expect(find(list, 0x37)).toBe(list[0])
    expect(find(list, { set, name: 0x8208 })).toBe(list[1])
    expect(find(list, { set, name: 'x-mailer' })).toBe(list[2])
    expect(find(list, { set: set.replace('386', '329'), name: 'x-mailer' })).toBeNull()
    expect(find(list, 0x8001)).toBeNull()
    expect(find(list, 0x8003)).toBe(list[3])
  })
})
