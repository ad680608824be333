import { describe, expect, test } from 'vitest'
import type { RawItem, ReadEnd, ReadStep } from '../../../../main/read/item.ts'
import { readPropertySet } from '../../../../main/read/mapi/form.ts'
import type { MapiItem, Property } from '../../../../main/read/mapi/item.ts'
import { pst } from '../../../../main/read/pst/pst.ts'
import { bytesOf } from '../../../../main/source/bytes.ts'
import { categories } from '../../../helpers/pst/item-kinds.ts'
import { attached, attachedItem, mail } from '../../../helpers/pst/items.ts'
import type { AttachmentPlan, ItemPlan, PstPlan } from '../../../helpers/pst/plan.ts'
import { binary, int32, property } from '../../../helpers/pst/properties.ts'
import { noise, sampleFolders } from '../../../helpers/pst/sample.ts'
import type { PstTruth } from '../../../helpers/pst/truth.ts'
import { buildPst } from '../../../helpers/pst/write.ts'
import { collect } from '../../../helpers/read-steps.ts'

type Read = { readonly items: RawItem[]; readonly asides: ReadStep[]; readonly end: ReadEnd }

async function readAll(bytes: Buffer, cursor = 0): Promise<Read> {
  const steps = await collect(pst.read(bytesOf(bytes), cursor, {}))
  const end = steps.pop()
  if (end?.step !== 'end') throw new Error('the last step is not the account')
  return {
    items: steps.filter((step) => step.step === 'item'),
    asides: steps.filter((step) => step.step === 'aside'),
    end,
  }
}

/** The item of a step, read back from its content. */
function itemOf({ pieces }: RawItem): MapiItem {
  return readPropertySet(Buffer.concat([...pieces()])).item
}

const key = ({ id, name, type }: Property): string =>
  `${name === null ? id : `${name.set} ${name.name}`} ${type}`

const bytesOfValue = ({ value }: Property): unknown => {
  if (Buffer.isBuffer(value)) return value.toString('hex')
  return 'pieces' in value
    ? Buffer.concat([...value.pieces()]).toString('hex')
    : value.map((one) => one.toString('hex'))
}

/** Each property that was planned, with its value as it was read. */
function valuesFor(planned: readonly Property[], found: readonly Property[]): [string, unknown][] {
  const read = new Map(found.map((property) => [key(property), bytesOfValue(property)]))
  return planned.map((property) => [key(property), read.get(key(property))])
}

const planned = (properties: readonly Property[]): [string, unknown][] =>
  properties.map((property) => [key(property), bytesOfValue(property)])

function expectSame(item: MapiItem, plan: ItemPlan): void {
  expect(valuesFor(plan.properties, item.properties)).toEqual(planned(plan.properties))
  const recipients = [...item.recipients]
  expect(recipients.length).toBe(plan.recipients?.length ?? 0)
  for (const [place, row] of (plan.recipients ?? []).entries())
    expect(valuesFor(row, recipients[place] ?? [])).toEqual(planned(row))
  const attachments = [...item.attachments]
  expect(attachments.length).toBe(plan.attachments?.length ?? 0)
  for (const [place, attachment] of (plan.attachments ?? []).entries()) {
    const found = attachments[place]
    expect(valuesFor(attachment.properties, found?.properties ?? [])).toEqual(planned(attachment.properties))
    expect(found?.embedded === null).toBe(attachment.embedded === undefined)
    if (attachment.embedded !== undefined && found?.embedded) expectSame(found.embedded, attachment.embedded)
  }
}

function expectAll({ items, end }: Read, truth: PstTruth): void {
  expect(items.map(({ node }) => node)).toEqual(truth.items.map(({ nid }) => nid).sort((a, b) => a - b))
  for (const one of truth.items) {
    const step = items.find(({ node }) => node === one.nid)
    if (step === undefined) throw new Error(`no item ${one.nid}`)
    expect({ ...step, pieces: null }).toMatchObject({
      foundAs: one.foundAs,
      folder: one.folder,
      problems: [],
    })
    expectSame(itemOf(step), one.item)
  }
  expect(end.counted).toBe(truth.items.length)
  expect(end.survey['nodes']).toBe(truth.nodes)
  expect(sumOfNodes(end)).toBe(truth.nodes)
}

