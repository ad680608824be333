import { expect, test } from 'vitest'
import { hashOfSaid } from '../../../../../main/read/pst/messaging/said.ts'
import { attached, attachedItem, mail } from '../../../../helpers/pst/items.ts'
import { itemOf } from '../../../../helpers/pst/plain-item.ts'
import type { ItemPlan } from '../../../../helpers/pst/plan.ts'
import { binary, int32, named, sets, text, time } from '../../../../helpers/pst/properties.ts'

const inner = mail({ subject: 'Binnenste', text: 'diep' })
const base: ItemPlan = {
  ...mail({
    subject: 'Bezwaar',
    from: { name: 'Els', address: 'els@example.nl' },
    to: [{ name: 'Jan', address: 'jan@example.nl' }],
    text: 'Geachte heer',
  }),
  attachments: [attached('besluit.pdf', Buffer.from('besluit')), attachedItem('Binnenste', inner)],
}
const hash = hashOfSaid(itemOf(base))

const withProperty = (property: ItemPlan['properties'][number]): ItemPlan => ({
  ...base,
  properties: [...base.properties.filter(({ id }) => id !== property.id), property],
})

test.each([
  ['read', int32(0x0e07, 0)],
  ['answered', int32(0x1081, 102)],
  ['flagged', int32(0x1090, 2)],
  ['changed at another time', time(0x3008, new Date('2014-01-01T00:00:00Z'))],
  ['sent at another time', time(0x0039, new Date('2014-01-01T00:00:00Z'))],
  ['given an identifier', text(0x1035, '<1@example.nl>')],
  ['in a category', { ...named(sets.publicStrings, 'Keywords', text(0, 'Rood')), id: 0x8001 }],
  ['reminded of', { ...named(sets.common, 0x8502, time(0, new Date(0))), id: 0x8002 }],
  ['of another size', int32(0x0e08, 99)],
])('an item that is %s says the same', (_name, property) => {
  expect(hashOfSaid(itemOf(withProperty(property)))).toBe(hash)
})

test.each<[string, ItemPlan]>([
  ['subject', withProperty(text(0x0037, 'Beroep'))],
  ['class', withProperty(text(0x001a, 'IPM.Post'))],
  ['text', withProperty(text(0x1000, 'Geachte mevrouw'))],
  ['HTML', withProperty(binary(0x1013, Buffer.from('<p>x</p>')))],
  ['telephone number', withProperty(text(0x3a08, '020 555 0101'))],
  ['start', withProperty({ ...named(sets.appointment, 0x820d, time(0, new Date(0))), id: 0x8001 })],
  ['property of its own', withProperty({ ...named(sets.publicStrings, 'zaak', text(0, '12')), id: 0x8001 })],
  ['recipient', { ...base, recipients: [[text(0x3001, 'Piet'), text(0x3003, 'piet@example.nl')]] }],
  [
    'role of a recipient',
    {
      ...base,
      recipients: (base.recipients ?? []).map((row) =>
        row.map((each) => (each.id === 0x0c15 ? int32(0x0c15, 3) : each)),
      ),
    },
  ],
  ['number of recipients', { ...base, recipients: [] }],
  [
    'name of an attachment',
    {
      ...base,
      attachments: [attached('nota.pdf', Buffer.from('besluit')), ...(base.attachments?.slice(1) ?? [])],
    },
  ],
  [
    'bytes of an attachment',
    {
      ...base,
      attachments: [attached('besluit.pdf', Buffer.from('Besluit')), ...(base.attachments?.slice(1) ?? [])],
    },
  ],
  [
    'attached item',
    {
      ...base,
      attachments: [
        ...(base.attachments?.slice(0, 1) ?? []),
        attachedItem('Binnenste', mail({ subject: 'Binnenste', text: 'ondiep' })),
      ],
    },
  ],
])('an item with another %s says something else', (_name, other) => {
  expect(hashOfSaid(itemOf(other))).not.toBe(hash)
})

test('the order of properties does not matter, nor the number a store gives to a name', () => {
  const property = named(sets.publicStrings, 'zaak', text(0, '12'))
  const [one, other] = [
    { ...property, id: 0x8001 },
    { ...property, id: 0x9999 },
  ].map((each) => hashOfSaid(itemOf({ ...base, properties: [...base.properties, each].reverse() })))
  expect(one).toBe(other)
})
