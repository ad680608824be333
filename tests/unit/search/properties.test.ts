import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MapiItem, Property, PropertyValue } from '../../../main/read/mapi/item.ts'
import { groupProperties } from '../../../main/search/properties.ts'
import { PropertyGroup } from '../../../shared/records.ts'

const property = (
  id: number,
  type: number,
  value: PropertyValue,
  name: Property['name'] = null,
): Property => ({
  ...{ id, type, name, value },
})
const wide = (text: string) => Buffer.from(text, 'utf16le')
const number = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}
const big = (value: bigint) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(value)
  return bytes
}
const item = (properties: readonly Property[], more: Partial<MapiItem> = {}): MapiItem => ({
  ...{ properties, recipients: [], attachments: [] },
  ...more,
})
const shown = (one: Property) => groupProperties(item([one])).groups[0]?.properties[0]

const SET = '00062008-0000-0000-c000-000000000046'
const OTHER = '11111111-0000-0000-c000-000000000046'

test.each<[what: string, one: Property, name: string, type: string, value: string]>([
  ['a text', property(0x0037, 0x001f, wide('Café')), 'PidTagSubject', 'PtypString', 'Café'],
  ['a number', property(0x0017, 0x0003, number(-2)), 'PidTagImportance', 'PtypInteger32', '-2'],
  [
    'a number beyond 2^53',
    property(0x6001, 0x0014, big(9007199254740993n)),
    '',
    'PtypInteger64',
    '9007199254740993',
  ],
  ['a boolean', property(0x0e1b, 0x000b, Buffer.from([1])), 'PidTagHasAttachments', 'PtypBoolean', 'true'],
  [
    'a time',
    property(0x0039, 0x0040, big(129757050000000000n)),
    'PidTagClientSubmitTime',
    'PtypTime',
    '2012-03-08T18:30:00Z',
  ],
  ['a time that means none', property(0x0039, 0x0040, big(0n)), 'PidTagClientSubmitTime', 'PtypTime', '0'],
  [
    'bytes',
    property(0x0071, 0x0102, Buffer.from('00ff', 'hex')),
    'PidTagConversationIndex',
    'PtypBinary',
    '00ff',
  ],
  ['an error', property(0x1000, 0x000a, number(-2147221233)), 'PidTagBody', 'PtypErrorCode', '0x8004010f'],
  [
    'a value too short for its type',
    property(0x0017, 0x0003, Buffer.from([7])),
    'PidTagImportance',
    'PtypInteger32',
    '07',
  ],
  [
    'several texts',
    property(0x8000, 0x101f, [wide('a'), wide('b')], { set: OTHER, name: 'Eigen' }),
    'Eigen',
    'PtypMultipleString',
    'a\nb',
  ],
  [
    'a number as a name',
    property(0x8001, 0x0003, number(1), { set: SET, name: 0x8501 }),
    'PidLidReminderDelta',
    'PtypInteger32',
    '1',
  ],
  ['a type nobody knows', property(0x6001, 0x0999, Buffer.from('ab', 'hex')), '', '0x0999', 'ab'],
])('%s is shown with its name, type and value', (_what, one, name, type, value) => {
  const size = Buffer.isBuffer(one.value) ? one.value.length : 4
  expect(shown(one)).toMatchObject({
    id: one.id,
    name,
    type,
    value,
    size,
    isCut: false,
    set: one.name === null ? null : one.name.set === SET ? 'PSETID_Common' : one.name.set,
  })
})

test('8-bit text is in the code page its item says, also that of a recipient', () => {
  const codePage = property(0x3ffd, 0x0003, number(1251))
  const text = property(0x3001, 0x001e, Buffer.from('cff0e8', 'hex'))
  const { groups } = groupProperties(item([codePage], { recipients: [[text]] }))
  expect(groups.at(-1)?.properties[0]?.value).toBe('При')
})

test('a long value is cut, wherever it lies, and says how long it is', () => {
  const text = property(0x1000, 0x001f, wide('é'.repeat(5000)))
  expect(shown(text)).toMatchObject({ value: 'é'.repeat(2000), size: 10_000, isCut: true })
  let asked = 0
  function* pieces() {
    for (;;) {
      asked++
      yield Buffer.alloc(1024 * 1024, 0xab)
    }
  }
  const large = property(0x3701, 0x0102, { size: 10 * 1024 ** 3, pieces })
  expect(shown(large)).toMatchObject({ value: 'ab'.repeat(1000), size: 10 * 1024 ** 3, isCut: true })
  expect(asked).toBe(1)
})

test('every group says where it stands', () => {
  const one = [property(0x0037, 0x001f, wide('x'))]
  const inner = item(one, { recipients: [one], attachments: [{ properties: one, embedded: null }] })
  const outer = item(one, {
    recipients: [one, []],
    attachments: [
      { properties: one, embedded: null },
      { properties: one, embedded: inner },
    ],
  })
  expect(groupProperties(outer).groups.map(({ place }) => place)).toEqual([
    [],
    ['recipient', 1],
    ['recipient', 2],
    ['attachment', 1],
    ['attachment', 2],
    ['attachment', 2, 'item'],
    ['attachment', 2, 'item', 'recipient', 1],
    ['attachment', 2, 'item', 'attachment', 1],
  ])
})

test('items in items without end, and properties without number, are cut', () => {
  const one = property(0x0037, 0x001f, wide('x'))
  const endless: MapiItem = item([one], {
    attachments: [
      {
        properties: [],
        get embedded() {
          return endless
        },
      },
    ],
  })
  expect(groupProperties(endless).groups.length).toBeLessThan(50)
  function* recipients() {
    for (;;) yield []
  }
  const { groups, isCut } = groupProperties(
    { properties: [one], recipients: recipients(), attachments: [] },
    100,
  )
  expect([groups.length, isCut]).toEqual([100, true])
  expect(groupProperties(item(Array.from({ length: 101 }, () => one)), 100)).toMatchObject({ isCut: true })
  expect(groupProperties(item(Array.from({ length: 100 }, () => one)), 100)).toMatchObject({ isCut: false })
})

test('whatever types and bytes say, what is shown keeps to the contract', () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).map((value) => Buffer.from(value))
  const anything = fc.record({
    id: fc.nat(0xffff),
    type: fc.oneof(
      fc.constantFrom(2, 3, 4, 5, 6, 7, 10, 11, 13, 20, 30, 31, 64, 72, 251, 258),
      fc.nat(0xffff),
    ),
    name: fc.constantFrom(null, { set: SET, name: 1 }, { set: SET, name: 'x' }),
    value: fc.oneof(bytes, fc.array(bytes, { maxLength: 3 })),
  })
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 5 }), (properties) => {
      for (const group of groupProperties(item(properties)).groups) {
        expect(PropertyGroup.safeParse(group).error).toBeUndefined()
        for (const { value } of group.properties) expect(value.length).toBeLessThanOrEqual(2000)
      }
    }),
    { numRuns: 200 },
  )
})
