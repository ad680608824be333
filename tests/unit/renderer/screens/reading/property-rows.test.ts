import { describe, expect, test } from 'vitest'
import {
  listProperties,
  type ShownProperty,
  writeColumns,
  writeId,
} from '../../../../../renderer/screens/reading/property-rows.ts'
import type { PropertyGroup } from '../../../../../shared/records.ts'

const property = (of: Partial<ShownProperty>): ShownProperty => ({
  id: 0x37,
  name: 'PidTagSubject',
  set: null,
  type: 'PtypString',
  value: 'Vergunning',
  size: 20,
  isCut: false,
  ...of,
})
const groups: PropertyGroup[] = [
  {
    place: [],
    properties: [property({}), property({ id: 0x8001, name: 'keywords', set: 'PS_PUBLIC_STRINGS' })],
  },
  {
    place: ['recipient', 2],
    properties: [property({ id: 0x3001, name: 'PidTagDisplayName', value: 'Els' })],
  },
  { place: ['attachment', 1, 'item', 'recipient', 3], properties: [] },
]
const namesOf = (filter: string) =>
  listProperties(groups, filter).map((row) => (row.is === 'group' ? `[${row.name}]` : row.property.name))

describe('the list of properties', () => {
  test('has every group, also one without properties, and says where it stands', () => {
    expect(namesOf('')).toEqual([
      '[Item]',
      'PidTagSubject',
      'keywords',
      '[Ontvanger 2]',
      'PidTagDisplayName',
      '[Bijlage 1 › Item › Ontvanger 3]',
    ])
  })
  test.each([
    ['by name, in any case', 'DISPLAYNAME', ['[Ontvanger 2]', 'PidTagDisplayName']],
    ['by identifier', '0x8001', ['[Item]', 'keywords']],
    ['by set', 'public_strings', ['[Item]', 'keywords']],
    ['by value', 'els', ['[Ontvanger 2]', 'PidTagDisplayName']],
    ['by all words in any column', 'vergunning subject ptypstring', ['[Item]', 'PidTagSubject']],
    ['to nothing', 'nowhere', []],
    ['by no words', '  ', namesOf('')],
  ])('is filtered %s', (_case, filter, expected) => {
    expect(namesOf(filter)).toEqual(expected)
  })
})

test('identifiers are written as their specification does', () => {
  expect([0x37, 0x8001, 0xffff].map((id) => writeId({ id }))).toEqual(['0x0037', '0x8001', '0xFFFF'])
})

test('a value with tabs and lines stays one line of a table', () => {
  const rows = listProperties([{ place: [], properties: [property({ value: 'a\tb\r\nc' })] }], '')
  expect(writeColumns(rows)).toBe('Item\t0x0037\tPidTagSubject\t\tPtypString\t20\ta b c')
})
