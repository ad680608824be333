import fc from 'fast-check'
import type { MapiAttachment, MapiItem, Property, PropertyName } from '../../main/read/mapi/item.ts'
import { inOrder } from '../../main/read/mapi/order.ts'
import { MULTIPLE, widthOf } from '../../main/read/mapi/types.ts'

const types = [1, 2, 3, 4, 5, 6, 7, 0x0a, 0x0b, 0x0d, 0x14, 0x1e, 0x1f, 0x40, 0x48, 0xfb, 0x102]
const sets = ['00062008-0000-0000-c000-000000000046', '00020329-0000-0000-c000-000000000046']

const name: fc.Arbitrary<PropertyName | null> = fc.oneof(
  fc.record({
    set: fc.constantFrom(...sets),
    name: fc.oneof(
      fc.nat(0xffffffff),
      fc.string().filter((text) => !text.includes('\0')),
    ),
  }),
  fc.constant(null),
)

function bytesOfType(type: number): fc.Arbitrary<Buffer> {
  const width = widthOf(type)
  const sizes = width === null ? { maxLength: 40 } : { minLength: width, maxLength: width }
  return fc.uint8Array(sizes).map((bytes) => Buffer.from(bytes))
}

/** Identifiers that are marks of the stream are among them. */
const property: fc.Arbitrary<Property> = fc
  .tuple(
    fc.constantFrom(...types),
    fc.boolean(),
    fc.oneof(fc.integer({ min: 1, max: 0xffff }), marked()),
    name,
  )
  .chain(([type, several, id, named]) =>
    (several ? fc.array(bytesOfType(type), { maxLength: 4 }) : bytesOfType(type)).map((value) => ({
      id,
      type: several ? type + MULTIPLE : type,
      name: id < 0x8000 ? null : named,
      value,
    })),
  )

function marked(): fc.Arbitrary<number> {
  return fc.constantFrom(0x400c, 0x400d, 0x4003, 0x40ff)
}

/** No property twice, in order. */
const properties: fc.Arbitrary<Property[]> = fc
  .uniqueArray(property, {
    maxLength: 12,
    selector: ({ id, name: named }) =>
      named === null ? id : `${named.set} ${typeof named.name} ${named.name}`,
  })
  .map(inOrder)

/** Items with recipients, attachments and items attached to them, down to `depth`. */
export function arbitraryItem(depth = 2): fc.Arbitrary<MapiItem> {
  const embedded = depth > 0 ? fc.option(arbitraryItem(depth - 1)) : fc.constant(null)
  const attachment: fc.Arbitrary<MapiAttachment> = fc.record({ properties, embedded })
  return fc.record({
    properties,
    recipients: fc.array(properties, { maxLength: 3 }),
    attachments: fc.array(attachment, { maxLength: 2 }),
  })
}

/** The item as `toEqual` sees it: tables as arrays, and no numbers of named properties, which each file assigns anew. */
export function withoutNumbers(item: MapiItem): unknown {
  const list = (of: readonly Property[]): unknown =>
    of.map(({ id, type, name: named, value }) => ({ id: named === null ? id : 0, type, name: named, value }))
  return {
    properties: list(item.properties),
    recipients: [...item.recipients].map(list),
    attachments: [...item.attachments].map(({ properties: of, embedded }) => ({
      properties: list(of),
      embedded: embedded === null ? null : withoutNumbers(embedded),
    })),
  }
}

/** The item without properties that lost their names, and without those a file keeps an attached item in. */
export function asFilesHold(item: MapiItem): MapiItem {
  const list = (of: readonly Property[]): Property[] =>
    of.filter(({ id, name: named }) => id < 0x8000 || named !== null)
  return {
    properties: list(item.properties),
    recipients: [...item.recipients].map(list),
    attachments: [...item.attachments].map(({ properties: of, embedded }) => ({
      properties: list(of).filter(({ id }) => id !== 0x3701),
      embedded: embedded === null ? null : asFilesHold(embedded),
    })),
  }
}
