import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LARGE_ITEM, type RawItem } from '../../../main/read/item.ts'
import { readMbox } from '../../../main/read/mbox.ts'
import { type Bytes, bytesOf } from '../../../main/source/bytes.ts'
import { collect, failingBytes, itemsOf, plain, stepsOf, surveyOf } from '../../helpers/read-steps.ts'

const A = 'From a@example.org Mon Jan  1 00:00:00 2001\n'
const B = 'From b@example.org Tue Jan  2 10:11:12 2001\n'
const one = 'Subject: one\n\nBody one\n'
const two = 'Subject: two\n\nBody two\n'
const crlf = (text: string) => text.replaceAll('\n', '\r\n')
const counted = (text: string) => withLength(text, text.length - text.indexOf('\n\n') - 2)
const withLength = (text: string, length: number) => text.replace('\n\n', `\nContent-Length: ${length}\n\n`)

/** What each fixture must come to: contents, problems of each item, bytes set aside. */
type Case = {
  name: string
  file: string
  contents: string[]
  problems?: string[][]
  aside?: string
  judgedText?: number
}

const cases: Case[] = [
  { name: 'two messages', file: `${A}${one}\n${B}${two}\n`, contents: [one, two] },
  { name: 'CRLF', file: crlf(`${A}${one}\n${B}${two}\n`), contents: [crlf(one), crlf(two)] },
  { name: 'no byte', file: '', contents: [] },
  { name: 'one byte', file: 'F', contents: [], aside: 'F' },
  { name: 'three bytes', file: 'Fro', contents: [], aside: 'Fro' },
  { name: 'only junk', file: 'This is no mail\nat all', contents: [], aside: 'This is no mail\nat all' },
  {
    name: 'junk before the first separator',
    file: `junk\nFrom here on\n\n${A}${one}\n`,
    contents: [one],
    aside: 'junk\nFrom here on\n\n',
  },
  {
    name: 'doubtful lines in junk',
    file: `junk\n\nFrom here on\nFrom 12:30\n\n${A}${one}\n`,
    contents: [one],
    aside: 'junk\n\nFrom here on\nFrom 12:30\n\n',
    judgedText: 2,
  },
  { name: 'byte order mark', file: `\xef\xbb\xbf${A}${one}\n`, contents: [one], aside: '\xef\xbb\xbf' },
  { name: 'only a separator', file: A, contents: [''], problems: [['item-empty']] },
  {
    name: 'only a separator, cut off',
    file: A.trimEnd(),
    contents: [''],
    problems: [['cut-off', 'item-empty']],
  },
  {
    name: 'an empty message',
    file: `${A}\n${B}${two}\n`,
    contents: ['', two],
    problems: [['item-empty'], []],
  },
  {
    name: 'no final line end',
    file: `${A}${one}\n${B}${two.trimEnd()}`,
    contents: [one, two.trimEnd()],
    problems: [[], ['cut-off']],
  },
  {
    name: 'no final line end after a closing boundary',
    file: `${A}${one}\n--b--`,
    contents: [`${one}\n--b--`],
  },
  {
    name: 'cut off before the declared length',
    file: `${A}${withLength(one, 900)}`,
    contents: [withLength(one, 900)],
    problems: [['cut-off']],
  },
  {
    name: 'no empty line before separators: none is taken off',
    file: `${A}${one}${B}${two}\n${A}${one}${B}${two}${A}${one}`,
    contents: [one, `${two}\n`, one, two, one],
    problems: [
      [],
      ['separator-without-blank-line'],
      [],
      ['separator-without-blank-line'],
      ['separator-without-blank-line'],
    ],
  },
  {
    name: 'a dated line in a paragraph without header behind it is text',
    file: `${A}${one}${B}and so on\n\n`,
    contents: [`${one}${B}and so on\n`],
    problems: [['from-line-in-body']],
    judgedText: 1,
  },
  {
    name: 'an undated line after an empty line with a usual header behind it is a separator',
    file: `${A}${one}\nFrom -\nReceived: x\n\nhi\n\n`,
    contents: [one, 'Received: x\n\nhi\n'],
    problems: [[], ['separator-unusual']],
  },
  {
    name: 'an undated line with text that resembles a field behind it is text',
    file: `${A}${one}\nFrom Jan:\nNote: bring cake\n\n`,
    contents: [`${one}\nFrom Jan:\nNote: bring cake\n`],
    problems: [['from-line-in-body']],
    judgedText: 1,
  },
  {
    name: 'a plain line in a paragraph is text without doubt',
    file: `${A}${one}From now on\n\n`,
    contents: [`${one}From now on\n`],
  },
  {
    name: 'quoted lines lose one mark',
    file: `${A}${one}>From x\n>>From y\n> From z\n>From\n\n`,
    contents: [`${one}From x\n>From y\n> From z\n>From\n`],
    problems: [['quoting-ambiguous']],
  },
  {
    name: 'a quoted line comes first',
    file: `${A}>From x\nSubject: s\n\n`,
    contents: ['From x\nSubject: s\n'],
    problems: [['quoting-ambiguous']],
  },
  {
    name: 'bytes that are no message',
    file: `${A}just words\n\n`,
    contents: ['just words\n'],
    problems: [['not-a-message']],
  },
  {
    name: 'mboxcl2: nothing in a counted body is a separator, nothing is un-quoted',
    file: `${A}${counted(`Subject: s\n\n\n${B}Subject: inner\n\n>From x\n`)}\n${B}${two}\n`,
    contents: [counted(`Subject: s\n\n\n${B}Subject: inner\n\n>From x\n`), two],
    problems: [['from-line-in-body'], []],
    judgedText: 1,
  },
  {
    name: 'mboxcl2: another body shows that the writer does not quote',
    file: `${A}${counted('Subject: s\n\nFrom x\n')}\n${B}${counted('Subject: s\n\n>From x\n')}\n`,
    contents: [counted('Subject: s\n\nFrom x\n'), counted('Subject: s\n\n>From x\n')],
    problems: [['from-line-in-body'], ['quoting-ambiguous']],
    judgedText: 1,
  },
  {
    name: 'mboxcl: lines are quoted and counted so',
    file: `${A}${counted('Subject: s\n\n>From x\n')}\n${B}${withLength(two, 9)}\n`,
    contents: [withLength('Subject: s\n\nFrom x\n', 8), withLength(two, 9)],
    problems: [['quoting-ambiguous'], []],
  },
  {
    name: 'a counted body without line end keeps none',
    file: `${A}${withLength(one, 8)}\n${B}${two}\n`,
    contents: [withLength(one, 8).trimEnd(), two],
  },
  {
    name: 'a Content-Length that leads nowhere is ignored',
    file: `${A}${withLength(one, 4)}\n${B}${withLength(two, 12345)}\n`,
    contents: [withLength(one, 4), withLength(two, 12345)],
    problems: [['content-length-wrong'], ['content-length-wrong']],
  },
  {
    name: 'a line longer than any separator is text',
    file: `${A}${one}\nFrom ${'x'.repeat(2000)} Mon Jan  1 00:00:00 2001\nSubject: no\n\n`,
    contents: [`${one}\nFrom ${'x'.repeat(2000)} Mon Jan  1 00:00:00 2001\nSubject: no\n`],
    problems: [['from-line-in-body']],
    judgedText: 1,
  },
]

