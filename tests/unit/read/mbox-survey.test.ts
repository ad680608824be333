import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { surveyOf } from '../../helpers/read-steps.ts'

const file = Buffer.from(
  [
    'From a Mon Jan  1 00:00:00 2001',
    'Content-Length: 12',
    '',
    'Content-Length: 13',
    'From here on',
    '>From x',
    '>>From x',
    '>>>From x',
    '>>>>From x\r',
    '> From x',
    'From b Mon Jan  1 00:00:00 2001',
    '\r',
    'From -',
    'content-length : 1',
    'From c at 9:30, cut off',
  ].join('\n'),
)

describe('the survey of an mbox file', () => {
  test.each([1, 2, 7, 31, 4096])('counts the same in chunks of %i bytes', (chunkSize) => {
    expect(surveyOf(file, chunkSize)).toEqual({
      lines: 14,
      crlfLines: 2,
      fromLines: 5,
      timedAfterEmptyLine: 1,
      timedElsewhere: 2,
      untimedAfterEmptyLine: 1,
      separators: 4,
      quotedOnce: 1,
      quotedTwice: 1,
      quotedDeeper: 2,
      contentLengths: 2,
    })
  })

  test('looks at the first thousand bytes of a line, wherever chunks end', () => {
    const near = `From ${'x'.repeat(900)} 10:10\n`
    const far = `From ${'x'.repeat(1000)} 10:10\n`
    for (const chunkSize of [1, 600, 995, 4096]) {
      expect(surveyOf(Buffer.from(`x\n${near}${far}`), chunkSize)['timedElsewhere']).toBe(1)
    }
  })

  test('chunk size changes nothing, whatever the bytes', () => {
    const parts = fc.constantFrom(
      'From ',
      '>',
      '\n',
      '\r\n',
      '\r',
      '1:23',
      'x',
      '\xef\xbb\xbf',
      'Content-Length: 1',
      '\n\n',
    )
    const text = fc.array(parts, { maxLength: 30 }).map((all) => Buffer.from(all.join(''), 'latin1'))
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (bytes, chunkSize) => {
        expect(surveyOf(bytes, chunkSize)).toEqual(surveyOf(bytes))
      }),
      { numRuns: 1000 },
    )
  })
})
