import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RawItem, ReadEnd } from '../../../../main/read/item.ts'
import { readPropertySet } from '../../../../main/read/mapi/form.ts'
import { checksumOf, signatureOf } from '../../../../main/read/pst/ndb/checksum.ts'
import { ANSI, type Layout, UNICODE } from '../../../../main/read/pst/ndb/layout.ts'
import { NODE_TREE, type TreePage } from '../../../../main/read/pst/ndb/page.ts'
import { pst } from '../../../../main/read/pst/pst.ts'
import { bytesOf } from '../../../../main/source/bytes.ts'
import { changed, kinds, pagesIn } from '../../../helpers/node-database.ts'
import { categories } from '../../../helpers/pst/item-kinds.ts'
import { attached, attachedItem, mail } from '../../../helpers/pst/items.ts'
import { itemOf, plainOf } from '../../../helpers/pst/plain-item.ts'
import type { FolderPlan, ItemPlan } from '../../../helpers/pst/plan.ts'
import { int32 } from '../../../helpers/pst/properties.ts'
import { noise } from '../../../helpers/pst/sample.ts'
import type { ItemTruth } from '../../../helpers/pst/truth.ts'
import { buildPst } from '../../../helpers/pst/write.ts'
import { collect, plain } from '../../../helpers/read-steps.ts'

const els = { name: 'Els Jansen', address: 'e.jansen@example.nl' }

const letter = (subject: string, more: Partial<ItemPlan> = {}): ItemPlan => ({
  ...mail({ subject, from: els, to: [els], text: `Over ${subject}. `.repeat(30) }),
  ...more,
})

/** Kept and deleted items, of which two have been something else before. */
const folders: readonly FolderPlan[] = [
  {
    name: 'Postvak IN',
    items: [
      letter('Blijft'),
      letter('Weg', { deleted: true }),
      letter('Weg met bijlage', {
        deleted: true,
        attachments: [
          attached('besluit.pdf', noise(40_000, 7)),
          attachedItem('binnen', mail({ subject: 'Binnenste', text: 'x' })),
        ],
      }),
      letter('Nu', { before: [letter('Concept 1'), letter('Concept 2')] }),
      letter('Weg na concept', { deleted: true, before: [letter('Concept 3')] }),
    ],
    associated: [letter('Weergave'), letter('Oude weergave', { deleted: true })],
  },
]

type Read = { readonly items: readonly RawItem[]; readonly end: ReadEnd }

async function readAll(bytes: Buffer, cursor = 0): Promise<Read> {
  const steps = await collect(pst.read(bytesOf(bytes), cursor, {}))
  const end = steps.pop()
  if (end?.step !== 'end') throw new Error('the last step is not the account')
  const items = steps.filter((step) => step.step === 'item')
  expect(end.counted).toBe(cursor === 0 ? items.length : end.counted)
  return { items, end }
}

const foundOf = ({ node, folder, foundAs, pieces }: RawItem): unknown => ({
  ...{ node, folder, foundAs },
  ...plainOf(readPropertySet(Buffer.concat([...pieces()])).item),
})

const writtenOf = ({ nid, folder, foundAs, item }: ItemTruth): unknown => ({
  ...{ node: nid, folder, foundAs },
  ...plainOf(itemOf(item)),
})

const leftIn = ({ items }: Read): readonly RawItem[] =>
  items.filter(({ foundAs }) => foundAs === 'deleted' || foundAs === 'recovered')

