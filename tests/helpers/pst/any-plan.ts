import fc from 'fast-check'
import type { Property } from '../../../main/read/mapi/item.ts'
import type { AttachmentPlan, FolderPlan, ItemPlan, PstPlan } from './plan.ts'
import { int32, property, sets, text } from './properties.ts'
import { noise } from './sample.ts'
import { BINARY, fixedSizes, OBJECT, SEVERAL, TEXT, TEXT8 } from './values.ts'

/** Sizes at which a value moves: none, in the heap, the most of a heap, one block, several blocks, a tree of blocks. */
const size = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 2, arbitrary: fc.integer({ min: 3578, max: 3583 }) },
  { weight: 1, arbitrary: fc.integer({ min: 8174, max: 8182 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20_000, max: 90_000 }) },
)

const bytes = fc.tuple(size, fc.nat()).map(([length, seed]) => noise(length, seed))

const words = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constant('Het besluit over de 会议. '.repeat(300)) },
)

const fixedTypes = Object.keys(fixedSizes).map(Number)

function fixedValue(type: number): fc.Arbitrary<Buffer> {
  const length = fixedSizes[type] ?? 0
  if (type === 0x000b) return fc.boolean().map((value) => Buffer.from([Number(value)]))
  return fc.uint8Array({ minLength: length, maxLength: length }).map((value) => Buffer.from(value))
}

const wideText = words.map((value) => Buffer.from(value, 'utf16le'))
const narrowText = bytes.map((value) => Buffer.from(value.map((byte) => (byte < 32 ? byte + 32 : byte))))

/** A value of any type that a property can have, with the type. */
const typed: fc.Arbitrary<{ type: number; value: Property['value'] }> = fc.oneof(
  fc.constantFrom(...fixedTypes).chain((type) => fixedValue(type).map((value) => ({ type, value }))),
  wideText.map((value) => ({ type: TEXT, value })),
  narrowText.map((value) => ({ type: TEXT8, value })),
  bytes.map((value) => ({ type: BINARY, value })),
  fc.oneof(severalOf(TEXT, wideText), severalOf(TEXT8, narrowText), severalOf(BINARY, bytes)),
  fc
    .constantFrom(...fixedTypes.filter((type) => type !== 0x000a && type !== 0x000b))
    .chain((type) => severalOf(type, fixedValue(type))),
)

function severalOf(
  type: number,
  value: fc.Arbitrary<Buffer>,
): fc.Arbitrary<{ type: number; value: Property['value'] }> {
  return fc
    .array(value, { minLength: 1, maxLength: 5 })
    .map((values) => ({ type: SEVERAL | type, value: values }))
}