function sumOfNodes({ survey }: ReadEnd): number {
  const addends = ['inFolder', 'associated', 'recovered', 'unreadable', 'structural', 'other']
  return addends.reduce((sum, name) => sum + (survey[name] ?? Number.NaN), 0)
}

const shapes: readonly PstPlan[] = [
  { width: 'unicode', pageSize: 512, encryption: 'none', folders: [] },
  { width: 'ansi', pageSize: 512, encryption: 'permute', folders: [] },
  { width: 'unicode', pageSize: 512, encryption: 'cyclic', fanOut: 3, folders: [] },
  { width: 'unicode', pageSize: 4096, client: 'ost', encryption: 'permute', folders: [] },
]

describe('everything that was written is read', () => {
  test.each(shapes)('of $width, $encryption, pages of $pageSize', async (shape) => {
    const { bytes, truth } = buildPst({ ...shape, folders: sampleFolders() })
    const read = await readAll(bytes)
    expectAll(read, truth)
    expect(read.asides).toEqual([])
  })

  test('attachments of one block, of many and of lists of lists, and what is larger than is held', async () => {
    const sizes = [0, 1, 8176, 8177, 1_000_000, 9_000_000, 17_000_000]
    const items = sizes.map((size) =>
      mail({ subject: `${size}`, attachments: [attached('a.bin', noise(size, size))] }),
    )
    const { bytes, truth } = buildPst({ folders: [{ name: 'Groot', items }] })
    const read = await readAll(bytes)
    expect(read.items.map((item) => item.bytes === null)).toEqual(sizes.map((size) => size > 16_000_000))
    expectAll(read, truth)
  })

  test('many long values, of which some are not held in memory', async () => {
    const long = Array.from({ length: 20 }, (_, place) => binary(0x6800 + place, noise(1_000_000, place)))
    const { properties } = mail({ subject: 'Lang' })
    const { bytes, truth } = buildPst({
      folders: [{ name: 'Lang', items: [{ properties: [...properties, ...long] }] }],
    })
    expectAll(await readAll(bytes), truth)
  })

  test('a table of more rows than one block has', async () => {
    const many = Array.from({ length: 700 }, (_, place) => mail({ subject: `Brief ${place}` }))
    for (const shape of shapes) {
      const { bytes, truth } = buildPst({ ...shape, folders: [{ name: 'Vol', items: many }] })
      const { items, end } = await readAll(bytes)
      expect(items.filter(({ foundAs }) => foundAs === '').length).toBe(truth.items.length)
      expect(end.folders.find(({ path }) => path[0] === 'Vol')).toMatchObject({ declared: 700, read: 700 })
    }
  })
})

describe('the account', () => {
  const { bytes, truth } = buildPst({ password: 'geheim', folders: sampleFolders() })

  test('says of every folder what it declares and what was read, and names the one that differs', async () => {
    const { end } = await readAll(bytes)
    for (const folder of truth.folders) {
      const found = end.folders.find((one) => one.path.join('/') === folder.path.join('/'))
      if (folder.path.length === 0) continue
      const { kind, containerClass, declared, items, associated } = folder
      const isSearch = kind === 'search'
      expect(found).toMatchObject({ kind, containerClass, declared, read: isSearch ? 0 : items, associated })
    }
    expect(end.problems).toEqual([
      { kind: 'store-password' },
      { kind: 'folder-count-differs', detail: 'Verdwaald: counts 2 items, read 0' },
    ])
  })

  test('is the same wherever reading begins, and so are the steps', async () => {
    const whole = await readAll(bytes)
    for (const place of [0, 5, whole.items.length - 1]) {
      const rest = await readAll(bytes, whole.items[place]?.cursor)
      expect(rest.end).toEqual(whole.end)
      const plain = (items: readonly RawItem[]): unknown => items.map((item) => ({ ...item, pieces: null }))
      expect(plain(rest.items)).toEqual(plain(whole.items.slice(place + 1)))
    }
  })

  test('of a file of which only the beginning is there says how much of it is missing', async () => {
    const { end } = await readAll(bytes.subarray(0, 1024))
    const missing = `the file is cut short by ${bytes.length - 1024} bytes`
    expect(end.problems).toMatchObject([
      { kind: 'store-unreadable', detail: `no node can be read: ${missing}` },
    ])
  })

  test('of a file that cannot be opened is a problem and no item', async () => {
    const { items, end } = await readAll(Buffer.concat([bytes.subarray(0, 512), Buffer.alloc(9000)]))
    expect(items).toEqual([])
    expect(end).toMatchObject({ counted: 0, problems: [{ kind: 'store-unreadable' }] })
  })
})

