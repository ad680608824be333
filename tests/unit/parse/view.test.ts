import { describe, expect, it } from 'vitest'
import { readPart, viewMessage } from '../../../main/parse/view.ts'
import { lines } from '../../helpers/mail.ts'

const raw = lines(
  'Subject : =?utf-8?Q?caf=C3=A9?=',
  'X-Folded: a',
  ' b',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'begin 644 a.txt',
  '#86)C',
  '`',
  'end',
  'hello',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<script>hostile()</script><p>page',
  '--b',
  'Content-Type: image/png; name=p.png',
  'Content-Transfer-Encoding: base64',
  'Content-ID: <p1>',
  '',
  'YWJj',
  '--b',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: base64',
  '',
  lines('Subject: inner', '', 'inside').toString('base64'),
  '--b--',
)

describe('a message to show', () => {
  const view = viewMessage(raw)

  it('has its header fields in order, decoded and as they lie there', () => {
    expect(view.headers.map(({ name, value }) => [name, value])).toEqual([
      ['Subject', 'café'],
      ['X-Folded', 'a b'],
      ['Content-Type', 'multipart/mixed; boundary=b'],
    ])
    expect(view.headers[1]?.raw.toString()).toBe(' a\n b')
  })

  it('has its text, and its HTML as the sender wrote it', () => {
    expect(view.text).toContain('hello')
    expect(view.html).toBe('<script>hostile()</script><p>page')
    expect(viewMessage(lines('Content-Type: text/html', '', '<p>one')).text).toBe('one')
    expect(viewMessage(lines('Subject: x', '', 'one')).html).toBeNull()
  })

  it('has all parts with their bytes in the message', () => {
    expect(view.parts.map(({ path, depth, type, size }) => [path, depth, type, size])).toEqual([
      ['TEXT', 0, 'multipart/mixed', view.parts[0]?.size],
      ['1', 1, 'text/plain', 33],
      ['2', 1, 'text/html', 33],
      ['3', 1, 'image/png', 3],
      ['4', 1, 'message/rfc822', 23],
      ['4.1', 2, 'text/plain', 7],
    ])
    const [, , html, png, , inner] = view.parts
    expect(raw.toString('latin1', html?.bodyStart, html?.bodyEnd)).toBe('<script>hostile()</script><p>page')
    expect(png).toMatchObject({ name: 'p.png', contentId: 'p1', disposition: '' })
    expect(inner).toMatchObject({ headerStart: -1, bodyEnd: -1 })
  })
})

describe('one part', () => {
  it.each([
    ['3', 'image/png', 'p.png', 'abc'],
    ['4.1', 'text/plain', '', 'inside\n'],
    ['1~1', 'application/octet-stream', 'a.txt', 'abc'],
  ])('%s is read by its path', (path, type, name, bytes) => {
    expect(readPart(raw, path)).toEqual({ type, name, bytes: Buffer.from(bytes) })
  })

  it.each(['', '5', '1~2', '1~x', '4.2', '__proto__'])('%j is none', (path) => {
    expect(readPart(raw, path)).toBeNull()
  })
})