const name = fc.record({
  set: fc.oneof(fc.constantFrom(...Object.values(sets)), fc.uuid()),
  name: fc.oneof(
    fc.integer({ min: 1, max: 0x7fffffff }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  ),
})

/** Identifiers that mean nothing to a reader, so that none is taken for structure. */
const plainId = fc.integer({ min: 0x6800, max: 0x7bff })

const numbered = fc.tuple(plainId, typed).map(([id, { type, value }]) => property(id, type, value))

const namedOne = fc
  .tuple(name, typed)
  .map(([of, { type, value }]): Property => ({ id: 0, type, name: of, value }))

/** Properties of any kind, none twice. */
function anyProperties(maxLength: number): fc.Arbitrary<Property[]> {
  return fc.uniqueArray(fc.oneof(numbered, namedOne), {
    maxLength,
    selector: ({ id, name: of }) => (of === null ? String(id) : JSON.stringify([of.set, of.name])),
  })
}

const recipient = fc
  .tuple(words, anyProperties(4))
  .map(([who, more]) => [int32(0x0c15, 1), text(0x3001, who), ...more])

function attachment(depth: number): fc.Arbitrary<AttachmentPlan> {
  const file = fc
    .tuple(bytes, fc.constantFrom(BINARY, OBJECT), anyProperties(3))
    .map(([data, type, more]) => ({
      properties: [int32(0x3705, type === OBJECT ? 6 : 1), property(0x3701, type, data), ...more],
    }))
  const reference = fc
    .tuple(words, anyProperties(2))
    .map(([path, more]) => ({ properties: [int32(0x3705, 4), text(0x370d, path), ...more] }))
  if (depth === 0) return fc.oneof(file, reference)
  const embedded = fc
    .tuple(anyItem(depth - 1), anyProperties(2))
    .map(([inner, more]) => ({ properties: [int32(0x3705, 5), ...more], embedded: inner }))
  return fc.oneof(file, reference, embedded)
}

/** An item with properties of any kind, and items in it to `depth` levels. */
export function anyItem(depth = 2): fc.Arbitrary<ItemPlan> {
  return fc
    .record({
      itemClass: fc.constantFrom(
        'IPM.Note',
        'IPM.Appointment',
        'IPM.Contact',
        'REPORT.IPM.Note.NDR',
        'IPM.Vreemd',
      ),
      subject: words,
      more: anyProperties(12),
      recipients: fc.array(recipient, { maxLength: 4 }),
      attachments: fc.array(attachment(depth), { maxLength: 3 }),
      orphan: fc.boolean(),
    })
    .map(({ itemClass, subject, more, recipients, attachments, orphan }) => ({
      properties: [text(0x001a, itemClass), text(0x0037, subject), ...more],
      recipients,
      attachments,
      orphan,
    }))
}

/** An item that perhaps has been deleted, and perhaps was another before: each state says something else. */
const anyHistory: fc.Arbitrary<ItemPlan> = fc
  .record({
    item: anyItem(),
    deleted: fc.constantFrom(false, false, true),
    before: fc.oneof(
      { weight: 3, arbitrary: fc.constant<ItemPlan[]>([]) },
      { weight: 1, arbitrary: fc.array(anyItem(1), { maxLength: 2 }) },
    ),
  })
  .map(({ item, deleted, before }) => ({
    ...item,
    deleted,
    before: before.map((one, place) => ({
      ...one,
      properties: one.properties.map((each) => (each.id === 0x0037 ? text(0x0037, `Eerder ${place}`) : each)),
    })),
  }))

function anyFolder(depth: number): fc.Arbitrary<FolderPlan> {
  return fc.record({
    // Latin letters: those of narrow files have no others.
    name: fc.stringMatching(/^[A-Za-zéëü &.-]{1,20}$/),
    items: fc.array(anyHistory, { maxLength: 4 }),
    associated: fc.array(fc.oneof(anyItem(0), anyHistory), { maxLength: 2 }),
    folders: depth === 0 ? fc.constant([]) : fc.array(anyFolder(depth - 1), { maxLength: 2 }),
    miscount: fc.constantFrom(0, 0, 0, 3),
  })
}

const shape: fc.Arbitrary<Pick<PstPlan, 'width' | 'pageSize'>> = fc.constantFrom(
  { width: 'unicode', pageSize: 512 },
  { width: 'ansi', pageSize: 512 },
  { width: 'unicode', pageSize: 4096 },
)

/** Any file: width, encryption, page size, depth of its trees, folders, items, properties, attachments. */
export const anyPlan: fc.Arbitrary<PstPlan> = fc
  .record({
    shape,
    encryption: fc.constantFrom('none', 'permute', 'cyclic'),
    fanOut: fc.constantFrom(3, 10, 1000),
    folders: fc.array(anyFolder(1), { minLength: 1, maxLength: 3 }),
    search: fc.constantFrom([], [{ name: 'Zoekmap', search: 3 }]),
  })
  .map(({ shape, encryption, fanOut, folders, search }) => ({
    ...shape,
    encryption,
    fanOut,
    folders: [...folders, ...search],
  }))