describe.each(cases)('mbox: $name', ({ file: text, contents, problems, aside = '', judgedText = 0 }) => {
  const file = Buffer.from(text, 'latin1')

  test('gives the messages, their problems and what belongs to none', async () => {
    const steps = await stepsOf(file)
    const items = steps.filter((step) => step.step === 'item')
    expect(items.map((item) => item.bytes?.toString('latin1'))).toEqual(contents)
    expect(items.map(kindsOf)).toEqual(problems ?? contents.map(() => []))
    const asides = steps.filter((step) => step.step === 'aside')
    expect(asides.map((step) => text.slice(step.start, step.start + step.length)).join('')).toBe(aside)
    expect(steps.reduce((sum, step) => sum + (step.judgedText ?? 0), 0)).toBe(judgedText)
  })

  test('accounts for every byte and both counts agree', async () => await expectAccount(file))

  test.each([1, 7, 4096])('gives the same in blocks of %i bytes', async (blockSize) => {
    expect((await stepsOf(file, blockSize)).map(plain)).toEqual((await stepsOf(file)).map(plain))
  })

  test('goes on from every cursor as if never interrupted', async () => await expectResumable(file))

  test('lets every failure of the medium through and yields nothing untrue before it', async () => {
    const error = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })
    const whole = (await stepsOf(file)).map(plain)
    for (let failing = 1; ; failing++) {
      const got: unknown[] = []
      try {
        for await (const step of readMbox(failingBytes(file, failing, error), 0, surveyOf(file), 7))
          got.push(plain(step))
        break
      } catch (thrown) {
        expect(thrown).toBe(error)
        expect(got).toEqual(whole.slice(0, got.length))
      }
    }
  })
})

