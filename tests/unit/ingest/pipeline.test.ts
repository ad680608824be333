import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runPipeline } from '../../../main/ingest/pipeline.ts'
import type { DriveStep, PlacedItem, Source } from '../../../main/ingest/step.ts'
import type { ParsedMessage } from '../../../main/parse/parsed.ts'
import type { ParsePool } from '../../../main/parse/pool.ts'
import { messageOf } from '../../helpers/search-depot.ts'

/** How often each source was given free. */
type Released = Map<Source, number>

function sourceOf(path: string, released: Released): Source {
  const source: Source = {
    ...{
      id: null,
      container: null,
      path,
      pathBytes: Buffer.from(path),
      place: 0,
      size: 0,
      modified: '',
      sha256: null,
    },
    ...{
      format: 'mbox',
      puid: null,
      agent: 'test',
      role: 'mail',
      sameAs: null,
      knownIn: [],
      placement: null,
      flags: '',
      keywords: [],
    },
    ...{ survey: {}, cursor: 0, accounts: 'bytes', recount: null },
    release: () => released.set(source, (released.get(source) ?? 0) + 1),
  }
  return source
}

function itemOf(source: Source, number: number): DriveStep {
  const bytes = Buffer.from(`Subject: ${number}\n\n`)
  const placed: PlacedItem = {
    item: {
      ...{ step: 'item', start: 0, length: bytes.length, separatorBytes: 0, bytes, pieces: () => [bytes] },
      ...{ envelope: null, unquotedLines: 0, flags: '', keywords: [], problems: [], cursor: number + 1 },
    },
    ...{
      sha256: createHash('sha256').update(bytes).digest(),
      size: bytes.length,
      flags: '',
      keywords: [],
      problems: [],
    },
  }
  return { step: 'item', source, placed }
}

/** A drive of sources with so many items each, that may fail after so many steps; `ended` says that it was closed. */
function driveOf(sizes: readonly number[], failAfter = Number.POSITIVE_INFINITY) {
  const released: Released = new Map()
  const state = { ended: false, given: 0 }
  async function* steps(): AsyncGenerator<DriveStep> {
    let number = 0
    try {
      for (const [place, size] of sizes.entries()) {
        const source = sourceOf(`${place}.mbox`, released)
        const all: DriveStep[] = [{ step: 'open', source }]
        for (let left = size; left > 0; left--) all.push(itemOf(source, number++))
        all.push({ step: 'close', source, entries: null, end: null })
        for (const step of all) {
          if (state.given >= failAfter) throw new Error('unplugged')
          state.given++
          if (!released.has(step.source)) released.set(step.source, 0)
          yield step
        }
      }
    } finally {
      state.ended = true
    }
  }
  return { released, state, steps: steps() }
}

/** Parsers that take their time, not always the same, and say the number of the message in its subject. */
function poolOf(delays: readonly number[], failAt = -1): ParsePool {
  let calls = 0
  return {
    async parse({ bytes, spans }) {
      const call = calls++
      await pause(delays[call % delays.length] ?? 0)
      if (call === failAt) throw new Error('the parse pool is closed')
      return spans.map(({ start, length }) => {
        const text = Buffer.from(bytes, start, length).toString()
        return messageOf({ subject: text.slice('Subject: '.length).trim() })
      })
    },
    warm() {},
    seconds: () => 0,
    close: async () => {},
  }
}

type Trial = {
  readonly failAtWrite?: number
  readonly isShared?: () => boolean
  readonly wrote?: (items: number) => void
}

/** What was written: for each item its own subject and the one its message has. */
type Written = { subjects: [own: string, parsed: string][]; steps: number }

async function runOn(
  drive: ReturnType<typeof driveOf>,
  pool: ParsePool,
  { failAtWrite = -1, isShared = () => false, wrote = () => {} }: Trial = {},
) {
  const written: Written = { subjects: [], steps: 0 }
  let writes = 0
  let failure: unknown = null
  try {
    await runPipeline({
      steps: drive.steps,
      pool,
      areKnown: (hashes) => hashes.map(() => false),
      isShared,
      write(batch, messages: readonly ParsedMessage[]) {
        wrote(batch.parsed.size)
        if (writes++ === failAtWrite) throw new Error('disk full')
        for (const step of batch.steps) {
          written.steps++
          if (step.step !== 'item') continue
          const own = step.placed.item.bytes?.toString().slice('Subject: '.length).trim() ?? ''
          written.subjects.push([own, messages[batch.parsed.get(step.placed) ?? -1]?.subject ?? ''])
        }
      },
      spent: { read: 0, wait: 0 },
    })
  } catch (error) {
    failure = error
  }
  return { written, writes, failure }
}

