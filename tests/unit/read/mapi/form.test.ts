import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPropertySet, readPropertySet, writeItem } from '../../../../main/read/mapi/form.ts'
import { EMBEDDED_DEPTH, LARGE_VALUE, type MapiItem, type Property } from '../../../../main/read/mapi/item.ts'
import { PtypBinary, PtypInteger32, PtypString } from '../../../../main/read/mapi/types.ts'
import { arbitraryItem, withoutNumbers } from '../../../helpers/arbitrary-item.ts'

const write = (item: MapiItem, associated = false): Buffer => Buffer.concat([...writeItem(item, associated)])

function backwards(item: MapiItem): MapiItem {
  return {
    properties: [...item.properties].reverse(),
    recipients: [...item.recipients].map((list) => [...list].reverse()),
    attachments: [...item.attachments].map(({ properties, embedded }) => ({
      properties: [...properties].reverse(),
      embedded: embedded === null ? null : backwards(embedded),
    })),
  }
}

const binary = (id: number, value: Property['value']): Property => ({
  id,
  type: PtypBinary,
  name: null,
  value,
})
const itemOf = (...properties: Property[]): MapiItem => ({ properties, recipients: [], attachments: [] })

describe('the property set form', () => {
  test('what is written is read, whatever is in it', () => {
    fc.assert(
      fc.property(arbitraryItem(), fc.boolean(), (item, associated) => {
        const bytes = write(item, associated)
        expect(isPropertySet(bytes)).toBe(true)
        const read = readPropertySet(bytes)
        expect(withoutNumbers(read.item)).toEqual(withoutNumbers(item))
        expect([read.associated, read.problems]).toEqual([associated, []])
      }),
      { numRuns: 60 },
    )
  })

  test('the same item gives the same bytes in whatever order its properties come, and what was read is written again', () => {
    fc.assert(
      fc.property(arbitraryItem(1), (item) => {
        const bytes = write(item)
        expect(write(backwards(item))).toEqual(bytes)
        expect(write(readPropertySet(bytes).item)).toEqual(bytes)
      }),
      { numRuns: 60 },
    )
  })

  test('the numbers a store gives to named properties leave no trace', () => {
    const name = { set: '00062008-0000-0000-c000-000000000046', name: 0x8503 }
    const other = { set: '00062008-0000-0000-c000-000000000046', name: 0x8501 }
    const item = (first: number, second: number): MapiItem =>
      itemOf(
        { ...binary(first, Buffer.from('a')), name },
        { ...binary(second, Buffer.from('b')), name: other },
      )
    expect(write(item(0x8001, 0x8002))).toEqual(write(item(0x9456, 0x8233)))
  })

  test('cut off anywhere it gives what is there, and says so', () => {
    fc.assert(
      fc.property(arbitraryItem(1), fc.nat(), (item, place) => {
        const bytes = write(item)
        const cut = bytes.subarray(0, place % bytes.length)
        const read = readPropertySet(cut)
        expect(read.problems.map(({ kind }) => kind)).toEqual(['compound-damaged'])
        expect(read.item.properties.length).toBeLessThanOrEqual(item.properties.length)
      }),
      { numRuns: 100 },
    )
  })

  test('of a long text cut off in the middle the first part is there', () => {
    const text = Buffer.from('minutes of the meeting '.repeat(100), 'utf16le')
    const bytes = write(itemOf({ id: 0x1000, type: PtypString, name: null, value: text }))
    const [body] = readPropertySet(bytes.subarray(0, 1000)).item.properties
    expect(body?.value.toString()).toBe(text.subarray(0, 1000 - bytes.indexOf(text)).toString())
  })

  test('bytes that anybody made up never throw', () => {
    fc.assert(
      fc.property(
        arbitraryItem(1),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        (item, place, noise) => {
          const bytes = write(item)
          Buffer.from(noise).copy(bytes, place % bytes.length)
          readPropertySet(bytes)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('items nested deeper than is opened are left out and named, and what stands after them is read', () => {
    const bytes = Buffer.concat([...nested(5000)])
    const read = readPropertySet(bytes)
    expect(read.problems.map(({ kind }) => kind)).toEqual(['parts-too-deep'])
    expect(depthOf(read.item)).toBe(EMBEDDED_DEPTH)
    expect([...read.item.attachments].at(-1)?.properties.map(({ id }) => id)).toEqual([0x3704])
  })

  test('a large value goes through in pieces of bounded size, whole', () => {
    const block = Buffer.alloc(LARGE_VALUE, 'x')
    const value = { size: 5 * LARGE_VALUE, pieces: () => Array.from({ length: 5 }, () => block) }
    const pieces = [...writeItem(itemOf(binary(0x3701, value)), false)]
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(LARGE_VALUE)
    const [read] = readPropertySet(Buffer.concat(pieces)).item.properties
    expect(Buffer.isBuffer(read?.value) && read.value.equals(Buffer.concat(value.pieces()))).toBe(true)
  })

  test('a value that is longer or shorter than it says is refused, for it would lead everything after it astray', () => {
    const value = { size: 3, pieces: () => [Buffer.from('four')] }
    expect(() => write(itemOf(binary(0x3701, value)))).toThrow(RangeError)
  })

  test('a count of values that cannot be there costs no memory', () => {
    const several: Property = { id: 0x6801, type: 0x1001, name: null, value: [] }
    const bytes = write(itemOf(several))
    bytes.writeUInt32LE(0xffffffff, bytes.length - 8)
    const read = readPropertySet(bytes)
    expect(read.problems).toMatchObject([
      { kind: 'compound-damaged', detail: expect.stringContaining('more than') },
    ])
  })

  test('byte for byte as README.md lays it out', () => {
    const item: MapiItem = {
      ...itemOf({ id: 0x0037, type: PtypString, name: null, value: Buffer.from('Hi', 'utf16le') }),
      recipients: [[{ id: 0x0c15, type: PtypInteger32, name: null, value: Buffer.from('01000000', 'hex') }]],
    }
    expect(write(item).toString('hex')).toBe(
      [
        '894265776161727 06f73742070726f706572747920736574 20310a',
        '03000c40',
        '1f003700 06000000 48006900 0000',
        '03000340 0300150c 01000000 03000440',
        '03000d40',
      ]
        .join('')
        .replaceAll(' ', ''),
    )
  })
})

function* nested(depth: number): Iterable<Buffer> {
  const [head] = [...writeItem(itemOf(), false)]
  const open = Buffer.from('0300004003000140', 'hex')
  const close = Buffer.from('0300024003000e40', 'hex')
  yield (head ?? Buffer.alloc(0)).subarray(0, -4)
  for (let level = 0; level < depth; level++) yield open
  for (let level = 0; level < depth; level++) yield close
  yield Buffer.from('03000040', 'hex')
  yield Buffer.from('1f00043704000000410000 00'.replaceAll(' ', ''), 'hex')
  yield Buffer.from('03000e4003000d40', 'hex')
}

function depthOf(item: MapiItem): number {
  const depths = [...item.attachments].map(({ embedded }) => (embedded === null ? 0 : 1 + depthOf(embedded)))
  return Math.max(0, ...depths)
}