/** Pieces of text that make readers stumble when they are strung together at random. */
const stumbling = fc.constantFrom(
  ...[
    'From ',
    '>',
    '>From ',
    '\n',
    '\r\n',
    '\r',
    '12:34',
    'x',
    ' ',
    '\0',
    '\xef\xbb\xbf',
    'From x\n',
    '\n\n',
  ],
  ...[
    A,
    B,
    `\n${A}`,
    crlf(A),
    'Subject: s\n',
    'Note: n\n',
    'Content-Length: 5\n',
    'Content-Length: 0\n\n',
    '--b--',
  ],
  ...[
    'From a Mon Jan  1 00:00:00 2001 remote from mboxrd.invalid\n',
    'From a Mon Jan  1 00:00 2001 remote from open-end.mboxrd.invalid\n',
  ],
)
const anyFile = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(stumbling, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''), 'latin1')),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
)

describe('mbox: any bytes at all', () => {
  test('every byte is in one span exactly once, and both counts agree', async () => {
    await fc.assert(fc.asyncProperty(anyFile, expectAccount), { numRuns: 1500 })
  })

  test('block size changes nothing, and reading goes on from every cursor', async () => {
    const property = fc.asyncProperty(anyFile, fc.integer({ min: 1, max: 40 }), async (file, blockSize) => {
      expect((await stepsOf(file, blockSize)).map(plain)).toEqual((await stepsOf(file)).map(plain))
      await expectResumable(file)
    })
    await fc.assert(property, { numRuns: 400 })
  })

  test('a content is its span with one ">" less on as many lines as it says', async () => {
    const property = fc.asyncProperty(anyFile, async (file) => {
      for (const item of await itemsOf(file)) {
        const span = file.subarray(item.start, item.start + item.length).toString('latin1')
        const content = item.bytes?.toString('latin1') ?? ''
        expect(span.length - content.length).toBe(item.unquotedLines)
        if (item.unquotedLines > 0) expect(content).toBe(span.replace(/(^|\n)>(>*From )/g, '$1$2'))
        else expect(content).toBe(span)
      }
    })
    await fc.assert(property, { numRuns: 500 })
  })
})

