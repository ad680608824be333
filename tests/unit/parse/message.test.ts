import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../main/parse/language.ts'
import { parseHeadersOnly, parseMessage } from '../../../main/parse/message.ts'
import { lines } from '../../helpers/mail.ts'

const plain = (...body: string[]) => lines('Subject: x', '', ...body)
const part = (type: string, body: string, ...fields: string[]) =>
  ['--b', `Content-Type: ${type}`, ...fields, '', body].join('\n')
const multi = (kind: string, ...parts: string[]) =>
  lines('Subject: x', `Content-Type: multipart/${kind}; boundary=b`, '', ...parts, '--b--')
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

describe('the words of a message are in its text, once', () => {
  it.each<[string, Buffer, string]>([
    ['plain text', plain('hello', '', 'there'), 'hello\n\nthere'],
    [
      'flowed text',
      lines(
        'Content-Type: text/plain; format=flowed',
        '',
        'one ',
        'two',
        '> quoted ',
        '> on',
        ' From me',
        '-- ',
        'name',
      ),
      'one two\n> quoted on\nFrom me\n-- \nname',
    ],
    [
      'flowed text with DelSp',
      lines('Content-Type: text/plain; format=flowed; delsp=yes', '', 'un ', 'der'),
      'under',
    ],
    [
      'quoted-printable',
      lines(
        'Content-Transfer-Encoding: quoted-printable',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'caf=C3=A9 =',
        'bar=20  ',
        'x=',
      ),
      'café bar \nx',
    ],
    [
      'HTML',
      lines(
        'Content-Type: text/html',
        '',
        '<head><title>no</title><style>p{}</style></head><p>one<br>two &amp; <a href="x">three</a></p><script>no()</script><table><tr><td>a</td><td>b</td></tr></table><img alt="a dog"><!-- no -->',
      ),
      'one\ntwo & three\na b\na dog',
    ],
    [
      'HTML without end of style',
      lines('Content-Type: text/html', '', '<p>one</p><select><option>two<p>three'),
      'one\ntwo\nthree',
    ],
    [
      'an alternative: the plain one',
      multi('alternative', part('text/plain', 'hello there'), part('text/html', '<p>hello <b>there</b></p>')),
      'hello there',
    ],
    [
      'an alternative whose HTML says clearly more',
      multi('alternative', part('text/plain', 'see HTML'), part('text/html', `<p>${'word '.repeat(60)}</p>`)),
      `see HTML\n\n${'word '.repeat(60).trim()}`,
    ],
    ['an alternative of HTML only', multi('alternative', part('text/html', '<p>hello</p>')), 'hello'],
    [
      'text parts in a row',
      multi('mixed', part('text/plain', 'one'), part('text/html', '<p>two</p>')),
      'one\n\ntwo',
    ],
    [
      'a report',
      multi('report', part('text/plain', 'sorry'), part('message/delivery-status', 'Status: 5.1.1')),
      'sorry\n\nStatus: 5.1.1',
    ],
    ['NUL in the text', plain('a\0b'), 'ab'],
  ])('%s', (_, raw, text) => {
    expect(parseMessage(raw).text).toBe(text)
  })

  it('text of files and of attached messages is kept apart', () => {
    const raw = multi(
      'mixed',
      part('text/plain', 'body'),
      part('text/plain; name=a.txt', 'file'),
      part('text/html', '<p>page</p>', 'Content-Disposition: attachment'),
      part('message/rfc822', 'Subject: inner\n\ninside'),
    )
    const { text, attachmentText } = parseMessage(raw)
    expect(text).toBe('body')
    expect(attachmentText.split('\n\n').sort()).toEqual(['file', 'inner', 'inside', 'page'])
  })

  it('an invitation is a calendar item, its words are in the text', () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'SUMMARY:Overleg\\, kort',
      'DESCRIPTION:eerste\\ntweede',
      ' regel',
      'ORGANIZER;CN="A. Jansen":mailto:a@example.org',
      'DTSTART:20120312T130000Z',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n')
    const { kind, text, attachments } = parseMessage(
      multi('alternative', part('text/plain', 'kom'), part('text/calendar; method=REQUEST', ics)),
    )
    expect(kind).toBe('calendar')
    expect(text).toBe('kom\n\nOverleg, kort\neerste\ntweederegel\nA. Jansen a@example.org')
    expect(attachments.map((each) => each.type)).toEqual(['text/calendar'])
  })
})

