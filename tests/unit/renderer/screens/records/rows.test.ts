import { describe, expect, test } from 'vitest'
import { makeRows, PAGE } from '../../../../../renderer/screens/records/rows.ts'
import type { Row } from '../../../../../shared/results.ts'
import type { Value } from '../../../../../shared/value.ts'

/** The engine as far as rows go: `values` may change between readings; a reading ends when its turn is let through. */
function makeSource(length: number) {
  const values = new Map<number, Value>()
  const asked: number[] = []
  const waiting: (() => void)[] = []
  let clock = 0
  const rows = makeRows({
    length,
    now: () => clock,
    read: (start, count) => {
      asked.push(start)
      const read = Array.from({ length: count }, (_, index) => rowOf(start + index, values))
      return new Promise((resolve) => waiting.push(() => resolve(read)))
    },
  })
  const answer = async () => {
    while (waiting.length > 0) {
      waiting.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { rows, values, asked, answer, wait: (ms: number) => (clock += ms) }
}

function rowOf(place: number, values: ReadonlyMap<number, Value>): Row {
  const value = values.get(place + 1) ?? 'N'
  return {
    id: place + 1,
    content: place + 1,
    date: place,
    sender: 'J. Bakker',
    subject: `Verslag ${place}`,
    size: 1,
    mailbox: 'griffie',
    folder: '',
    kind: 'mail',
    value,
    flags: '',
    foundAs: '',
    attachments: 0,
    problems: 0,
    thread: 0,
    copies: 1,
    tags: [],
    snippet: null,
    members: 1,
    undecided: value === 'N' ? 1 : 0,
  }
}

describe('the rows of a list', () => {
  test('are at their places once read, and nothing before', async () => {
    const { rows, answer } = makeSource(250)
    rows.want(190, 230, 1)
    expect(rows.rowAt(200)).toBeNull()
    await answer()
    expect([rows.rowAt(199)?.id, rows.rowAt(249)?.id, rows.rowAt(250)]).toEqual([200, 250, null])
  })

  test('scrolled past are not read: only two pages are on their way when others are wanted', async () => {
    const { rows, asked, answer } = makeSource(1_000_000)
    for (let top = 0; top < 900_000; top += 30_000) rows.want(top, top + 40, 1)
    rows.want(999_950, 999_999, 1)
    await answer()
    expect(asked).toEqual([0, PAGE, 999_900])
  })

  test('are read beyond the view on the side one moves to', async () => {
    const { rows, asked, answer } = makeSource(10_000)
    rows.want(510, 550, -1)
    await answer()
    expect(asked).toEqual([500, 400])
  })

  test('stay the same objects when read anew without a change', async () => {
    const { rows, values, answer } = makeSource(100)
    rows.want(0, 50, 1)
    await answer()
    const before = [rows.rowAt(3), rows.rowAt(4)]
    values.set(5, 'B')
    rows.refresh()
    await answer()
    expect(rows.rowAt(3)).toBe(before[0])
    expect(rows.rowAt(4)).toMatchObject({ value: 'B', undecided: 0 })
  })

  test('show a value at once, and keep it against rows that were read before the engine had it', async () => {
    const { rows, values, answer } = makeSource(100)
    rows.want(0, 50, 1)
    await answer()
    rows.refresh()
    rows.showValue(new Set([5]), 'V')
    expect(rows.rowAt(4)).toMatchObject({ value: 'V', undecided: 0 })
    await answer()
    expect(rows.rowAt(4)?.value).toBe('V')
    values.set(5, 'V')
    rows.refresh()
    await answer()
    // Read back once, the engine is believed again: an undo shows.
    values.set(5, 'N')
    rows.refresh()
    await answer()
    expect(rows.rowAt(4)).toMatchObject({ value: 'N', undecided: 1 })
  })

  test('show what the engine says when a value never arrives there', async () => {
    const { rows, answer, wait } = makeSource(100)
    rows.want(0, 50, 1)
    await answer()
    rows.showValue(new Set([5]), 'V')
    wait(10_000)
    rows.refresh()
    await answer()
    expect(rows.rowAt(4)?.value).toBe('N')
  })

  test('take bounded memory however far one scrolls, and those in view stay', async () => {
    const { rows, answer } = makeSource(100_000)
    for (let top = 0; top < 50_000; top += PAGE) {
      rows.want(top, top + 40, 1)
      await answer()
    }
    const kept = Array.from({ length: 1_000 }, (_, page) => rows.rowAt(page * PAGE)).filter(
      (row) => row !== null,
    )
    expect(kept.length).toBeLessThanOrEqual(81)
    expect(rows.rowAt(49_900)).not.toBeNull()
  })
})
