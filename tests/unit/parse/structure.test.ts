import { describe, expect, it } from 'vitest'
import { PART_DEPTH, PARTS } from '../../../main/parse/bounds.ts'
import { parseMessage } from '../../../main/parse/message.ts'
import { Problems } from '../../../main/parse/problems.ts'
import { scanStructure } from '../../../main/parse/structure.ts'
import { lines } from '../../helpers/mail.ts'

/** The tree as "path type" lines. */
function tree(raw: Buffer): string[] {
  return scanStructure(raw, new Problems()).parts.map((part) => `${part.path} ${part.type}`)
}

const kindsOf = (raw: Buffer) => parseMessage(raw).problems.map((problem) => problem.kind)
const mixed = (boundary: string) => `Content-Type: multipart/mixed; boundary="${boundary}"`

describe('parts are found however the message is broken', () => {
  it('numbers parts as IMAP does, in nested messages too', () => {
    const raw = lines(
      mixed('a'),
      '',
      '--a',
      '',
      'text',
      '--a',
      mixed('b'),
      '',
      '--b',
      '',
      'x',
      '--b',
      'Content-Type: image/png',
      '',
      'y',
      '--b--',
      '--a',
      'Content-Type: message/rfc822',
      '',
      'Subject: inner',
      mixed('c'),
      '',
      '--c',
      '',
      'z',
      '--c--',
      '--a--',
    )
    expect(tree(raw)).toEqual([
      'TEXT multipart/mixed',
      '1 text/plain',
      '2 multipart/mixed',
      '2.1 text/plain',
      '2.2 image/png',
      '3 message/rfc822',
      '3.TEXT multipart/mixed',
      '3.1 text/plain',
    ])
  })

  it('a boundary that begins another is told from it, either way round', () => {
    const raw = lines(
      mixed('ab'),
      '',
      '--ab',
      mixed('abc'),
      '',
      '--abc',
      '',
      'inner',
      '--abc--',
      '--ab',
      '',
      'outer',
      '--ab--',
    )
    expect(tree(raw)).toEqual(['TEXT multipart/mixed', '1 multipart/mixed', '1.1 text/plain', '2 text/plain'])
    const other = lines(
      mixed('abc'),
      '',
      '--abc',
      mixed('ab'),
      '',
      '--ab',
      '',
      'inner',
      '--ab--',
      '--abc',
      '',
      'outer',
      '--abc--',
    )
    expect(tree(other)).toEqual([
      'TEXT multipart/mixed',
      '1 multipart/mixed',
      '1.1 text/plain',
      '2 text/plain',
    ])
  })

  it.each([
    ['not closed', lines(mixed('a'), '', '--a', '', 'one', '--a', '', 'two'), 'multipart-not-closed'],
    [
      'an inner one not closed',
      lines(mixed('o'), '', '--o', mixed('i'), '', '--i', '', 'one', '--o', '', 'two', '--o--'),
      'multipart-not-closed',
    ],
    [
      'without boundary parameter',
      lines(
        'Content-Type: multipart/mixed',
        '',
        '--a',
        'Content-Type: text/plain',
        '',
        'one',
        '--a',
        '',
        'two',
        '--a--',
      ),
      'boundary-missing',
    ],
    [
      'a boundary line with blanks',
      lines(mixed('a'), '', '--a  ', '', 'one', '--a\t', '', 'two', '--a--  '),
      null,
    ],
    [
      'a boundary line with text',
      lines(mixed('a'), '', '--a and more', '', 'one', '--a', '', 'two', '--a-- the end'),
      null,
    ],
    [
      'parts after the end',
      lines(mixed('a'), '', '--a', '', 'one', '--a--', 'epilogue', '--a', '', 'two', '--a--'),
      null,
    ],
    [
      'the header of a part not ended',
      lines(mixed('a'), '', '--a', 'Content-Type: text/plain', '--a', '', 'one', '--a', '', 'two', '--a--'),
      null,
    ],
  ])('a multipart %s keeps its texts', (_, raw, kind) => {
    const { text, problems } = parseMessage(raw)
    expect(text).toContain('one')
    expect(text).toContain('two')
    const kinds = problems.map((problem) => problem.kind).filter((each) => !each.startsWith('date'))
    expect(kinds).toEqual(kind === null ? [] : [kind])
  })

  it.each(['no boundary in sight', '--wrong\n\nhello'])('a multipart without a part is text: %j', (body) => {
    const { text, attachments } = parseMessage(lines(mixed('a'), 'Subject: x', '', body))
    expect(text).toBe(body)
    expect(attachments).toEqual([])
  })

  it.each([
    ['LF', '\n', '\n', 3],
    ['CRLF', '\r\n', '\r\n', 3],
    ['CR', '\r', '\r', 3],
    ['CRLF in the header, LF in the body', '\r\n', '\n', 3],
    // Of a doubled CR only the last belongs to the boundary (RFC 2046 §5.1.1).
    ['doubled CR', '\r\r\n', '\r\r\n', 4],
  ])('line ends of %s', (_, head, body, size) => {
    const header = `Subject: x${head}${mixed('a')}${head}${head}`
    const parts = ['--a', '', 'one', '--a', 'Content-Type: image/png', '', 'abc', '--a--', ''].join(body)
    const { subject, text, attachments } = parseMessage(Buffer.from(header + parts))
    expect({ subject, text, size: attachments[0]?.size }).toEqual({ subject: 'x', text: 'one', size })
  })

  it.each([
    ['a byte order mark', '\ufeffSubject: x\n\nhello'],
    ['100,000 empty lines', `${'\n'.repeat(100_000)}Subject: x\n\nhello`],
    ['a line of blanks', '   \nSubject: x\n\nhello'],
    ['an mbox separator', 'From a@example.org Mon Mar 12 14:07:00 2012\nSubject: x\n\nhello'],
    ['a quoted separator among the fields', '>From a@example.org\nSubject: x\n\nhello'],
    ['blanks before the colon', 'Subject : x\n\nhello'],
    ['a separator line of one blank', 'Subject: x\n \nhello'],
  ])('reads a header behind %s', (_, raw) => {
    const { subject, text } = parseMessage(Buffer.from(raw))
    expect({ subject, text }).toEqual({ subject: 'x', text: 'hello' })
  })

  it('a stray line among fields is passed over and told', () => {
    const raw = lines('Subject: x', 'stray', 'To: a@example.org', '', 'hello')
    expect(parseMessage(raw).addresses).toHaveLength(1)
    expect(kindsOf(raw)).toContain('header-malformed')
  })

  it('text right behind the header stays text', () => {
    const { text } = parseMessage(lines('Subject: x', 'first line of text', 'second line', '', 'third'))
    expect(text).toBe('first line of text\nsecond line\n\nthird')
  })

  it('a text without header is unknown, and its words are kept', () => {
    const { kind, text, problems } = parseMessage(lines('just words', 'and more'))
    expect({ kind, text }).toEqual({ kind: 'unknown', text: 'just words\nand more' })
    expect(problems.map((problem) => problem.kind)).toContain('headers-missing')
  })

  it('a message that lies encoded in another is opened', () => {
    const inner = lines(
      'Subject: inner',
      mixed('i'),
      '',
      '--i',
      '',
      'words',
      '--i',
      'Content-Type: image/png; name=p.png',
      '',
      'abc',
      '--i--',
    )
    const raw = lines(
      'Content-Type: message/rfc822',
      'Content-Transfer-Encoding: base64',
      '',
      inner.toString('base64'),
    )
    const { attachments, attachmentText } = parseMessage(raw)
    expect(attachments.map((each) => `${each.path} ${each.name}`)).toEqual(['1 ', '1.2 p.png'])
    expect(attachmentText).toBe('inner\n\nwords')
  })

  it('parts of a digest are messages', () => {
    const raw = lines(
      'Content-Type: multipart/digest; boundary=d',
      '',
      '--d',
      '',
      'Subject: one',
      '',
      'text',
      '--d--',
    )
    expect(tree(raw)).toEqual(['TEXT multipart/digest', '1 message/rfc822', '1.1 text/plain'])
  })
})

