import CFB from 'cfb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { find } from '../../../../main/read/mapi/find.ts'
import { EMBEDDED_DEPTH, type MapiItem, type Property } from '../../../../main/read/mapi/item.ts'
import { PtypBinary, PtypInteger32, PtypString, PtypString8 } from '../../../../main/read/mapi/types.ts'
import { readCompound } from '../../../../main/read/msg/compound.ts'
import { LARGEST_MSG, readMsg } from '../../../../main/read/msg/read-msg.ts'
import { arbitraryItem, asFilesHold, withoutNumbers } from '../../../helpers/arbitrary-item.ts'
import { buildMsg } from '../../../helpers/build-msg.ts'

const property = (id: number, type: number, value: Buffer): Property => ({ id, type, name: null, value })
const text = (id: number, value: string): Property => property(id, PtypString, Buffer.from(value, 'utf16le'))
const itemOf = (...properties: Property[]): MapiItem => ({ properties, recipients: [], attachments: [] })

/** A letter with a large and a small attachment. */
const letter: MapiItem = {
  properties: [text(0x37, 'Minutes'), text(0x1000, 'See what is attached.')],
  recipients: [
    [property(0x0c15, PtypInteger32, Buffer.from('01000000', 'hex')), text(0x3001, 'An Archivist')],
  ],
  attachments: [
    {
      properties: [property(0x3701, PtypBinary, Buffer.alloc(20_000, 'l')), text(0x3704, 'large.txt')],
      embedded: null,
    },
    {
      properties: [property(0x3701, PtypBinary, Buffer.alloc(200, 's')), text(0x3704, 'small.txt')],
      embedded: null,
    },
  ],
}

