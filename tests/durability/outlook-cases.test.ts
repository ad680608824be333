import { describe, expect, test } from 'vitest'
import { parseContent } from '../../main/parse/content.ts'
import type { RawItem, ReadStep } from '../../main/read/item.ts'
import { readPropertySet } from '../../main/read/mapi/form.ts'
import type { MapiItem } from '../../main/read/mapi/item.ts'
import { openNode } from '../../main/read/pst/ltp/node.ts'
import { checksumOf } from '../../main/read/pst/ndb/checksum.ts'
import { UNICODE } from '../../main/read/pst/ndb/layout.ts'
import { pst } from '../../main/read/pst/pst.ts'
import { bytesOf } from '../../main/source/bytes.ts'
import { buildMsg } from '../helpers/build-msg.ts'
import { attribute, tnefOf } from '../helpers/build-tnef.ts'
import { prop } from '../helpers/card-items.ts'
import { contentOf, file, letter } from '../helpers/mapi-items.ts'
import { openedDatabase } from '../helpers/node-database.ts'
import { attached, attachedByReference, attachedItem, mail } from '../helpers/pst/items.ts'
import type { AttachmentPlan, ItemPlan } from '../helpers/pst/plan.ts'
import { int32, named, sets, text } from '../helpers/pst/properties.ts'
import { compressedRtf } from '../helpers/pst/rtf.ts'
import { buildPst } from '../helpers/pst/write.ts'
import { collect } from '../helpers/read-steps.ts'

const jan = { name: 'Jan de Vries', address: 'j.devries@example.nl' }
const GIB = 2 ** 30

function built(...items: ItemPlan[]): { readonly bytes: Buffer; readonly nids: readonly number[] } {
  const { bytes, truth } = buildPst({ encryption: 'none', folders: [{ name: 'In', items }] })
  return { bytes, nids: truth.items.map(({ nid }) => nid) }
}

function itemsOf(steps: readonly ReadStep[]): RawItem[] {
  return steps.filter((step) => step.step === 'item')
}

async function onlyItemOf(bytes: Buffer): Promise<RawItem & { readonly bytes: Buffer }> {
  const [step, ...others] = itemsOf(await collect(pst.read(bytesOf(bytes), 0, {})))
  if (step === undefined || step.bytes === null || others.length > 0) throw new Error('not one small item')
  return { ...step, bytes: step.bytes }
}

/** Changes the table of recipients of an item under a right checksum. Gives the place of its block. */
function changeRecipients(
  bytes: Buffer,
  nid: number,
  change: (table: Buffer) => void,
): { readonly start: number; readonly length: number } {
  const database = openedDatabase(bytes)
  const entry = database.findNode(nid)
  const table = entry === null ? null : openNode(database, entry).subnodes.find(0x692)
  const { start, length } = database.openData(table?.data ?? 0).stored
  const trailer = start + length - UNICODE.blockTrailer
  const data = bytes.subarray(start, start + bytes.readUInt16LE(trailer))
  change(data)
  bytes.writeUInt32LE(checksumOf(data), trailer + UNICODE.blockChecksum)
  return { start, length }
}

