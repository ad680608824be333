import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { day, duration, grouped, moment, sized, table, wrapped } from '../../../../main/hosts/cli/print.ts'

describe('numbers and dates', () => {
  test.each([
    [grouped(16_105_273_344), '16,105,273,344'],
    [sized(812), '812 B'],
    [sized(29.192), '29 B'],
    [sized(999_949), '999.9 kB'],
    [sized(999_950), '1.0 MB'],
    [sized(18_300_000_000), '18.3 GB'],
    [duration(4.25), '4.3 s'],
    [duration(75), '1 min 15 s'],
    [duration(7_260), '2 h 1 min'],
    [day(1_331_557_620), '2012-03-12'],
    [day(null), 'no date'],
    [moment(1_331_557_620, 60), '2012-03-12 14:07 +0100'],
    [moment(0, -210), '1969-12-31 20:30 -0330'],
    [moment(0, null), '1970-01-01 00:00 UTC'],
    [day(9e15), '9000000000000000 s after 1970'],
  ])('%s is %s', (printed, expected) => {
    expect(printed).toBe(expected)
  })
})

describe('a table', () => {
  test('is as wide as it must be, numbers to the right', () => {
    expect(
      table(
        [{ title: 'file' }, { title: 'bytes', right: true }],
        [
          ['a.mbox', '1,204'],
          ['Zoë', '7'],
        ],
      ),
    ).toEqual(['file    bytes', 'a.mbox  1,204', 'Zoë         7'])
  })
  test('cuts what is too wide, and counts columns as the terminal does', () => {
    const rows = [
      ['abcdefgh', '1'],
      ['日本語日本語', '2'],
      ['e\u0301e\u0301', '3'],
    ]
    expect(table([{ title: '', most: 5 }, { title: '' }], rows)).toEqual([
      'abcd…  1',
      '日本…  2',
      'e\u0301e\u0301     3',
    ])
  })
  test('gives way where the terminal is narrow: paths in the middle, sentences below themselves', () => {
    const columns = [
      { title: 'where', narrow: 'middle' },
      { title: 'n', right: true },
      { title: 'what', narrow: 'wrap' },
    ] as const
    const path = 'postkamer.zip/oud/klachten.zip/klachten.mbox'
    const lines = table(columns, [[path, '12', 'the file ends in the middle of this message']], 50)
    expect(lines).toEqual([
      'where                    n  what',
      'postkam…/klachten.mbox  12  the file ends in the',
      '                            middle of this message',
    ])
    expect(table(columns, [[path, '12', 'short']])[1]).toBe(`${path}  12  short`)
  })
})

property.prop([fc.array(fc.lorem({ maxCount: 12 })), fc.integer({ min: 1, max: 60 })])(
  'wrapping leaves out no word, and only a single word is wider than asked',
  (sentences, width) => {
    const text = sentences.join(' ')
    const lines = wrapped(text, width)
    expect(lines.join(' ')).toBe(text)
    for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true)
  },
)