describe('an .msg file', () => {
  test('gives what was written into it, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryItem(1).map(asFilesHold), (item) => {
        const read = readMsg(buildMsg(item))
        expect(withoutNumbers(read.item)).toEqual(withoutNumbers(item))
        expect(read.problems).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('gives text in Unicode where it has both', () => {
    const both = itemOf(property(0x37, PtypString8, Buffer.from('Pre\x3f')), text(0x37, 'Pre\u0142'))
    const { properties } = readMsg(buildMsg(both)).item
    expect(properties).toEqual([text(0x37, 'Pre\u0142')])
  })

  test('keeps what lies too deep in others as bytes that can be opened', () => {
    let deep = itemOf(text(0x37, 'innermost'))
    for (let level = 0; level <= EMBEDDED_DEPTH; level++)
      deep = { ...itemOf(), attachments: [{ properties: [], embedded: deep }] }
    const { item, problems } = readMsg(buildMsg(deep))
    expect(problems).toEqual([{ kind: 'parts-too-deep' }])
    let innermost = item
    let kept: Property | null = null
    for (let level = 0; level <= EMBEDDED_DEPTH; level++) {
      const [attachment] = [...innermost.attachments]
      kept = find(attachment?.properties ?? [], 0x3701)
      innermost = attachment?.embedded ?? itemOf()
    }
    const { root, faults } = readCompound(
      kept !== null && Buffer.isBuffer(kept.value) ? kept.value : Buffer.alloc(0),
    )
    expect(faults).toEqual([])
    expect(root.streams.get('__SUBSTG1.0_0037001F')?.bytes.toString('utf16le')).toBe('innermost\0')
  })

  test('gives an object of another program as the file it could be saved as, the same every time', () => {
    const file = CFB.utils.cfb_new()
    const inside = '/__attach_version1.0_#00000000/__substg1.0_3701000D/'
    const streams: readonly (readonly [path: string, text: string])[] = [
      ['/__properties_version1.0', '\0'.repeat(32)],
      ['/__attach_version1.0_#00000000/__properties_version1.0', '\0'.repeat(8)],
      [`${inside}\u0001Ole`, 'o'.repeat(20)],
      [`${inside}Contents`, 'c'.repeat(9000)],
      [`${inside}Inner/Part`, 'p'],
    ]
    for (const [path, value] of streams) CFB.utils.cfb_add(file, path, Buffer.from(value), { unsafe: true })
    const bytes = Buffer.from(CFB.write(file, { type: 'buffer' }))
    const objectOf = (): Buffer => {
      const [attachment] = readMsg(bytes).item.attachments
      const value = find(attachment?.properties ?? [], 0x3701)?.value
      return Buffer.isBuffer(value) ? value : Buffer.alloc(0)
    }
    const { root, faults } = readCompound(objectOf())
    expect(faults).toEqual([])
    // The library adds a stream of its own to what it writes.
    const streamsThere = [...root.streams.values()].filter(({ name }) => name !== '\u0001Sh33tJ5')
    expect(streamsThere.map(({ name, size }) => [name, size])).toEqual([
      ['\u0001Ole', 20],
      ['Contents', 9000],
    ])
    expect(root.storages.get('INNER')?.streams.get('PART')?.bytes.toString()).toBe('p')
    expect(objectOf().equals(objectOf())).toBe(true)
  })

  test('that is larger than is taken apart is refused, with the reason', () => {
    const { item, problems } = readMsg(Buffer.alloc(LARGEST_MSG + 1))
    expect([item.properties, problems.map(({ kind }) => kind)]).toEqual([[], ['compound-damaged']])
  })
})

describe('a damaged .msg file', () => {
  test('whose tables hold more values than any item costs bounded memory, and says so', () => {
    const values = Array.from({ length: 600_000 }, () => Buffer.alloc(2))
    const { item, problems } = readMsg(
      buildMsg(itemOf({ id: 0x6801, type: 0x1002, name: null, value: values })),
    )
    expect(item.properties[0]?.value).toHaveLength(499_999)
    expect(problems).toEqual([{ kind: 'compound-damaged', detail: 'more than 500000 values' }])
  })

  const whole = buildMsg(letter)

  test('cut off anywhere never throws, and says so unless nothing was lost', () => {
    const all = withoutNumbers(readMsg(whole).item)
    let damaged = 0
    for (let length = 0; length < whole.length; length += 499) {
      const { item, problems } = readMsg(whole.subarray(0, length))
      if (problems.length === 0) expect(withoutNumbers(item)).toEqual(all)
      else damaged++
    }
    expect(damaged).toBeGreaterThan(40)
  })

  test('never throws and never makes more bytes than it has, wherever it is changed', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }), (place, noise) => {
        const bytes = Buffer.from(whole)
        Buffer.from(noise).copy(bytes, place)
        const { item } = readMsg(bytes)
        expect(sizeOf(item)).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 300 },
    )
  })

  test('whose allocation table runs in circles is read to where the circle closes', () => {
    const bytes = Buffer.from(whole)
    const table = 512 + bytes.readUInt32LE(76) * 512
    for (let at = table; at < table + 512; at += 4) bytes.writeUInt32LE(3, at)
    const { problems } = readMsg(bytes)
    expect(problems.length).toBeGreaterThan(0)
  })

  test('whose directory runs in circles is gone through once', () => {
    const bytes = Buffer.from(whole)
    const directory = 512 + bytes.readUInt32LE(48) * 512
    for (const field of [68, 72, 76]) bytes.writeUInt32LE(0, directory + 128 + field)
    bytes.writeUInt32LE(1, directory + 68)
    const { problems } = readMsg(bytes)
    expect(problems.map(({ detail }) => detail).join()).toContain('in two places')
  })

  test('of which one stream is gone gives all others', () => {
    const bytes = Buffer.from(whole)
    // The chain of the large attachment ends after its first sector.
    const name = bytes.indexOf(Buffer.from('__substg1.0_37010102\0', 'utf16le'))
    const first = bytes.readUInt32LE(name + 116)
    bytes.writeUInt32LE(0xfffffffe, 512 + bytes.readUInt32LE(76) * 512 + first * 4)
    const { item, problems } = readMsg(bytes)
    expect(problems).toEqual([
      { kind: 'compound-damaged', detail: '__substg1.0_37010102: 512 of 20000 bytes' },
    ])
    expect(item.properties).toEqual(letter.properties)
    expect([...item.attachments][1]).toEqual([...letter.attachments][1])
  })
})

function sizeOf(item: MapiItem): number {
  const list = (of: readonly Property[]): number =>
    of.reduce((sum, { value }) => sum + (Buffer.isBuffer(value) ? value.length : 0), 0)
  const rows = [...item.recipients].reduce((sum, row) => sum + list(row), 0)
  const attached = [...item.attachments].reduce(
    (sum, { properties, embedded }) => sum + list(properties) + (embedded === null ? 0 : sizeOf(embedded)),
    0,
  )
  return list(item.properties) + rows + attached
}
