import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { readCard } from '../../../main/parse/cards/card.ts'
import type { MapiItem } from '../../../main/read/mapi/item.ts'
import { writeVcf } from '../../../main/transfer/vcf.ts'
import { hostileText, item, oneOff, prop } from '../../helpers/card-items.ts'

function written(source: MapiItem, text = ''): string {
  const { card } = readCard(source)
  if (card?.card !== 'contact' && card?.card !== 'list') throw new Error('no contact')
  return writeVcf({ card, text, modified: 1_393_840_800, sha256: 'ab12' })
}

const readBack = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[])
const value = (card: ICAL.Component, name: string) => card.getFirstPropertyValue(name)

describe('a contact is read back by another program with the same facts', () => {
  const source = item('IPM.Contact', [
    ...[prop.text(0x3001, 'Dr. Bram van Dam'), prop.text(0x3a11, 'van Dam'), prop.text(0x3a06, 'Bram')],
    ...[prop.text(0x3a45, 'Dr.'), prop.text(['address', 0x8005], 'Dam, Bram van')],
    ...[
      prop.text(0x3a16, 'Gemeente; Voorbeeld'),
      prop.text(0x3a18, 'Griffie'),
      prop.text(0x3a17, 'Griffier'),
    ],
    ...[prop.text(['address', 0x8083], 'bram@example.nl'), prop.text(['address', 0x8080], 'Bram (werk)')],
    ...[prop.text(0x3a1c, '06-12345678'), prop.text(0x3a1b, '010-7654321')],
    ...[
      prop.text(['address', 0x8045], 'Coolsingel 1\r\n2e etage'),
      prop.text(['address', 0x8046], 'Rotterdam'),
    ],
    ...[prop.text(['address', 0x8048], '3011 AA'), prop.time(0x3a42, '1970-05-04T23:00')],
    prop.texts(['strings', 'Keywords'], ['Raad, college']),
  ])
  const card = readBack(written(source, 'Belt\nterug'))

  test.each<[string, unknown]>([
    ['version', '4.0'],
    ['fn', 'Dr. Bram van Dam'],
    ['n', ['van Dam', 'Bram', '', 'Dr.', '']],
    ['org', ['Gemeente; Voorbeeld', 'Griffie']],
    ['title', 'Griffier'],
    ['email', 'bram@example.nl'],
    ['note', 'Belt\nterug'],
    ['categories', 'Raad, college'],
    ['adr', ['', '', 'Coolsingel 1\n2e etage', 'Rotterdam', '', '3011 AA', '']],
  ])('%s', (name, expected) => {
    expect(value(card, name)).toEqual(expected)
  })

  test('numbers with their kinds, the birthday, the address as it is written', () => {
    const phones = card.getAllProperties('tel')
    expect(phones.map((one) => [one.getFirstValue(), one.getFirstParameter('x-bewaarpost-kind')])).toEqual([
      ['06-12345678', 'mobile'],
      ['010-7654321', 'business-2'],
    ])
    expect(String(value(card, 'bday'))).toBe('1970-05-05')
    expect(card.getFirstProperty('adr')?.getFirstParameter('label')).toBe(
      'Coolsingel 1\n2e etage\n3011 AA Rotterdam',
    )
  })
})

test('a list is a group with all of its members, those without an address of mail too', () => {
  const list = item('IPM.DistList', [
    prop.text(['address', 0x8053], 'Commissie'),
    prop.buffers(
      ['address', 0x8055],
      [oneOff('Anna', 'anna@example.nl'), oneOff('Carla; C.', '/o=Voorbeeld/cn=carla'), Buffer.alloc(30)],
    ),
  ])
  const card = readBack(written(list))
  expect([value(card, 'kind'), value(card, 'fn')]).toEqual(['group', 'Commissie'])
  expect(card.getAllProperties('member').map((one) => one.getFirstValue())).toEqual([
    'mailto:anna@example.nl',
  ])
  expect(card.getAllProperties('x-bewaarpost-member').map((one) => one.getFirstValue())).toEqual([
    'Carla\\; C.;/o=Voorbeeld/cn=carla',
    ';',
  ])
})

test('no text can write a line of its own', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const text = `${hostile}\nEND:VCARD\r\n${hostile}`
      const tags = [0x3001, 0x3a11, 0x3a16, 0x3a1c, 0x3a51]
      const source = item('IPM.Contact', [
        ...tags.map((tag) => prop.text(tag, text)),
        prop.text(['address', 0x8083], text),
        prop.text(['address', 0x801b], text),
      ])
      const vcf = written(source, text)
      expect(vcf.split('\r\n').filter((line) => line === 'END:VCARD')).toHaveLength(1)
      expect(readBack(vcf).name).toBe('vcard')
    }),
    { numRuns: 50 },
  )
})
