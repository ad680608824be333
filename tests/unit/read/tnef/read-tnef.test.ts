import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { find } from '../../../../main/read/mapi/find.ts'
import { EMBEDDED_DEPTH, type MapiItem, type Property } from '../../../../main/read/mapi/item.ts'
import * as tags from '../../../../main/read/mapi/tags.ts'
import { PtypBinary, PtypObject, PtypString } from '../../../../main/read/mapi/types.ts'
import { booleanOf, bytesOf, numberOf, secondsOf, textOf } from '../../../../main/read/mapi/values.ts'
import { readTnef } from '../../../../main/read/tnef/read-tnef.ts'
import { arbitraryItem, asFilesHold, withoutNumbers } from '../../../helpers/arbitrary-item.ts'
import { guid } from '../../../helpers/build-msg.ts'
import { attribute, buildTnef, propertyList, tnefOf } from '../../../helpers/build-tnef.ts'

const property = (id: number, type: number, value: Buffer): Property => ({ id, type, name: null, value })
const itemOf = (...properties: Property[]): MapiItem => ({ properties, recipients: [], attachments: [] })
const asciiz = (text: string): Buffer => Buffer.from(`${text}\0`, 'latin1')
const begin = attribute(2, 0x00069002, Buffer.from('0100ffffffff0000000000000000', 'hex'))

const ofMessage = (id: number, data: Buffer): MapiItem => readTnef(tnefOf(attribute(1, id, data))).item

describe('a winmail.dat', () => {
  test('gives what was written into it, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryItem(1).map(asFilesHold), (item) => {
        const read = readTnef(buildTnef(item))
        // Where an attachment begins is said too: how it is attached, and its place in the text.
        expect(withoutNumbers(withoutBegin(read.item))).toEqual(withoutNumbers(withoutBegin(item)))
        expect(read.problems).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    ['attSubject', 0x00018004, asciiz('Re: \xe9t\xe9'), tags.PidTagSubject, 'Re: été'],
    ['attBody', 0x0002800c, asciiz('text'), tags.PidTagBody, 'text'],
    ['attMessageClass', 0x00078008, asciiz('IPM.Microsoft Mail.Note'), tags.PidTagMessageClass, 'IPM.Note'],
    ['attMessageClass of today', 0x00078008, asciiz('IPM.Task'), tags.PidTagMessageClass, 'IPM.Task'],
  ])('%s', (_, id, data, tag, expected) => {
    expect(textOf(find(ofMessage(id, data).properties, tag), 1252)).toBe(expected)
  })

  test('attDateSent is a time in UTC, and a day that cannot be is none', () => {
    const date = (hexes: string): number | null =>
      secondsOf(
        find(ofMessage(0x00038005, Buffer.from(hexes, 'hex')).properties, tags.PidTagClientSubmitTime),
      )
    expect(date('e40709000a000a0012000b000400')).toBe(Date.UTC(2020, 8, 10, 10, 18, 11) / 1000)
    expect(date('e4070d000a000a0012000b000400')).toBeNull()
    expect(date('ffff09000a000a0012000b000400')).toBeNull()
    expect(date('e407')).toBeNull()
  })

  test('attFrom is a name and an address with its type', () => {
    const name = asciiz('An Archivist')
    const address = asciiz('SMTP:archivist@example.org')
    const head = Buffer.from('0400000000000000', 'hex')
    head.writeUInt16LE(name.length, 4)
    head.writeUInt16LE(address.length, 6)
    const { properties } = ofMessage(0x00008000, Buffer.concat([head, name, address, Buffer.alloc(8)]))
    const ids = [tags.PidTagSenderName, tags.PidTagSenderAddressType, tags.PidTagSenderEmailAddress]
    expect(ids.map((id) => textOf(find(properties, id), 1252))).toEqual([
      'An Archivist',
      'SMTP',
      'archivist@example.org',
    ])
  })

  test('attPriority, attRequestRes and attMessageStatus are the numbers of today', () => {
    expect(
      numberOf(find(ofMessage(0x0004800d, Buffer.from('0100', 'hex')).properties, tags.PidTagImportance)),
    ).toBe(2)
    expect(
      numberOf(find(ofMessage(0x00068007, Buffer.from('a4', 'hex')).properties, tags.PidTagMessageFlags)),
    ).toBe(0x15)
    const asked = ofMessage(0x00040009, Buffer.from('0100', 'hex')).properties
    expect(booleanOf(find(asked, tags.PidTagResponseRequested))).toBe(true)
  })

  test('what its properties say goes before what its attributes say', () => {
    const said = property(tags.PidTagSubject, PtypString, Buffer.from('said', 'utf16le'))
    for (const order of [1, -1]) {
      const attributes = [
        attribute(1, 0x00018004, asciiz('older')),
        attribute(1, 0x00069003, propertyList([said])),
      ]
      const { item } = readTnef(tnefOf(...(order > 0 ? attributes : attributes.reverse())))
      expect(item.properties).toEqual([said])
    }
  })

  test('an object attached is bytes without what says how to open them', () => {
    const object = property(
      0x3701,
      PtypObject,
      Buffer.concat([guid('0000000b-0000-0000-c000-000000000046'), asciiz('data')]),
    )
    const [attachment] = readTnef(tnefOf(begin, attribute(2, 0x00069005, propertyList([object])))).item
      .attachments
    expect(bytesOf(find(attachment?.properties ?? [], 0x3701)?.value ?? [])).toEqual(asciiz('data'))
  })
})

