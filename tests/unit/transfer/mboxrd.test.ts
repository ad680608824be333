import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OutgoingMessage, writeMboxrd } from '../../../main/transfer/mboxrd.ts'
import { itemsOf } from '../../helpers/read-steps.ts'

const write = (messages: OutgoingMessage[]) => Buffer.concat([...writeMboxrd(messages)])
const outgoing = (text: string): OutgoingMessage => ({
  bytes: Buffer.from(text, 'latin1'),
  envelope: null,
  date: null,
})
const textsOf = async (file: Buffer) => (await itemsOf(file)).map((item) => item.bytes?.toString('latin1'))

const stumbling = fc.constantFrom(
  ...['From ', '>From ', '>', '\n', '\r\n', '\r', '\0', 'x', '\xef\xbb\xbf', '12:34', '\n\n', '--b--'],
  ...['Subject: s\n', 'Content-Length: 0\n\n', 'Content-Length: 64\n\n', 'From a Mon Jan  1 00:00:00 2001\n'],
  '\n\nFrom a Mon Jan  1 00:00:00 2001 remote from open-end.mboxrd.invalid\nSubject: s\n\n',
)
const anyMessage = fc.oneof(
  fc.array(stumbling, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
)

describe('mail written as mboxrd', () => {
  test('reads back the same, whatever the bytes, with no doubt about quoting', async () => {
    const property = fc.asyncProperty(fc.array(anyMessage, { maxLength: 6 }), async (messages) => {
      const items = await itemsOf(write(messages.map(outgoing)))
      expect(items.map((item) => item.bytes?.toString('latin1'))).toEqual(messages)
      const kinds = items.flatMap((item) => item.problems.map((problem) => problem.kind))
      expect(kinds.filter((kind) => kind !== 'item-empty' && kind !== 'not-a-message')).toEqual([])
    })
    await fc.assert(property, { numRuns: 1500 })
  })

  test('reads back the same when a Content-Length leads exactly over other messages', async () => {
    // For each length there is; one of them leads to the end of the file, one to the last separator.
    for (let length = 0; length < 400; length++) {
      const messages = [`Content-Length: ${length}\n\nx\n`, 'Subject: hidden?\n\ny', 'Subject: last\n\n']
      expect(await textsOf(write(messages.map(outgoing)))).toEqual(messages)
    }
  })

  test('pieces give the same file as the whole', () => {
    const message = Buffer.from('Subject: s\n\nFrom x\n>From y')
    const pieces = () => [...message].map((byte) => Buffer.from([byte]))
    const whole = write([{ bytes: message, envelope: null, date: 0 }])
    expect(write([{ bytes: pieces, envelope: null, date: 0 }]).equals(whole)).toBe(true)
  })

  test('files joined one after another read as both', async () => {
    const first = ['Subject: a\n\nFrom x', '']
    const second = ['\r', 'Subject: b\n\n>From x\n']
    const file = Buffer.concat([write(first.map(outgoing)), write(second.map(outgoing))])
    expect(await textsOf(file)).toEqual([...first, ...second])
  })
})

describe('a marked message stays exact', () => {
  test('among others of a program that puts no empty line before separators', async () => {
    const plain = 'From a Mon Jan  1 00:00:00 2001\nSubject: p\n\nx\n'
    const marked = ['Subject: a\n\n', 'Subject: b']
    const others = plain.repeat(5)
    const texts = await textsOf(
      Buffer.concat([Buffer.from(others), write(marked.map(outgoing)), Buffer.from(others)]),
    )
    expect(texts.slice(5, 7)).toEqual(marked)
  })

  test('in a file whose line ends were all made CR LF', async () => {
    const marked = ['Subject: a\n\n', 'Subject: b', '\n', '']
    const converted = write(marked.map(outgoing)).toString('latin1').replaceAll('\n', '\r\n')
    const texts = await textsOf(Buffer.from(converted, 'latin1'))
    expect(texts).toEqual(marked.map((text) => text.replaceAll('\n', '\r\n')))
  })
})

describe('the separator line', () => {
  const lineOf = (message: Partial<OutgoingMessage>) =>
    write([{ bytes: Buffer.from('x\n'), envelope: null, date: null, ...message }])
      .toString('latin1')
      .split('\n')[0]
  const kept = 'From a@example.org Mon Jan  1 00:00:00 2001'
  const exact = ' remote from mboxrd.invalid'
  const epoch = `From MAILER-DAEMON Thu Jan  1 00:00:00 1970${exact}`

  test.each<[string, Partial<OutgoingMessage>, string]>([
    ['keeps the one there was', { envelope: Buffer.from(kept), date: 5 }, kept + exact],
    ['marks once however often it is written', { envelope: Buffer.from(kept + exact) }, kept + exact],
    [
      'changes its mark with the message',
      { envelope: Buffer.from(`${kept} remote from open-end.mboxrd.invalid`) },
      kept + exact,
    ],
    ['is made of the date', { date: 978_307_200 }, `From MAILER-DAEMON Mon Jan  1 00:00:00 2001${exact}`],
    [
      'is made of a date with two digits',
      { date: 1_000_000_000 },
      `From MAILER-DAEMON Sun Sep  9 01:46:40 2001${exact}`,
    ],
    ['has the first second without date', {}, epoch],
    ['has the first second for dates it cannot say', { date: -1 }, epoch],
    ['has the first second for dates no reader believes', { date: 1e15 }, epoch],
    ['replaces one without a date', { envelope: Buffer.from('From -') }, epoch],
    ['replaces one of two lines', { envelope: Buffer.from(`From a\n${kept}`) }, epoch],
    [
      'replaces one too long to be read',
      { envelope: Buffer.from(kept.replace('a@', 'a'.repeat(950))) },
      epoch,
    ],
  ])('%s', async (_name, message, line) => {
    expect(lineOf(message)).toBe(line)
    const [item] = await itemsOf(
      write([{ bytes: Buffer.from('x: y\n'), envelope: null, date: null, ...message }]),
    )
    expect([item?.envelope?.toString(), item?.problems]).toEqual([line, []])
  })

  test('tells a message whose last line has no end', () => {
    expect(write([outgoing('x')]).toString()).toBe(
      'From MAILER-DAEMON Thu Jan  1 00:00:00 1970 remote from open-end.mboxrd.invalid\nx\n\n',
    )
    expect(write([outgoing('x\n')]).toString()).toBe(`${epoch}\nx\n\n`)
  })
})