describe('attachments', () => {
  it('carry name, type, both sizes, the hash of their decoded bytes and their place', () => {
    const raw = multi(
      'mixed',
      part('text/plain', 'hello'),
      part(
        'Application/PDF; name=other.pdf',
        Buffer.from('%PDF').toString('base64'),
        'Content-Transfer-Encoding: base64',
        "Content-Disposition: attachment; filename*=utf-8''caf%C3%A9.pdf; size=4000",
      ),
    )
    const [pdf, ...more] = parseMessage(raw).attachments
    expect(more).toEqual([])
    expect({ ...pdf, sha256: Buffer.from(pdf?.sha256 ?? []).toString('hex') }).toEqual({
      path: '2',
      type: 'application/pdf',
      name: 'café.pdf',
      declaredSize: 4000,
      size: 4,
      sha256: sha('%PDF'),
      inline: false,
      contentId: null,
    })
  })

  it('a picture of the HTML is inline, by its Content-ID', () => {
    const raw = multi(
      'related',
      part('text/html', '<img src="cid:p1">'),
      part('image/png', 'abc', 'Content-ID: <p1>'),
    )
    expect(parseMessage(raw).attachments).toMatchObject([{ path: '2', inline: true, contentId: 'p1' }])
  })

  it('uuencoded files leave the text and become attachments', () => {
    const { text, attachments } = parseMessage(
      plain('before', 'begin 644 a.txt', '#86)C', '`', 'end', 'after', 'begin 644 is not a file'),
    )
    expect(text).toBe('before\nafter\nbegin 644 is not a file')
    expect(attachments).toMatchObject([{ path: '1~1', name: 'a.txt', size: 3 }])
    expect(Buffer.from(attachments[0]?.sha256 ?? []).toString('hex')).toBe(sha('abc'))
  })

  it.each([
    ['whole', 'YWJj', 'abc', false],
    ['in lines', 'YW\r\nJj\r\n', 'abc', false],
    ['without padding', 'YWI', 'ab', false],
    ['joined after padding', 'YQ==YmM=', 'abc', false],
    ['with rubbish inside', 'YW*Jj', 'abc', true],
    ['with rubbish after padding', 'YWI= ignored', 'ab', true],
    ['cut off', 'YWJjY', 'abc', true],
    ['white space only', ' \r\n\t', '', false],
  ])('base64 %s', (_, body, bytes, isDamaged) => {
    const { attachments, problems } = parseMessage(
      lines('Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', body),
    )
    expect(Buffer.from(attachments[0]?.sha256 ?? []).toString('hex')).toBe(sha(bytes))
    expect(problems.some((problem) => problem.kind === 'encoding-damaged')).toBe(isDamaged)
  })

  it.each([true, false])('a large one is hashed in pieces to the same hash (whole: %s)', (isWhole) => {
    const bytes = Buffer.alloc(6_000_001, 'abcdefg')
    const encoded = (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n')
    const raw = lines(
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      isWhole ? encoded : `*${encoded}`,
    )
    const { attachments } = parseMessage(raw)
    expect(attachments[0]?.size).toBe(bytes.length)
    expect(
      Buffer.from(attachments[0]?.sha256 ?? []).equals(createHash('sha256').update(bytes).digest()),
    ).toBe(true)
  })

  it.each([
    ['winmail.dat', part('application/octet-stream; name=winmail.dat', 'x'), 'attachment-not-opened'],
    ['an unknown encoding', part('image/png', 'x', 'Content-Transfer-Encoding: x-magic'), 'encoding-unknown'],
  ])('%s is there, with its problem', (_, each, kind) => {
    const { attachments, problems } = parseMessage(multi('mixed', each))
    expect(attachments).toHaveLength(1)
    expect(problems.map((problem) => problem.kind)).toContain(kind)
  })
})

describe('what an item is', () => {
  const der = (last: number) =>
    Buffer.from([0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, last]).toString(
      'base64',
    )
  const smime = (type: string, body: string) =>
    lines(`Content-Type: application/pkcs7-mime${type}`, 'Content-Transfer-Encoding: base64', '', body)
  it.each<[string, Buffer, string]>([
    ['plain mail', plain('hello'), 'none'],
    ['S/MIME, signed apart', multi('signed', part('text/plain', 'x')), 'signed'],
    ['S/MIME, signed inside', smime('; smime-type=signed-data', 'eA=='), 'signed'],
    ['S/MIME, encrypted', smime('; smime-type=enveloped-data', 'eA=='), 'encrypted'],
    ['S/MIME that does not say which, signed', smime('; name=smime.p7m', der(2)), 'signed'],
    ['S/MIME that does not say which, encrypted', smime('', der(3)), 'encrypted'],
    ['PGP/MIME', multi('encrypted', part('application/pgp-encrypted', 'Version: 1')), 'encrypted'],
    [
      'PGP in the text',
      plain('-----BEGIN PGP MESSAGE-----', 'abc', '-----END PGP MESSAGE-----'),
      'encrypted',
    ],
    ['PGP signed text', plain('-----BEGIN PGP SIGNED MESSAGE-----', 'abc'), 'signed'],
    ['PGP quoted in a line', plain('> -----BEGIN PGP MESSAGE-----'), 'none'],
    [
      'signed mail that was attached',
      multi('mixed', part('message/rfc822', 'Content-Type: multipart/signed; boundary=c\n\n--c\n\nx\n--c--')),
      'none',
    ],
  ])('%s', (_, raw, protection) => {
    expect(parseMessage(raw).protection).toBe(protection)
  })

  it.each<[string, Buffer, string]>([
    ['a report', multi('report', part('text/plain', 'sorry')), 'report'],
    ['a bounce without MIME', lines('From: Mailer-Daemon@example.org', '', 'sorry'), 'report'],
    [
      'a calendar file someone sends',
      multi('mixed', part('text/plain', 'x'), part('text/calendar; name=a.ics', 'BEGIN:VCALENDAR')),
      'mail',
    ],
    ['mail', plain('x'), 'mail'],
    ['nothing', Buffer.alloc(0), 'unknown'],
  ])('kind: %s', (_, raw, kind) => {
    expect(parseMessage(raw).kind).toBe(kind)
  })

  it.each([
    ['Precedence: bulk', true],
    ['Precedence: LIST', true],
    ['Precedence: first-class', false],
    ['List-Id: <a.example.org>', true],
    ['Auto-Submitted: auto-replied', true],
    ['Auto-Submitted: no', false],
  ])('automatic: %s', (field, automatic) => {
    expect(parseMessage(lines(field, '', 'x')).automatic).toBe(automatic)
  })

  it.each([
    [
      'nl',
      'Beste collega, hierbij stuur ik u het verslag van de vergadering van vorige week over het bestemmingsplan.',
    ],
    [
      'en',
      'Dear colleague, please find attached the minutes of the meeting we had last week about the new building.',
    ],
    ['de', 'Sehr geehrte Damen und Herren, anbei erhalten Sie das Protokoll der Sitzung von letzter Woche.'],
    ['', 'ok, dank'],
  ])('language: %s', (language, text) => {
    expect(
      parseMessage(
        plain(text, '> The quoted text is written in quite another language than the answer'),
        detectLanguage,
      ).language,
    ).toBe(language)
  })

  it('ids come without brackets and blanks, of many the first and the last', () => {
    const ids = Array.from({ length: 3000 }, (_, place) => `<${place}@example.org>`)
    const message = parseMessage(
      lines(
        'Message-ID: <a@',
        ' example.org>',
        'Message-ID: <second@example.org>',
        'In-Reply-To: Your message of "Mon" <b@example.org>',
        `References: ${ids.join('\n ')} <0@example.org>`,
        '',
        'x',
      ),
    )
    expect(message.messageId).toBe('a@example.org')
    expect(message.inReplyTo).toEqual(['b@example.org'])
    expect(message.references.slice(0, 2)).toEqual(['0@example.org', '2002@example.org'])
    expect(parseMessage(lines('Message-ID: bare-id', 'References: a@b c@d junk', '', 'x'))).toMatchObject({
      messageId: 'bare-id',
      references: ['a@b', 'c@d'],
    })
  })

  it('every role of every address field is read, also when a field stands twice', () => {
    const { addresses } = parseMessage(
      lines(
        'From: f@example.org',
        'To: t@example.org',
        'TO: u@example.org',
        'Bcc: b@example.org',
        'Resent-To: r@example.org',
        'Reply-To: p@example.org',
        '',
        'x',
      ),
    )
    expect(addresses.map((each) => `${each.role} ${each.address}`)).toEqual([
      'from f@example.org',
      'reply-to p@example.org',
      'to t@example.org',
      'to u@example.org',
      'bcc b@example.org',
      'resent-to r@example.org',
    ])
  })

  it('names of header fields that are names in JavaScript are only names', () => {
    expect(
      parseMessage(lines('__proto__: x', 'constructor: y', 'toString: z', 'Subject: s', '', 'x')).subject,
    ).toBe('s')
  })
})

it('the header alone can be read, with the reason why', () => {
  const raw = lines('From: a@example.org', 'Subject: x', 'Date: Mon, 12 Mar 2012 14:07:00 +0100', '', 'hello')
  expect(parseHeadersOnly(raw, { kind: 'parser-stopped' })).toMatchObject({
    kind: 'mail',
    subject: 'x',
    text: '',
    attachments: [],
    problems: [{ kind: 'parser-stopped' }],
  })
})