describe('a damaged winmail.dat', () => {
  const whole = buildTnef({
    ...itemOf(property(0x37, PtypString, Buffer.from('Minutes', 'utf16le'))),
    recipients: [[property(0x3001, PtypString, Buffer.from('An Archivist', 'utf16le'))]],
    attachments: [{ properties: [property(0x3701, PtypBinary, Buffer.alloc(500, 'd'))], embedded: null }],
  })

  test('with a wrong checksum is read, and says so', () => {
    const bytes = tnefOf(
      attribute(1, 0x00018004, asciiz('Minutes')),
      attribute(1, 0x0002800c, asciiz('text')),
    )
    bytes.writeUInt8(0xee, bytes.indexOf('Minutes') + 'Minutes'.length + 1)
    const { item, problems } = readTnef(bytes)
    expect(item.properties.map(({ value }) => value.toString())).toEqual(['Minutes', 'text'])
    expect(problems).toEqual([{ kind: 'tnef-damaged', detail: 'wrong checksum of attribute 18004' }])
  })

  test('cut off anywhere gives what is there, and says so', () => {
    for (let length = 0; length < whole.length - 1; length++) {
      // Where an attribute ends nothing shows that others followed.
      const { item, problems } = readTnef(whole.subarray(0, length))
      expect(problems.length > 0 || endsWhole(whole, length)).toBe(true)
      expect(item.properties.length).toBeLessThanOrEqual(1)
    }
  })

  test('never throws and never hangs, wherever it is changed', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }), (place, noise) => {
        const bytes = Buffer.from(whole)
        Buffer.from(noise).copy(bytes, place)
        readTnef(bytes)
      }),
      { numRuns: 300 },
    )
  })

  test('that counts more properties, rows and values than it holds gives those it holds', () => {
    const subject = property(0x37, PtypString, Buffer.from('Minutes', 'utf16le'))
    const list = propertyList([subject])
    list.writeUInt32LE(0xffffffff)
    const rows = Buffer.concat([Buffer.from('ffffffff', 'hex'), propertyList([subject])])
    const { item, problems } = readTnef(
      tnefOf(attribute(1, 0x00069003, list), attribute(1, 0x00069004, rows)),
    )
    expect(item.properties).toEqual([subject])
    expect([...item.recipients][0]).toEqual([subject])
    expect(problems.map(({ kind }) => kind)).toEqual(['tnef-damaged', 'tnef-damaged'])
  })

  test('with values that take no room does not fill the memory', () => {
    const list = Buffer.from('01000000 01100168 ffffffff'.replaceAll(' ', ''), 'hex')
    const { problems } = readTnef(tnefOf(attribute(1, 0x00069003, list)))
    expect(problems).toEqual([{ kind: 'tnef-damaged', detail: 'attribute 69003: too many properties' }])
  })

  test('with attachments without end is read to a bound', () => {
    const begins = Array(510_000).fill(attribute(2, 0x00069002, Buffer.alloc(0)))
    const { item, problems } = readTnef(tnefOf(Buffer.concat(begins)))
    expect([...item.attachments]).toHaveLength(500_000)
    expect(problems).toEqual([{ kind: 'tnef-damaged', detail: 'too many attributes' }])
  })

  test('with many attributes beside many properties takes time for each, not for each pair', () => {
    const said = Array.from({ length: 30_000 }, (_, place) =>
      property(0x1001 + (place % 0x6000), PtypString, Buffer.alloc(0)),
    )
    const stream = tnefOf(
      attribute(1, 0x00069003, propertyList(said)),
      Buffer.concat(Array(60_000).fill(attribute(1, 0x00018004, Buffer.from('Minutes')))),
    )
    const began = performance.now()
    expect(readTnef(stream).item.properties).toHaveLength(0x6000 + 1)
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  test('with items nested deeper than is opened keeps the deepest as bytes', () => {
    let deep = itemOf(property(0x37, PtypString, Buffer.from('innermost', 'utf16le')))
    for (let level = 0; level <= EMBEDDED_DEPTH; level++)
      deep = { ...itemOf(), attachments: [{ properties: [], embedded: deep }] }
    expect(readTnef(buildTnef(deep)).problems).toEqual([{ kind: 'parts-too-deep' }])
  })
})

function withoutBegin(item: MapiItem): MapiItem {
  const begins: readonly number[] = [tags.PidTagAttachMethod, tags.PidTagRenderingPosition]
  return {
    ...item,
    attachments: [...item.attachments].map(({ properties, embedded }) => ({
      properties: properties.filter(({ id }) => !begins.includes(id)),
      embedded: embedded === null ? null : withoutBegin(embedded),
    })),
  }
}

/** Whether an attribute, or the head of the stream, ends there or a few bytes of an end follow it. */
function endsWhole(bytes: Buffer, length: number): boolean {
  for (let at = 6; at <= bytes.length; at += 11 + bytes.readUInt32LE(at + 5)) {
    if (at === length) return true
    if (at + 11 > bytes.length) return false
  }
  return false
}
