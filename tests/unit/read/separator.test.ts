import { describe, expect, test } from 'vitest'
import { openBlocks } from '../../../main/read/blocks.ts'
import { isHeaderField, isUsualHeaderField, looksLikeMessage } from '../../../main/read/header-line.ts'
import { judgeFromLine } from '../../../main/read/separator.ts'
import { endsInDate } from '../../../main/read/separator-date.ts'
import { bytesOf } from '../../../main/source/bytes.ts'

describe('a separator line has a readable date at its end', () => {
  test.each([
    'From a@example.org Mon Jan  1 00:00:00 2001',
    'From - Mon Jan 01 00:00:00 2001',
    'From ???@??? Mon Jan 01 00:00:00 2001',
    'From "Jan de Vries" <jan@example.nl> Tue Feb 12 9:05:01 2019',
    'From a@example.org  Tue Apr 09 14:46:12 2013',
    'From a Sat Jan 18 08:11 1992',
    'From a Mon Jan  1 00:00:00 CET 2001',
    'From a Mon Jan  1 00:00:00 +0100 2001',
    'From a Mon Jan  1 00:00:00 2001 +0100',
    'From a Mon Jan  1 00:00:00 2001 GMT',
    'From a Mon Jan  1 00:00:00 2001 remote from host',
    'From a Mon, 1 Jan 2001 00:00:00 +0100 (CET)',
    'From a 1 Jan 2001 00:00',
    'From a@example.org 2001-01-01T00:00:00Z',
    'From Mon Jan  1 00:00:00 2001',
    'From a Mon Jan  1 00:00:00 2001  ',
  ])('%s', (line) => expect(endsInDate(line)).toBe(true))

  test.each([
    'From ',
    'From a@example.org',
    'From the minutes of Mon Jan  1 00:00:00 2001 we learn',
    'From Jan 5 on',
    'From a Mon Foo  1 00:00:00 2001',
    'From a Mon Jan  1 00:00:00 1801',
    'From a Mon Jan  1 2001',
  ])('but not: %s', (line) => expect(endsInDate(line)).toBe(false))

  test('takes no time for long lines made to be slow', () => {
    const started = performance.now()
    for (const part of [
      'Jan ',
      ' ',
      'Jan  1 00:00:00 2001 ',
      'Jan 1 1:11 A ',
      ' remote from a',
      '1',
      '2001-01-01 ',
    ]) {
      endsInDate(`From ${part.repeat(1000 / part.length)}`)
    }
    expect(performance.now() - started).toBeLessThan(200)
  })
})

describe('a separator is judged by the lines around it', () => {
  const dated = 'From a Mon Jan  1 00:00:00 2001'
  const rows: [before: string, line: string, after: string, separator: boolean, problem: string | null][] = [
    ['x\n\n', dated, 'Subject: s\n', true, null],
    ['x\r\n\r\n', dated, 'Subject: s\n', true, null],
    ['', dated, '', true, null],
    ['\n', dated, '', true, null],
    ['x\n\n', dated, 'no header\n', true, null],
    ['x\n', dated, 'Subject: s\n', true, 'separator-without-blank-line'],
    ['x\n', dated, '>From a\n', true, 'separator-without-blank-line'],
    ['x\n', dated, 'https://example.org\n', false, null],
    ['x\n', dated, 'text\n', false, null],
    ['x\n \n', dated, 'text\n', false, null],
    ['x\n\n', 'From -', 'Received: x\n', true, 'separator-unusual'],
    ['', 'From ', 'List-Id: x\n', true, 'separator-unusual'],
    ['x\n\n', 'From -', 'Note: x\n', false, null],
    ['x\n\n', 'From -', 'text\n', false, null],
    ['x\n', 'From -', 'Received: x\n', false, null],
  ]
  test.each(rows)('%j %s %j', (before, line, after, separator, problem) => {
    const blocks = openBlocks(bytesOf(Buffer.from(`${before}${line}\n${after}`)))
    const judged = judgeFromLine(blocks, before.length, 0)
    expect([judged.separator, judged.problem]).toEqual([separator, problem])
    expect(judged.next).toBe(before.length + line.length + 1)
    expect(judged.line.toString()).toBe(line)
  })
})

describe('header fields', () => {
  test.each([
    ['Subject: x', true, true],
    ['X-Any-Thing: x', true, true],
    ['received : x', true, true],
    ['Note: x', true, false],
    ['http://example.org', false, false],
    [' folded: x', false, false],
    ['words: no, two words: x', true, false],
    ['two words: x', false, false],
    ['', false, false],
  ])('%j: field %s, usual %s', (line, field, usual) => {
    expect([isHeaderField(Buffer.from(line)), isUsualHeaderField(Buffer.from(line))]).toEqual([field, usual])
  })

  test.each([
    ['Subject: x\n\nbody', true],
    ['\n\r\nSubject: x\n', true],
    ['From a Mon Jan  1 00:00:00 2001\nSubject: x\n', true],
    ['>From a\nSubject: x\n', true],
    ['\xef\xbb\xbfSubject: x\n', true],
    ['just words\nSubject: x\n', false],
    ['\0\0\0', false],
    ['PK\x03\x04', false],
  ])('%j looks like a message: %s', (text, expected) => {
    expect(looksLikeMessage(Buffer.from(text, 'latin1'))).toBe(expected)
  })
})
