import { expect, test } from 'vitest'
import type { Property, PropertyName } from '../../../../main/read/mapi/item.ts'
import * as named from '../../../../main/read/mapi/named.ts'
import { nameOf, nameOfSet } from '../../../../main/read/mapi/names.ts'
import { PSETID_Common } from '../../../../main/read/mapi/sets.ts'
import * as tags from '../../../../main/read/mapi/tags.ts'

const property = (id: number, name: PropertyName | null): Property => ({
  id,
  type: 3,
  name,
  value: Buffer.alloc(4),
})

/** One identifier, two types: the value is bytes or an object ([MS-OXCMSG] §2.2.2.7, §2.2.2.8). */
const TWICE = ['PidTagAttachDataBinary', 'PidTagAttachDataObject']

test('no two identifiers, and no two names, are the same by mistake', () => {
  const ids = Object.entries(tags).filter(([name]) => name !== TWICE[1])
  const twice = (values: readonly unknown[]): unknown[] =>
    values.filter((value, at) => values.indexOf(value) !== at)
  expect(twice(ids.map(([, id]) => id.toString(16)))).toEqual([])
  expect(twice(Object.values(named).map(({ set, name }) => `${set} ${name}`))).toEqual([])
})

test.each([
  ['PidTagSubject', property(0x37, null)],
  ['0x6001', property(0x6001, null)],
  ['0x8003', property(0x8003, null)],
  ['PidLidReminderSet', property(0x8001, { set: PSETID_Common, name: 0x8503 })],
  ['0x8FFF', property(0x8001, { set: PSETID_Common, name: 0x8fff })],
  ['x-priority', property(0x8001, { set: '00020386-0000-0000-c000-000000000046', name: 'x-priority' })],
])('%s', (name, of) => {
  expect(nameOf(of)).toBe(name)
})

test('a set is called what the specification calls it', () => {
  expect([nameOfSet(PSETID_Common), nameOfSet('11111111-0000-0000-0000-000000000000')]).toEqual([
    'PSETID_Common',
    '11111111-0000-0000-0000-000000000000',
  ])
})