test('the same item in two files has the same content', async () => {
  const letter = mail({ subject: 'Kopie', text: 'Gelijk', attachments: [attached('a.txt', noise(20_000))] })
  const contents = await Promise.all(
    shapes
      .filter(({ width }) => width === 'unicode')
      .map(async (shape, place) => {
        // Other named properties before it, and another number of nodes.
        const before = place === 0 ? [] : sampleFolders()
        const { bytes } = buildPst({ ...shape, folders: [...before, { name: 'Kopie', items: [letter] }] })
        return (await readAll(bytes)).items.at(-1)?.bytes?.toString('hex')
      }),
  )
  expect(new Set(contents).size).toBe(1)
})

test('a property of more values than anything real has costs itself and is named, not the thread that reads', async () => {
  const values = property(0x6800, 0x1002, Buffer.alloc(16 * 1024 * 1024))
  const plan = mail({ subject: 'Veel', text: 'tekst', properties: [values] })
  const before = process.memoryUsage().heapUsed
  const { items } = await readAll(buildPst({ folders: [{ name: 'In', items: [plan] }] }).bytes)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(256 * 1024 * 1024)
  const [step, ...others] = items
  if (step === undefined || others.length > 0) throw new Error('not one item')
  expect(step.problems).toMatchObject([
    { kind: 'item-damaged', detail: 'property 0x6800: 8388608 values of one property' },
  ])
  const rest = plan.properties.filter(({ id }) => id !== values.id)
  expect(valuesFor(rest, itemOf(step).properties)).toEqual(planned(rest))
})

test('an item attached under a method that says it is a file keeps what is in it', async () => {
  const within = attached('groot.bin', noise(50_000))
  const letter = attachedItem('brief', mail({ subject: 'Binnen', attachments: [within] }))
  const methods = [0, 1, 6].map((method) => ({
    ...letter,
    properties: letter.properties.map((one) => (one.id === 0x3705 ? int32(0x3705, method) : one)),
  }))
  const items = [mail({ subject: 'Buiten', attachments: methods })]
  const { bytes, truth } = buildPst({ folders: [{ name: 'In', items }] })
  expectAll(await readAll(bytes), truth)
})

test('items in items are opened to the bound, and what lies deeper is kept as bytes', async () => {
  let nested: AttachmentPlan = attached('kern.txt', Buffer.from('kern'))
  for (let level = 0; level < 23; level++)
    nested = attachedItem(`${level}`, mail({ subject: `${level}`, attachments: [nested] }))
  const { bytes } = buildPst({
    folders: [{ name: 'Diep', items: [mail({ subject: 'buiten', attachments: [nested] })] }],
  })
  const { items } = await readAll(bytes)
  const [step] = items
  if (step === undefined) throw new Error('no item')
  expect(step.problems.map(({ kind }) => kind)).toEqual(['parts-too-deep'])
  let levels = 0
  let last: MapiItem = itemOf(step)
  for (;;) {
    const inner = [...last.attachments][0]?.embedded
    if (!inner) break
    last = inner
    levels++
  }
  expect(levels).toBe(20)
  const kept = [...last.attachments][0]?.properties.find(({ id }) => id === 0x3701)
  expect(Buffer.isBuffer(kept?.value) && kept.value.includes('kern')).toBe(true)
})