describe('mbox: what is too large to hold', () => {
  test('a message above LARGE_ITEM comes in pieces, twice the same, un-quoted, its lines of any length', async () => {
    const line = Buffer.alloc(LARGE_ITEM + 5, 'x')
    const file = Buffer.concat([
      Buffer.from(`${A}Subject: s\n\n`),
      line,
      Buffer.from(`\n>From x\n\n${B}${two}\n`),
    ])
    const items = await itemsOf(file)
    const [large] = items
    expect(items.map((item) => item.bytes?.length ?? null)).toEqual([null, two.length])
    const expected = Buffer.concat([Buffer.from('Subject: s\n\n'), line, Buffer.from('\nFrom x\n')])
    for (let time = 0; time < 2; time++) {
      const pieces = [...(large?.pieces() ?? [])]
      expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(LARGE_ITEM)
      expect(Buffer.concat(pieces).equals(expected)).toBe(true)
    }
    expect(large?.unquotedLines).toBe(1)
  })

  test('junk is set aside in bounded pieces, and its doubtful lines are counted once from every cursor', async () => {
    const junk = Buffer.alloc(2 * LARGE_ITEM + 100, 'x\n')
    // Doubtful lines: one in the middle of a piece, one exactly where a piece ends.
    junk.write('\nFrom 10:10 on\n', 1001)
    junk.write('\nFrom 10:10 on\n', LARGE_ITEM - 1)
    const file = Buffer.concat([junk, Buffer.from(`\n${A}${one}\n`)])
    const steps = await stepsOf(file)
    const sizes = steps.filter((step) => step.step === 'aside').map((step) => step.length)
    expect(sizes).toEqual([LARGE_ITEM, LARGE_ITEM, 101])
    expect(steps.map((step) => step.judgedText)).toEqual([1, 1, 0, 0])
    expect((await stepsOf(file, undefined, LARGE_ITEM)).map(plain)).toEqual(steps.slice(1).map(plain))
  })

  test('offsets beyond 4 GiB are exact, and nothing between is held', async () => {
    const size = 2 ** 32 + 10_000
    const start = Buffer.from(`${A}Subject: s\n\n`)
    const end = Buffer.from(`\n\n${B}${two}\n`)
    const steps = readMbox(sparse(size, start, end), 0, { contentLengths: 0 })
    const spans = (await collect(steps)).map((step) => [step.start, step.length, step.cursor])
    const cut = size - end.length + 2
    expect(spans).toEqual([
      [A.length, cut - 1 - A.length, cut],
      [cut + B.length, two.length, size],
    ])
  }, 30_000)

  test('a file that becomes shorter while it is read is an error, not an end', async () => {
    const file = Buffer.from(`${A}${one}\n${B}${two}\n`)
    const shrunk: Bytes = { ...bytesOf(file.subarray(0, 90)), size: file.length }
    await expect(collect(readMbox(shrunk, 0, surveyOf(file)))).rejects.toMatchObject({ code: 'ESTALE' })
  })
})

/** A file of zeros between a start and an end. */
function sparse(size: number, start: Buffer, end: Buffer): Bytes {
  const zeros = Buffer.alloc(1 << 20)
  return {
    size,
    read(from, length) {
      const to = Math.min(size, from + length)
      const buffer =
        to - from === zeros.length && from > start.length && to < size - end.length
          ? zeros
          : Buffer.alloc(to - from)
      if (buffer === zeros) return zeros
      if (from < start.length) start.copy(buffer, 0, from)
      if (to > size - end.length)
        end.copy(buffer, Math.max(0, size - end.length - from), Math.max(0, from - (size - end.length)))
      return buffer
    },
    close: () => {},
  }
}

function kindsOf(item: RawItem): string[] {
  return item.problems.map((problem) => problem.kind)
}

async function expectAccount(file: Buffer): Promise<void> {
  const steps = await stepsOf(file)
  let at = 0
  for (const step of steps) {
    const separator = step.step === 'item' ? step.separatorBytes : 0
    const before = step.step === 'item' ? step.start - at : 0
    expect(step.length).toBeGreaterThanOrEqual(0)
    expect(step.start).toBe(at + before)
    // The part of the separator bytes before the item is its line; the rest is the empty line after it.
    expect(before).toBeLessThanOrEqual(separator)
    at += step.length + separator
    expect(step.cursor).toBe(at)
  }
  expect(at).toBe(file.length)
  const items = steps.filter((step) => step.step === 'item').length
  const judgedText = steps.reduce((sum, step) => sum + (step.judgedText ?? 0), 0)
  expect(surveyOf(file)['separators']).toBe(items + judgedText)
}

async function expectResumable(file: Buffer): Promise<void> {
  const steps = (await stepsOf(file)).map((step) => ({ cursor: step.cursor, plain: plain(step) }))
  for (const [index, step] of steps.entries()) {
    const rest = (await stepsOf(file, undefined, step.cursor)).map(plain)
    expect(rest).toEqual(steps.slice(index + 1).map((later) => later.plain))
  }
}
