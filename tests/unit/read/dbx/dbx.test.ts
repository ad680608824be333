import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dbx } from '../../../../main/read/dbx/dbx.ts'
import type { RawItem, ReadEnd, ReadStep, SetAside } from '../../../../main/read/item.ts'
import { bytesOf } from '../../../../main/source/bytes.ts'
import { buildDbx, type DbxMessage } from '../../../helpers/dbx.ts'
import { mail, mails } from '../../../helpers/mail.ts'
import { collect } from '../../../helpers/read-steps.ts'

type Read = {
  readonly steps: ReadStep[]
  readonly items: RawItem[]
  readonly asides: SetAside[]
  readonly end: ReadEnd
}

async function read(file: Buffer, cursor = 0): Promise<Read> {
  const steps = await collect(dbx.read(bytesOf(file), cursor, {}))
  const end = steps.pop()
  if (end?.step !== 'end') throw new Error('no end')
  const items = steps.filter((step) => step.step === 'item')
  const asides = steps.filter((step) => step.step === 'aside')
  return { steps, items, asides, end }
}

const textsOf = ({ items }: Read) => items.map(({ bytes }) => bytes?.toString())
const kinds = ({ end }: Read) => end.problems.map(({ kind }) => kind)
const long = (index: number) => mail({ subject: `Lang ${index}`, text: `${index} `.repeat(900) })
const texts = [
  ...mails(4),
  long(1),
  ...mails(3).map((one) => Buffer.concat([one, Buffer.from('.')])),
  long(2),
]
const folder = (): DbxMessage[] => texts.map((text) => ({ text }))

test('every message is read whole, in the order of the folder', async () => {
  const whole = await read(buildDbx(folder()).file)
  expect(textsOf(whole)).toEqual(texts.map(String))
  expect(whole.end).toMatchObject({ counted: texts.length, problems: [] })
  expect(whole.items.every(({ foundAs, problems }) => foundAs === '' && problems.length === 0)).toBe(true)
})

test.each([
  [0x00, ''],
  [0x80, 'S'],
  [0x81, 'S'],
  [0x08 + 0x20, 'DF'],
  [0x18_0080, 'PRS'],
  // Body fetched, signed, with attachment, watched
  [0x40_5001, ''],
])('flags %i are %j', async (flags, letters) => {
  const { items } = await read(buildDbx([{ text: mail(), flags }]).file)
  expect(items.map((item) => item.flags)).toEqual([letters])
})

test('a text the folder does not know is recovered', async () => {
  const [first = mail(), second = mail()] = texts
  const found = await read(buildDbx([{ text: first, isKnown: false }, { text: second }]).file)
  expect(found.items.map(({ foundAs, bytes }) => [foundAs, bytes?.toString()])).toEqual([
    ['', String(second)],
    ['recovered', String(first)],
  ])
  expect(found.end.counted).toBe(2)
})

test('an entry without a text is set aside with what the folder knows of it', async () => {
  const built = buildDbx([{ text: mail() }, { text: null }])
  const found = await read(built.file)
  expect(found.items).toHaveLength(1)
  expect(found.asides).toMatchObject([{ start: built.infos[1], reason: 'item-without-text' }])
  expect(found.end).toMatchObject({ counted: 1, survey: { withoutText: 1 } })
})

test('an empty folder has nothing', async () => {
  expect(await read(buildDbx([]).file)).toMatchObject({ steps: [], end: { counted: 0, problems: [] } })
})