describe('damage costs what lies in it, and is named', () => {
  const folders = [
    { name: 'Een', items: [0, 1, 2].map((place) => mail({ subject: `Brief ${place}`, text: 'tekst' })) },
    {
      name: 'Twee',
      items: [
        mail({
          subject: 'Bijlage',
          attachments: [attached('a.bin', noise(40_000)), attached('b.bin', noise(10))],
        }),
      ],
    },
  ]
  const built = buildPst({ encryption: 'permute', folders })

  test('a byte anywhere: no throw, every item that does not depend on it is whole, the account closes', async () => {
    const { bytes, truth } = built
    const whole = await readAll(bytes)
    const contents = new Map(whole.items.map((item) => [item.node, item.bytes?.toString('hex')]))
    const names = truth.dependsOn(0x61)
    for (let at = 517; at < bytes.length; at += 1511) {
      const damaged = Buffer.from(bytes)
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0x10, at)
      const { items, asides, end } = await readAll(damaged)
      const isIn = ({ start, length }: { start: number; length: number }): boolean =>
        at >= start && at < start + length
      for (const one of truth.items) {
        if ([...truth.dependsOn(one.nid), ...names].some(isIn)) continue
        const content = items.find(({ node }) => node === one.nid)?.bytes?.toString('hex')
        expect([at, one.nid, content === contents.get(one.nid)]).toEqual([at, one.nid, true])
      }
      expect([at, end.counted]).toEqual([at, items.length])
      expect([at, sumOfNodes(end)]).toEqual([at, end.survey['nodes']])
      expect(items.length + asides.length).toBeLessThanOrEqual(truth.items.length)
    }
  })

  const ofAttachment = [
    ['a byte: only it is another', (block: Buffer) => block.writeUInt8(block.readUInt8(7) ^ 1, 7), 1],
    ['a sector: only that is lost', (block: Buffer) => block.fill(0, 512, 1024), 512],
    ['what says which block it is: zeros in its place', (block: Buffer) => block.fill(0, 8176), 8176],
  ] as const
  test.each(ofAttachment)(
    'in an attachment, %s, the other bytes and the other attachment stay',
    async (_name, damage, most) => {
      const { bytes, truth } = built
      const letter = truth.items.at(-1)
      const data = noise(40_000)
      // The second block of the attachment's data, as it is stored.
      const spans = truth.dependsOn(letter?.nid ?? 0).filter(({ length }) => length === 8192)
      const second = spans[1]
      if (second === undefined) throw new Error('no full block')
      const damaged = Buffer.from(bytes)
      damage(damaged.subarray(second.start, second.start + second.length))
      const { items, end } = await readAll(damaged)
      const step = items.find(({ node }) => node === letter?.nid)
      if (step === undefined) throw new Error('the letter is lost')
      expect(step.problems).toMatchObject([{ kind: 'item-damaged', start: second.start, length: 8192 }])
      expect(step.problems[0]?.detail).toContain('property 0x3701')
      const [first, other] = [...itemOf(step).attachments]
      const value = first?.properties.find(({ id }) => id === 0x3701)?.value
      if (!Buffer.isBuffer(value)) throw new Error('the bytes are lost')
      expect(value.length).toBe(data.length)
      const changed = [...data.keys()].filter((at) => value[at] !== data[at])
      expect(changed.length).toBeGreaterThan(most / 2)
      expect(changed.length).toBeLessThanOrEqual(most)
      expect(changed.filter((at) => at < 8176 || at >= 2 * 8176)).toEqual([])
      if (most === 8176) expect(value.subarray(8176, 2 * 8176).every((byte) => byte === 0)).toBe(true)
      expect(valuesFor([binary(0x3701, noise(10))], other?.properties ?? [])).toEqual(
        planned([binary(0x3701, noise(10))]),
      )
      expect(end.counted).toBe(truth.items.length)
    },
  )

  test('in a text that is one block: it is read with what is another in it, and says so', async () => {
    const text = 'Het college besluit. '.repeat(150)
    const { bytes, truth } = buildPst({
      folders: [{ name: 'Postvak IN', items: [mail({ subject: 'Besluit', text })] }],
    })
    const letter = truth.items.at(-1)
    const at = bytes.indexOf(Buffer.from(text.slice(0, 40), 'utf16le'))
    expect(at).toBeGreaterThan(0)
    const damaged = Buffer.from(bytes)
    damaged.write('h', at, 'latin1')
    const step = (await readAll(damaged)).items.find(({ node }) => node === letter?.nid)
    if (step === undefined) throw new Error('the letter is lost')
    expect(step.problems).toMatchObject([{ kind: 'item-damaged' }])
    expect(step.problems[0]?.detail).toContain('kept as they are')
    const value = itemOf(step).properties.find(({ id }) => id === 0x1000)?.value
    expect(Buffer.isBuffer(value) && value.toString('utf16le')).toBe(`h${text.slice(1)}`)
  })

  test('in the properties of an attachment: its bytes stay, with what the table says of it', async () => {
    const { bytes, truth } = built
    const letter = truth.items.at(-1)
    if (letter === undefined) throw new Error('no item')
    const data = noise(40_000)
    let kept = 0
    for (const { start } of truth.dependsOn(letter.nid)) {
      const damaged = Buffer.from(bytes)
      damaged.writeUInt8(damaged.readUInt8(start + 3) ^ 1, start + 3)
      const step = (await readAll(damaged)).items.find(({ node }) => node === letter.nid)
      const isOfAttachment = step?.problems.some(({ detail }) =>
        /^attachment 0x\w+, properties/.test(detail ?? ''),
      )
      if (step === undefined || !isOfAttachment) continue
      const [first] = [...itemOf(step).attachments]
      const value = first?.properties.find(({ id }) => id === 0x3701)?.value
      if (first?.properties.some(({ id }) => id === 0x0e20) && Buffer.isBuffer(value) && value.equals(data))
        kept++
    }
    // The properties of the one attachment are in one block, those of the other in another with all its bytes.
    expect(kept).toBe(2)
  })

  test('in all of an item: its bytes are set aside, the rest is read, also by a run that goes on', async () => {
    const { bytes, truth } = built
    const [lost] = truth.items
    if (lost === undefined) throw new Error('no item')
    const shared = new Set(
      truth.items.slice(1).flatMap(({ nid }) => truth.dependsOn(nid).map(({ start }) => start)),
    )
    const damaged = Buffer.from(bytes)
    for (const { start } of truth.dependsOn(lost.nid))
      if (!shared.has(start)) damaged.writeUInt8(damaged.readUInt8(start + 5) ^ 1, start + 5)
    const { items, asides, end } = await readAll(damaged)
    expect(asides).toMatchObject([{ reason: 'item-unreadable', judgedText: 1, cursor: lost.nid + 1 }])
    expect(items.length).toBe(truth.items.length - 1)
    expect(end).toMatchObject({ counted: items.length, survey: { unreadable: 1 } })
    expect((await readAll(damaged, items[0]?.cursor)).end).toEqual(end)
  })

  test('a file cut off anywhere is read as far as it goes', async () => {
    const { bytes, truth } = built
    for (let tenth = 1; tenth < 10; tenth++) {
      const { items, end } = await readAll(bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)))
      expect(items.length).toBeLessThanOrEqual(truth.items.length)
      const kinds = new Set(end.problems.map(({ kind }) => kind))
      expect(kinds.has('store-cut-off') || kinds.has('store-unreadable')).toBe(true)
    }
  })
})

test('flags and categories are those of the item', async () => {
  const flags = [int32(0x0e07, 9), int32(0x1081, 102), int32(0x1090, 2)]
  const { properties } = mail({ subject: 'A', ...categories('Bezwaar', 'Vóór 2010', 'Bezwaar') })
  const others = properties.filter((property) => !flags.some(({ id }) => id === property.id))
  const { bytes } = buildPst({ folders: [{ name: 'A', items: [{ properties: [...others, ...flags] }] }] })
  expect((await readAll(bytes)).items).toMatchObject([{ flags: 'DFRS', keywords: ['Bezwaar', 'Vóór 2010'] }])
})