describe.each(kinds)('a file with %s', (_name, kind) => {
  const { bytes, truth } = buildPst({ ...kind, fanOut: 4, folders })
  const newestFirst = truth.left.toReversed().sort((a, b) => a.nid - b.nid)

  test('deleted items and drafts that are whole are found exactly once, behind all others', async () => {
    const { items, end } = await readAll(bytes)
    expect(items.slice(truth.items.length).map(foundOf)).toEqual(newestFirst.map(writtenOf))
    expect(items.slice(0, truth.items.length).every(({ foundAs }) => foundAs !== 'deleted')).toBe(true)
    expect(items.flatMap(({ problems }) => problems)).toEqual([])
    const left = truth.left.length
    expect(end.survey).toMatchObject({ formerNodes: left, deletedFound: left, lostFound: 0, formerGone: 0 })
    expect(end.survey['nodes']).toBe(truth.nodes)
  })

  test('reading on from every cursor gives the rest, and the same account', async () => {
    const whole = await readAll(bytes)
    for (const [place, { cursor }] of whole.items.entries()) {
      const rest = await readAll(bytes, cursor)
      expect(rest.items.map(plain)).toEqual(whole.items.slice(place + 1).map(plain))
      expect(rest.end).toEqual(whole.end)
    }
  })

  test('what has been overwritten is not found; what is found is as it was, or says what is lost', async () => {
    const blocks = truth.left.flatMap((item) => item.blocks.map((block) => ({ item, ...block })))
    for (const { item, start, length } of blocks) {
      const { items, end } = await readAll(changed(bytes, (copy) => noise(length).copy(copy, start)))
      expect(items.slice(0, truth.items.length).map(({ node }) => node)).toEqual(
        truth.items.map(({ nid }) => nid).sort((a, b) => a - b),
      )
      const left = items.slice(truth.items.length)
      const whole = left.filter(({ problems }) => problems.length === 0)
      expect(whole.map(foundOf)).toEqual(newestFirst.filter((one) => one !== item).map(writtenOf))
      expect(left.length - whole.length + (end.survey['formerGone'] ?? 0)).toBe(1)
    }
  })
})

test('whatever is overwritten, living items stay and nothing is found that was not written', async () => {
  const { bytes, truth } = buildPst({ encryption: 'permute', fanOut: 4, folders })
  const whole = await readAll(bytes)
  const living = whole.items.slice(0, truth.items.length).map(plain)
  const left = new Set(leftIn(whole).map((item) => JSON.stringify(foundOf(item))))
  const free = truth.left.flatMap(({ blocks }) => blocks)
  const range = fc.record({
    block: fc.constantFrom(...free),
    at: fc.double({ min: 0, max: 0.99, noNaN: true }),
    length: fc.constantFrom(1, 16, 700),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 5 }), async (ranges) => {
      const broken = changed(bytes, (copy) => {
        for (const { block, at, length } of ranges) {
          const start = block.start + Math.floor(at * block.length)
          copy.fill(0x5a, start, Math.min(start + length, block.start + block.length))
        }
      })
      const read = await readAll(broken)
      expect(read.items.slice(0, truth.items.length).map(plain)).toEqual(living)
      const unharmed = leftIn(read).filter(({ problems }) => problems.length === 0)
      expect(unharmed.every((item) => left.has(JSON.stringify(foundOf(item))))).toBe(true)
    }),
    { numRuns: 30 },
  )
})

describe('an item that is there does not come twice', () => {
  const read = async (items: readonly ItemPlan[]): Promise<Read> =>
    await readAll(buildPst({ folders: [{ name: 'Post', items }] }).bytes)

  test('because of an earlier state that differs in marks only', async () => {
    const marked = (plan: ItemPlan): ItemPlan => ({
      ...plan,
      properties: [
        ...plan.properties.filter(({ id }) => id !== 0x0e07),
        ...(categories('Rood').properties ?? []),
        int32(0x0e07, 0),
        int32(0x1090, 2),
      ],
    })
    const now = letter('Gelezen')
    const { items, end } = await read([{ ...now, before: [now, marked(now)] }])
    expect(items).toHaveLength(1)
    expect(end.survey).toMatchObject({ formerNodes: 2, formerSame: 2, deletedFound: 0 })
  })

  test('because of deleted states that say the same: the last of them is the item', async () => {
    const gone = letter('Weg')
    const { items, end } = await read([
      { ...gone, properties: [...gone.properties, int32(0x1090, 1)], deleted: true, before: [gone, gone] },
    ])
    expect(items.map(({ foundAs }) => foundAs)).toEqual(['deleted'])
    const { properties } = readPropertySet(items[0]?.bytes ?? Buffer.alloc(0)).item
    expect(properties.some(({ id }) => id === 0x1090)).toBe(true)
    expect(end.survey).toMatchObject({ formerSame: 2, deletedFound: 1 })
  })

  test('because of an earlier state of which an attachment is lost', async () => {
    const now = letter('Met bijlage', { attachments: [attached('a.bin', noise(100_000))] })
    const { bytes, truth } = buildPst({ folders: [{ name: 'Post', items: [{ ...now, before: [now] }] }] })
    const largest = truth.left[0]?.blocks.find(({ length }) => length > 8000)
    if (largest === undefined) throw new Error('the attachment has no blocks')
    const { items, end } = await readAll(
      changed(bytes, (copy) => copy.fill(0, largest.start, largest.start + 99)),
    )
    expect(items).toHaveLength(1)
    expect(end.survey).toMatchObject({ formerNodes: 1, formerGone: 1 })
  })

  test('because it had another node before', async () => {
    const { bytes, truth } = buildPst({
      folders: [{ name: 'Post', items: [letter('A'), letter('B', { deleted: true })] }],
    })
    const [kept, gone] = [truth.items[0]?.nid ?? 0, truth.left[0]?.nid ?? 0]
    const renamed = changed(bytes, (copy) => {
      // Where the old page has the deleted item, it says the content of the one that is kept.
      const page = leafWith(copy, UNICODE, gone)
      const [from, to] = [placeOf(page, kept), placeOf(page, gone)]
      page.bytes.copy(copy, page.start + to + 8, from + 8, from + 24)
      close(copy, page.start, UNICODE)
    })
    expect((await readAll(renamed)).items.map(({ node }) => node)).toEqual([kept])
  })
})