/** Every item is written once, in the order of reading, with the message that was parsed out of it. */
function expectInOrder({ subjects }: Written): void {
  expect(subjects).toEqual(subjects.map((_, place) => [String(place), String(place)]))
}

function expectReleasedOnce(released: Released): void {
  expect([...released].map(([{ path }, times]) => [path, times])).toEqual(
    [...released].map(([{ path }]) => [path, 1]),
  )
}

describe('the pipeline', () => {
  test('writes in the order of reading, however long parsing takes', async () => {
    const drive = driveOf([2500, 10, 3000, 0, 1500])
    const { written, failure } = await runOn(drive, poolOf([20, 0, 5, 1]))
    expect(failure).toBeNull()
    expect(written.subjects.length).toBe(7010)
    expectInOrder(written)
    expectReleasedOnce(drive.released)
  })

  test('writes what was read before reading failed, and then says that it failed', async () => {
    const drive = driveOf([2500, 2500], 3700)
    const { written, failure } = await runOn(drive, poolOf([3]))
    expect(String(failure)).toContain('unplugged')
    expectInOrder(written)
    expect(written.steps).toBe(3700)
    expectReleasedOnce(drive.released)
  })

  test('writes little at a time while somebody else writes too, and everything all the same', async () => {
    const sizes: number[] = []
    let items = 0
    const { written, failure } = await runOn(driveOf([9000]), poolOf([0]), {
      isShared: () => items < 3000,
      wrote: (count) => {
        items += count
        sizes.push(count)
      },
    })
    expect([failure, written.subjects.length]).toEqual([null, 9000])
    expectInOrder(written)
    expect(Math.max(...sizes.slice(0, 10))).toBeLessThanOrEqual(200)
    expect(sizes.slice(-2, -1)).toEqual([1000])
  })

  test('gives others a turn after each batch, also when the next ones are ready', async () => {
    let turns = 0
    const turnsAtWrite: number[] = []
    const timer = setInterval(() => turns++, 0)
    try {
      await runOn(driveOf([8000]), poolOf([0]), {
        wrote: () => {
          turnsAtWrite.push(turns)
          // As long as a transaction takes at least, so that a timer is due.
          const until = performance.now() + 5
          while (performance.now() < until);
        },
      })
    } finally {
      clearInterval(timer)
    }
    expect(turnsAtWrite.length).toBeGreaterThan(7)
    expect(new Set(turnsAtWrite).size).toBe(turnsAtWrite.length)
  })

  test('stops at once when writing fails, and closes the readers', async () => {
    const drive = driveOf([20_000])
    const { writes, failure } = await runOn(drive, poolOf([0]), { failAtWrite: 1 })
    expect(String(failure)).toContain('disk full')
    expect([writes, drive.state.ended]).toEqual([2, true])
    expect(drive.state.given).toBeLessThan(20_000)
    expectReleasedOnce(drive.released)
  })

  test('ends when the parsers are gone, with nothing written out of order', async () => {
    const drive = driveOf([6000])
    const { written, failure } = await runOn(drive, poolOf([0], 2))
    expect(String(failure)).toContain('the parse pool is closed')
    expectInOrder(written)
    expect(written.subjects.length).toBeGreaterThan(0)
    expect(drive.state.ended).toBe(true)
    expectReleasedOnce(drive.released)
  })

  test('whatever fails and when: a beginning is written, in order, and every source given free once', async () => {
    const never = fc.constant(Number.POSITIVE_INFINITY)
    const cases = fc.record({
      sizes: fc.array(fc.nat(1500), { maxLength: 6 }),
      failAfter: fc.oneof(never, fc.nat(6000)),
      failAtWrite: fc.oneof(fc.constant(-1), fc.nat(4)),
      failAtParse: fc.oneof(fc.constant(-1), fc.nat(4)),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ sizes, failAfter, failAtWrite, failAtParse }) => {
        const drive = driveOf(sizes, failAfter)
        const { written, failure } = await runOn(drive, poolOf([1, 0, 2], failAtParse), {
          failAtWrite,
        })
        expectInOrder(written)
        expectReleasedOnce(drive.released)
        if (failure === null) expect(written.subjects.length).toBe(sizes.reduce((sum, size) => sum + size, 0))
        expect(drive.state.ended || drive.state.given === 0).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
