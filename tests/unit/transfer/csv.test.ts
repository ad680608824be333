import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine } from '../../../main/transfer/csv.ts'

describe('a line of CSV', () => {
  test.each<[name: string, cells: (string | number | null)[], line: string]>([
    ['plain cells', ['a', 'b'], 'a,b\r\n'],
    ['no cells', [], '\r\n'],
    ['null is empty', ['a', null, 'b'], 'a,,b\r\n'],
    ['an empty text is empty', ['', ''], ',\r\n'],
    ['numbers as they are', [0, -5, 1.5], '0,-5,1.5\r\n'],
    ['a comma is quoted', ['a,b'], '"a,b"\r\n'],
    ['a quote is doubled', ['een "map"'], '"een ""map"""\r\n'],
    ['line ends are quoted', ['a\nb', 'c\rd'], '"a\nb","c\rd"\r\n'],
    ['spaces at the ends stay', [' a '], ' a \r\n'],
  ])('%s', (_name, cells, line) => {
    expect(csvLine(cells)).toBe(line)
  })

  test.each(['=1+1', '+31 20', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠x'])(
    'a name that a spreadsheet would run is text: %j',
    (cell) => {
      expect(readCsv(csvLine([cell]))).toEqual([[`'${cell}`]])
    },
  )

  test('any cells, read back by another reader, are the same but for that apostrophe', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', ',', '\r\n', '=', 'a"b,c\nd'),
      fc.integer(),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const text = rows.map(csvLine).join('')
        const expected = rows.map((row) => row.map(String))
        const read = readCsv(text)
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length))
        read.forEach((row, at) => {
          row.forEach((one, place) => {
            const plain = expected[at]?.[place] ?? ''
            const isNumber = typeof rows[at]?.[place] === 'number'
            expect(one).toBe(isNumber || !/^[=+\-@\t\r\n＝＋－＠]/.test(plain) ? plain : `'${plain}`)
          })
        })
      }),
    )
  })
})

/** Reads CSV (RFC 4180), one character after the other: written for this test, to share nothing with the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (quoted && char === '"' && text.charAt(at + 1) === '"') {
      cell += '"'
      at++
    } else if (char === '"') quoted = !quoted
    else if (!quoted && char === ',') {
      row.push(cell)
      cell = ''
    } else if (!quoted && char === '\r' && text.charAt(at + 1) === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      at++
    } else cell += char
  }
  if (quoted || row.length > 0 || cell !== '') throw new Error('the last line has no end')
  return rows
}