/** Each ends by design, not by a clock: every bound is a constant and every pass linear. */
describe('bombs end in a problem, with the bytes they hide left whole', () => {
  const nest = (depth: number, boundary: (level: number) => string) =>
    Array.from(
      { length: depth },
      (_, level) => `Content-Type: multipart/mixed; boundary=${boundary(level)}\n\n--${boundary(level)}\n`,
    ).join('')
  const bombs: readonly [string, () => Buffer, string | null][] = [
    ['multiparts 10^3 deep', () => Buffer.from(nest(1000, (level) => `b${level}`)), 'parts-too-deep'],
    ['multiparts 10^5 deep', () => Buffer.from(nest(100_000, (level) => `b${level}`)), 'parts-too-deep'],
    ['one boundary on 2 x 10^4 levels', () => Buffer.from(nest(20_000, () => 'b')), 'parts-too-deep'],
    [
      'messages 10^4 deep',
      () => Buffer.from('Content-Type: message/rfc822\n\n'.repeat(10_000)),
      'parts-too-deep',
    ],
    [
      '10^5 siblings',
      () => Buffer.from(`${mixed('a')}\n\n${'--a\n\nx\n'.repeat(100_000)}`),
      'parts-too-many',
    ],
    ['10^6 siblings', () => Buffer.from(`${mixed('a')}\n\n${'--a\n\n'.repeat(1_000_000)}`), 'parts-too-many'],
    [
      'a header of 50 MB',
      () => Buffer.from(`Subject: x\nX-Long: ${'a'.repeat(50_000_000)}\n\nhello`),
      'header-too-large',
    ],
    [
      '10^6 header lines',
      () => Buffer.from(`Subject: x\n${'X-A: b\n'.repeat(1_000_000)}\nhello`),
      'header-too-large',
    ],
    [
      '10^6 stray header lines',
      () => Buffer.from(`Subject: x\n${'stray\n'.repeat(1_000_000)}From: a@example.org\n\nhello`),
      null,
    ],
    [
      '10^6 stray lines with fields between',
      () => Buffer.from(`Subject: x\n${'stray\nstray\nX-A: b\n'.repeat(300_000)}\nhello`),
      'header-malformed',
    ],
    [
      'a header folded over 10^5 lines',
      () => Buffer.from(`Subject: x\nX-F: a\n${' b\n'.repeat(100_000)}\nhello`),
      null,
    ],
    ['10^5 blank folds', () => Buffer.from(`Subject: x\nX-F: a\n${' \n'.repeat(100_000)} b\n\nhello`), null],
    [
      '20 MB without a line end',
      () => Buffer.from(`Subject: x\n\n${'a'.repeat(20_000_000)}`),
      'text-too-long',
    ],
    ['20 MB of dashes', () => Buffer.from(`${mixed('a')}\n\n${'-'.repeat(20_000_000)}`), 'text-too-long'],
    [
      '2 x 10^5 nested elements',
      () => Buffer.from(`Subject: x\nContent-Type: text/html\n\n${'<div>'.repeat(200_000)}hello`),
      null,
    ],
    [
      'a tag with 10^6 attributes',
      () => Buffer.from(`Subject: x\nContent-Type: text/html\n\n<p ${'a=b '.repeat(1_000_000)}>hello`),
      'text-too-long',
    ],
    [
      '10^6 entities',
      () => Buffer.from(`Subject: x\nContent-Type: text/html\n\n${'&#xD800;'.repeat(200_000)}hello`),
      null,
    ],
    [
      'a boundary of a megabyte',
      () => Buffer.from(`${mixed('a'.repeat(1_000_000))}\n\n--${'a'.repeat(1_000_000)}\n\nhello`),
      'boundary-missing',
    ],
    [
      'a charset of a megabyte',
      () => Buffer.from(`Content-Type: text/plain; charset=${'x'.repeat(1_000_000)}\n\nhello`),
      'charset-unknown',
    ],
    [
      '10^5 uuencoded files',
      () => Buffer.from(`Subject: x\n\n${'begin 644 a\n`\nend\n'.repeat(100_000)}`),
      null,
    ],
    [
      '10^5 uuencoded files never ended',
      () => Buffer.from(`Subject: x\n\n${'begin 644 a\n#86)C\n'.repeat(50_000)}`),
      null,
    ],
  ]
  it.each(bombs)('%s', (_, build, kind) => {
    const { problems } = parseMessage(build())
    const kinds = problems.map((problem) => problem.kind)
    expect(kinds).not.toContain('parser-failed')
    if (kind !== null) expect(kinds).toContain(kind)
  })

  it('no tree is deeper or larger than the bounds', () => {
    const deep = scanStructure(Buffer.from(nest(1000, (level) => `b${level}`)), new Problems())
    expect(Math.max(...deep.parts.map((part) => part.depth))).toBe(PART_DEPTH)
    const wide = scanStructure(Buffer.from(`${mixed('a')}\n\n${'--a\n\nx\n'.repeat(20_000)}`), new Problems())
    expect(wide.parts).toHaveLength(PARTS)
  })
})
