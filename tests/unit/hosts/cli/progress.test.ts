import { expect, test } from 'vitest'
import { progressLine, progressText } from '../../../../main/hosts/cli/progress.ts'

const progress = {
  job: 1,
  name: 'accession.import',
  at: 'griffie.mbox',
  bytes: 1_200_000_000,
  totalBytes: 2_900_000_000,
  items: 18_004,
  totalItems: null,
  bytesPerSecond: 61_000_000,
  itemsPerSecond: 2310,
  secondsLeft: 29,
  paused: false,
}

test('the line says how far, how fast and how long', () => {
  expect(progressText(progress)).toBe(
    '41%  1.2 GB of 2.9 GB  29 s left  18,004 items  61.0 MB/s  2,310/s  griffie.mbox',
  )
})

test('what is not known is left out, and a name cannot move the cursor', () => {
  const unknown = {
    ...progress,
    totalBytes: null,
    bytes: 0,
    bytesPerSecond: 0,
    secondsLeft: null,
    at: '\u001b[H',
  }
  expect(progressText(unknown)).toBe('18,004 items  2,310/s  \ufffd[H')
})

test('a terminal gets one line at most every 150 ms, cut to its width; a file gets nothing', () => {
  const written: string[] = []
  let time = 0
  const line = progressLine({ write: (text) => written.push(text), isTTY: true, columns: 30 }, () => time)
  line.show(progress)
  time = 100
  line.show(progress)
  time = 151
  line.show(progress)
  expect(written).toHaveLength(2)
  expect(written[0]).toMatch(/^\r\u001b\[2K.{1,29}$/)
  line.clear()
  line.clear()
  expect(written).toHaveLength(3)

  const silent = progressLine({ write: (text) => written.push(text) })
  silent.show(progress)
  silent.clear()
  expect(written).toHaveLength(3)
})