test('an item whose folder is gone too is in none', async () => {
  const { bytes, truth } = buildPst({
    width: 'ansi',
    folders: [{ name: 'Post', items: [letter('Weg', { deleted: true })] }],
  })
  const gone = truth.left[0]?.nid ?? 0
  const orphaned = changed(bytes, (copy) => {
    const page = leafWith(copy, ANSI, gone)
    copy.writeUInt32LE(0x99922, page.start + placeOf(page, gone) + 12)
    close(copy, page.start, ANSI)
  })
  expect(leftIn(await readAll(bytes)).map(({ folder }) => folder)).toEqual([['Post']])
  expect(leftIn(await readAll(orphaned)).map(({ folder }) => folder)).toEqual([[]])
})

test('a node behind the last entry of a page is found, and was lost when its blocks are still kept', async () => {
  const { bytes, truth } = buildPst({ folders: [{ name: 'Post', items: [letter('A'), letter('B')] }] })
  const last = Math.max(...truth.items.map(({ nid }) => nid))
  const page = leafWith(bytes, UNICODE, last)
  expect(placeOf(page, last)).toBe((page.entries - 1) * page.stride)
  const cut = changed(bytes, (copy) => {
    copy.writeUInt8(page.entries - 1, page.start + UNICODE.count)
    close(copy, page.start, UNICODE)
  })
  const read = await readAll(cut)
  expect(leftIn(read).map(({ node, foundAs }) => [node, foundAs])).toEqual([[last, 'recovered']])
  expect(read.end.survey).toMatchObject({ lostFound: 1, deletedFound: 0, listedMissing: 1 })
})

/** The first leaf page of nodes in the file that names a node: of before, when there is one. */
function leafWith(bytes: Buffer, layout: Layout, nid: number): TreePage {
  const leaves = pagesIn(bytes, layout, NODE_TREE).filter(({ level }) => level === 0)
  const found = leaves.find((page) => placeOf(page, nid) >= 0)
  if (found === undefined) throw new Error(`no page names 0x${nid.toString(16)}`)
  return found
}

/** Where in a page the entry of a node begins; -1 when there is none. */
function placeOf({ bytes, entries, stride }: TreePage, nid: number): number {
  for (let at = 0; at < entries * stride; at += stride) if (bytes.readUInt32LE(at) === nid) return at
  return -1
}

/** Makes the checksum and signature of a page right. */
function close(bytes: Buffer, start: number, layout: Layout): void {
  const page = bytes.subarray(start, start + layout.pageSize)
  page.writeUInt32LE(checksumOf(page.subarray(0, layout.trailer)), layout.pageChecksum)
  page.writeUInt16LE(signatureOf(start, page.readUInt32LE(layout.pageId)), layout.trailer + 2)
}