describe('damage costs what lies in it and is named', () => {
  test('a damaged tree node: its messages are recovered', async () => {
    const built = buildDbx(folder())
    built.file.fill(0, built.nodes[1], (built.nodes[1] ?? 0) + 4)
    const found = await read(built.file)
    expect(textsOf(found).sort()).toEqual(texts.map(String).sort())
    expect(found.items.filter(({ foundAs }) => foundAs === 'recovered')).toHaveLength(6)
    expect(kinds(found)).toEqual(['folder-count-differs', 'store-damaged'])
  })

  test('a tree that goes in a circle is gone through once', async () => {
    const built = buildDbx(folder())
    built.file.writeUInt32LE(built.nodes[0] ?? 0, (built.nodes[2] ?? 0) + 8)
    const found = await read(built.file)
    expect(textsOf(found)).toEqual(texts.map(String))
    expect(kinds(found)).toEqual(['store-damaged'])
  })

  test('a damaged entry: its message is recovered', async () => {
    const built = buildDbx(folder())
    built.file.fill(0xff, built.infos[3], (built.infos[3] ?? 0) + 12)
    const found = await read(built.file)
    expect(textsOf(found).sort()).toEqual(texts.map(String).sort())
    expect(found.items.at(-1)?.foundAs).toBe('recovered')
    expect(kinds(found)).toEqual(['store-damaged'])
  })

  test('a damaged segment: the text before and after it is kept', async () => {
    const built = buildDbx([{ text: long(1) }])
    const [, second = 0] = built.segments[0] ?? []
    built.file.fill(0, second, second + 16)
    const found = await read(built.file)
    const [before = '', after = ''] = textsOf(found)
    expect([before, after]).toEqual([String(long(1)).slice(0, 0x200), String(long(1)).slice(0x400)])
    expect(found.items.map(({ problems }) => problems.map(({ kind }) => kind))).toEqual([
      ['item-damaged'],
      ['not-a-message'],
    ])
  })

  test('a text that goes in a circle ends', async () => {
    const built = buildDbx([{ text: long(1) }])
    const places = built.segments[0] ?? []
    built.file.writeUInt32LE(places[1] ?? 0, (places.at(-1) ?? 0) + 12)
    const found = await read(built.file)
    expect(textsOf(found)).toEqual([String(long(1))])
    expect(found.items[0]?.problems.map(({ kind }) => kind)).toEqual(['item-damaged'])
  })

  test('a text that two entries or two texts claim is one message only', async () => {
    const built = buildDbx([{ text: long(1) }, { text: long(2) }, { text: mail() }])
    const [first = [], second = []] = built.segments
    // The second text goes over into the first; the third entry names the first too.
    built.file.writeUInt32LE(first[1] ?? 0, (second[0] ?? 0) + 12)
    built.file.writeUInt8(0x84, (built.infos[2] ?? 0) + 16)
    built.file.writeUIntLE(first[0] ?? 0, (built.infos[2] ?? 0) + 17, 3)
    const found = await read(built.file)
    const all = Buffer.concat(found.items.map(({ bytes }) => bytes ?? Buffer.alloc(0)))
    expect(all.length).toBe(long(1).length + long(2).length + mail().length)
    expect(found.items.map(({ foundAs }) => foundAs)).toEqual(['', '', 'recovered', 'recovered'])
    expect(found.items[1]?.problems.map(({ kind }) => kind)).toEqual(['item-damaged'])
    expect(found.asides).toHaveLength(1)
  })

  test('segments that only lead to each other are counted', async () => {
    const built = buildDbx([{ text: long(1), isKnown: false }])
    const places = built.segments[0] ?? []
    built.file.writeUInt32LE(places[0] ?? 0, (places.at(-1) ?? 0) + 12)
    const found = await read(built.file)
    expect([found.items.length, kinds(found)]).toEqual([0, ['store-damaged']])
  })

  test('a file cut off', async () => {
    const { file } = buildDbx(folder())
    const found = await read(file.subarray(0, 0x24bc + 3 * 0x210))
    expect(kinds(found)).toContain('store-cut-off')
    expect(found.items.length).toBeGreaterThan(0)
    expect(kinds(await read(file.subarray(0, 0x80)))).toEqual(['store-unreadable'])
  })
})

test('any bytes changed: it ends, the account is one, and reading on from any cursor gives the rest and the same end', async () => {
  const whole = buildDbx([...folder(), { text: long(3), isKnown: false }, { text: null }]).file
  const change = fc.tuple(
    fc.integer({ min: 0, max: whole.length - 4 }),
    fc.integer({ min: 0, max: 0xff_ffff }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 40 }), fc.nat(), async (changes, seed) => {
      const file = Buffer.from(whole)
      for (const [at, value] of changes) file.writeUInt32LE(seed % 2 === 0 ? value % file.length : value, at)
      const { steps, items, end } = await read(file)
      expect(items).toHaveLength(end.counted)
      const cursors = steps.map((step) => (step.step === 'end' ? 0 : step.cursor))
      expect(cursors).toEqual([...new Set(cursors)].sort((a, b) => a - b))
      const from = seed % (steps.length + 1)
      const rest = await read(file, cursors[from - 1] ?? 0)
      expect(textsOf(rest)).toEqual(
        steps.slice(from).flatMap((step) => (step.step === 'item' ? [step.bytes?.toString()] : [])),
      )
      expect(rest.end).toEqual(end)
    }),
    { numRuns: 60 },
  )
})

test('objects made up to lie over each other are no more than fit side by side', async () => {
  const file = Buffer.alloc(4 * 1024 * 1024)
  // Each word is its own place: at nearly each, an object can be taken to begin.
  for (let at = 0; at < file.length; at += 4) file.writeUInt32LE(at, at)
  file.writeUInt32LE(0x1_0000, 0xe4)
  const began = performance.now()
  const { end } = await read(file)
  const has = Number(/has (\d+)/.exec(end.problems.map(({ detail }) => detail).join())?.[1])
  expect(has).toBeGreaterThan(0)
  expect(has).toBeLessThanOrEqual((file.length / 0x27c) * 0x33)
  expect(performance.now() - began).toBeLessThan(10_000)
})
