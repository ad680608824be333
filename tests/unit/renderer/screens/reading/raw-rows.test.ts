import { expect, test } from 'vitest'
import { divideRows, rowText } from '../../../../../renderer/screens/reading/raw-rows.ts'

const rowsOf = (text: string) => {
  const rows = divideRows(Buffer.from(text, 'latin1'))
  return Array.from(rows.starts, (_, row) => [rows.lines[row], rowText(rows, row)])
}

test('every line is a row; a line without an end is several of the same number', () => {
  expect(rowsOf('A: b\r\n\r\nc')).toEqual([
    [1, 'A: b'],
    [2, ''],
    [3, 'c'],
  ])
  expect(rowsOf('x'.repeat(1_100)).map(([line, text]) => [line, String(text).length])).toEqual([
    [1, 500],
    [1, 500],
    [1, 100],
  ])
  expect(rowsOf('')).toEqual([])
})

test('controls are seen, and bytes stay bytes', () => {
  expect(rowsOf('a\0b\x1b')).toEqual([[1, 'a␀b␛']])
  expect(rowsOf('\xe9')).toEqual([[1, 'é']])
})