describe('of a personal folders file', () => {
  test('items in each other 50 deep: opened to the bound, the innermost bytes are kept, and a message is made', async () => {
    let nested: AttachmentPlan = attached('kern.txt', Buffer.from('innermost bytes'))
    for (let level = 50; level > 0; level--)
      nested = attachedItem(`${level}`, mail({ subject: `Niveau ${level}`, attachments: [nested] }))
    const step = await onlyItemOf(built(mail({ subject: 'Buiten', attachments: [nested] })).bytes)
    expect(step.problems.map(({ kind }) => kind)).toEqual(['parts-too-deep'])
    expect(step.bytes.includes('innermost bytes')).toBe(true)
    expect(parseContent(step.bytes).subject).toBe('Buiten')
  })

  test('a table of recipients that is none, under a right checksum, costs the recipients and is named', async () => {
    const { bytes, nids } = built(
      mail({
        subject: 'Aan wie',
        to: [jan],
        text: 'tekst',
        attachments: [attached('a.txt', Buffer.from('a'))],
      }),
    )
    const { start, length } = changeRecipients(bytes, nids[0] ?? 0, (table) => table.writeUInt8(0xbc, 3))
    const step = await onlyItemOf(bytes)
    expect(step.problems).toEqual([
      { kind: 'item-damaged', start, length, detail: 'recipients: no table where one must be' },
    ])
    const { item } = readPropertySet(step.bytes)
    expect([[...item.recipients].length, [...item.attachments].length]).toEqual([0, 1])
    expect(parseContent(step.bytes)).toMatchObject({
      subject: 'Aan wie',
      attachments: [{ name: 'a.txt' }],
    })
  })

  test('recipients that are all one row, under a right checksum, are that one, and the others are named', async () => {
    const { bytes, nids } = built(mail({ subject: 'Aan wie', to: [jan, jan, jan] }))
    const place = changeRecipients(bytes, nids[0] ?? 0, (table) => {
      const index = table.indexOf(Buffer.from('010000000000000002000000010000000300000002000000', 'hex'))
      table.writeUInt32LE(0, index + 12)
      table.writeUInt32LE(0, index + 20)
    })
    const step = await onlyItemOf(bytes)
    expect([...readPropertySet(step.bytes).item.recipients].length).toBe(1)
    expect(step.problems).toEqual(
      ['0x2', '0x3'].map((row) => {
        const detail = `row ${row} of recipients: lies where another one does`
        return { kind: 'item-damaged', ...place, detail }
      }),
    )
  })

  test('two read at the same time share no names of properties, though they number them alike', async () => {
    const fileOf = (name: string): Buffer =>
      built(
        ...[1, 2, 3].map(() => mail({ subject: name, properties: [named(sets.mapi, name, text(0, name))] })),
      ).bytes
    const [one, other] = ['x-een', 'x-twee'].map((name) => pst.read(bytesOf(fileOf(name)), 0, {}))
    if (one === undefined || other === undefined) throw new Error('not two readers')
    for (let turn = 0; turn < 3; turn++) {
      for (const [reader, name] of [
        [one, 'x-een'],
        [other, 'x-twee'],
      ] as const) {
        const { value: step } = await reader.next()
        if (step?.step !== 'item') throw new Error('no item')
        const { properties } = readPropertySet(step.bytes ?? Buffer.alloc(0)).item
        expect(properties.flatMap((one) => one.name?.name ?? [])).toEqual([name])
      }
    }
  })

  test('an attachment that claims 2 GiB has the bytes there are, and the difference is named', async () => {
    const { properties } = attached('a.bin', Buffer.from('four'))
    const size = int32(0x0e20, 2 * GIB - 1)
    const claimed = { properties: properties.map((each) => (each.id === size.id ? size : each)) }
    const step = await onlyItemOf(built(mail({ subject: 'Groot', attachments: [claimed] })).bytes)
    expect(step.bytes.length).toBeLessThan(10_000)
    const parsed = parseContent(step.bytes)
    expect(parsed.attachments).toMatchObject([{ name: 'a.bin', size: 4 }])
    expect(parsed.problems.map(({ kind }) => kind)).toContain('attachment-size-differs')
  })

  test('an attachment by reference is named, and told to be elsewhere', async () => {
    const linked = attachedByReference('plan.xls', '\\\\server\\share\\plan.xls')
    const step = await onlyItemOf(built(mail({ subject: 'Plan', attachments: [linked] })).bytes)
    const parsed = parseContent(step.bytes)
    expect(parsed.problems.map(({ kind }) => kind)).toContain('attachment-by-reference')
    expect(parsed.attachments).toMatchObject([{ name: 'plan.xls.txt', type: 'text/plain' }])
  })
})

describe('of an item', () => {
  const rtf = compressedRtf('{\\rtf1\\ansi Het plan {\\b ligt} ter inzage.\\par}')
  test.each([
    ['a compressed size of 4 GiB', 0, 0xffffffff],
    ['a compressed size of none', 0, 0],
    ['a size of 4 GiB', 4, 0xffffffff],
    ['a size of none', 4, 0],
  ])(
    'formatted text that claims %s takes no memory for it, and what of it can be read is',
    (_name, at, size) => {
      const lying = Buffer.from(rtf)
      lying.writeUInt32LE(size, at)
      const of: MapiItem = letter([prop.bytes(0x1009, lying)])
      const without = { ...of, properties: of.properties.filter(({ id }) => id !== 0x1000) }
      const before = process.memoryUsage().arrayBuffers
      const parsed = parseContent(contentOf(without))
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(GIB / 4)
      expect(parsed.subject).toBe('Bestemmingsplan Centrum-Oost')
      const isRead = parsed.text.includes('ter inzage')
      expect(isRead || parsed.problems.some(({ kind }) => kind === 'rtf-not-read')).toBe(true)
    },
  )
})

describe('of a file of one item', () => {
  test('an attribute of winmail.dat that claims 2 GiB ends where the file does, and is named', () => {
    const subject = attribute(1, 0x00018004, Buffer.from('Onderwerp\0'))
    const lying = attribute(2, 0x0006800f, Buffer.from('data'))
    lying.writeUInt32LE(2 * GIB, 5)
    const parsed = parseContent(tnefOf(subject, lying))
    expect(parsed.subject).toBe('Onderwerp')
    expect(parsed.problems.map(({ kind }) => kind)).toContain('tnef-damaged')
  })

  test('a stream of an .msg file that claims 2 GiB has the bytes there are, and is named', () => {
    const bytes = buildMsg(letter([], [file('groot.bin', Buffer.alloc(20_000, 1))]))
    const entry = bytes.indexOf(Buffer.from('__substg1.0_37010102\0', 'utf16le'))
    bytes.writeUInt32LE(2 * GIB - 1, entry + 120)
    const parsed = parseContent(bytes)
    const [attachment] = parsed.attachments
    expect(attachment?.size).toBeGreaterThanOrEqual(20_000)
    expect(attachment?.size).toBeLessThan(bytes.length)
    expect(parsed.problems.map(({ kind }) => kind)).toContain('compound-damaged')
  })
})
