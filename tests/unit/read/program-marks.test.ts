import { describe, expect, test } from 'vitest'
import { readProgramMarks } from '../../../main/read/program-marks.ts'
import { lines, mail } from '../../helpers/mail.ts'
import { itemsOf } from '../../helpers/read-steps.ts'

const separator = Buffer.from('From - Mon Mar 12 14:07:00 2012')
const read = (...header: string[]) =>
  readProgramMarks(lines(...header, 'Subject: x', '', 'Status: D', ''), separator)

test('a message without marks has none', () => {
  expect(readProgramMarks(mail(), separator)).toEqual({ flags: '', keywords: [] })
  expect(readProgramMarks(Buffer.alloc(0), separator)).toEqual({ flags: '', keywords: [] })
})

describe('Thunderbird', () => {
  test.each<[status: string, flags: string]>([
    ['0000', ''],
    ['0001', 'S'],
    ['0006', 'FR'],
    ['1001', 'PS'],
    // Replied subject, off-line copy and priority are no flags
    ['a0d1', 'S'],
    ['niets', ''],
    ['', ''],
  ])('status %s is %s', (status, flags) => {
    expect(read(`X-Mozilla-Status: ${status}`, 'X-Mozilla-Status2: 00000000')).toEqual({
      flags,
      keywords: [],
    })
  })

  test.each([
    ['0009', '00000000'],
    ['0001', '00200000'],
  ])('%s and %s is deleted and not compacted', (status, more) => {
    expect(read(`X-Mozilla-Status: ${status}`, `X-Mozilla-Status2: ${more}`)).toEqual({
      flags: 'ST',
      keywords: [],
      foundAs: 'deleted',
    })
  })

  test('keys are keywords, the blanks behind them nothing, and old labels too', () => {
    const keys = `X-Mozilla-Keys: $label1 Projekt_X ${' '.repeat(60)}`
    const { keywords } = read('X-Mozilla-Status: 0001', 'X-Mozilla-Status2: 04000000', keys)
    expect(keywords).toEqual(['$label1', 'Projekt_X', '$label2'])
  })

  test('is believed before older marks, and before those of a message passed on', () => {
    expect(read('X-Mozilla-Status: 0004', 'Status: RO', 'X-Mozilla-Status: 0008').flags).toBe('F')
  })
})

test.each<[header: string[], flags: string, keywords: string[]]>([
  [['Status: RO'], 'S', []],
  [['Status: O'], '', []],
  [['Status: RO', 'X-Status: AF', 'X-Keywords: Bouw Wonen   '], 'FRS', ['Bouw', 'Wonen']],
  [['X-Status: T'], 'D', []],
  [['X-Spam-Status: No, score=1'], '', []],
  [['Status: afgehandeld door D. Jansen'], '', []],
])('Unix readers: %j', (header, flags, keywords) => {
  expect(read(...header)).toEqual({ flags, keywords })
})

test('Unix readers mark what is deleted', () => {
  expect(read('Status: RO', 'X-Status: D')).toMatchObject({ flags: 'ST', foundAs: 'deleted' })
})

test('lines ending in CR LF say the same', () => {
  const crlf = Buffer.from(
    'X-Mozilla-Status: 0009\r\nX-Mozilla-Keys: Plan \r\nSubject: x\r\n\r\nStatus: RO\r\n',
  )
  expect(readProgramMarks(crlf, separator)).toEqual({ flags: 'ST', keywords: ['Plan'], foundAs: 'deleted' })
})

test('labels are a folder in a file that Takeout wrote, and keywords everywhere', () => {
  const message = lines('X-Gmail-Labels: Plan,Opened', 'Subject: x', '')
  const ofTakeout = Buffer.from('From 1780000000000000977@xxx Tue Nov 14 22:13:21 +0000 2023')
  const marks = { flags: 'S', keywords: ['Plan'] }
  expect(readProgramMarks(message, ofTakeout)).toEqual({ ...marks, folder: ['Plan'] })
  expect(readProgramMarks(message, separator)).toEqual(marks)
})

test('an mbox item has them, and keeps its bytes', async () => {
  const message = lines('X-Mozilla-Status: 0009', 'X-Mozilla-Keys: Plan', 'Subject: x', '', 'Hallo')
  const [item] = await itemsOf(
    Buffer.concat([Buffer.from('From - Mon Mar 12 14:07:00 2012\n'), message, Buffer.from('\n')]),
  )
  expect(item).toMatchObject({ flags: 'ST', keywords: ['Plan'], foundAs: 'deleted' })
  expect(item?.bytes?.equals(message)).toBe(true)
})
