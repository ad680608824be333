import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { diceOf } from '../../main/hosts/sample/seed.ts'
import { keptDepot, removeDepot } from './kept-depot.ts'
import { wordsOfRows } from './mail-rows.ts'
import type { WindowOptions } from './options.ts'
import { questions } from './queries.ts'
import { count, milliseconds, percentile, table } from './table.ts'
import { askFor, timeAsking } from './window/asking.ts'
import { timeBulk } from './window/bulk.ts'
import { beginDeciding, timeDeciding } from './window/deciding.ts'
import type { Motion } from './window/frames.ts'
import { type OpenWindow, openWindow, type WindowAsk } from './window/open-window.ts'
import { timeOpening } from './window/openings.ts'
import { readyProgram } from './window/program.ts'
import { drag, wheel } from './window/scrolling.ts'
import { putStopwatch, timeTo } from './window/stopwatch.ts'

/** Milliseconds a person looks at a message before deciding on it: at a steady pace, and hardly at all. */
const LOOKS = [700, 250] as const
const WHEEL_ROWS = 3_000
/** Of sixteen even years of mail: a little over 100,000 of a million. */
const BULK_QUERY = 'date:2004-01..2005-08'

/** Works in the real window on a large depot as a person does, and prints how long each thing took to be seen. */
export async function benchWindow(options: WindowOptions, workplace: string): Promise<void> {
  const program = await readyProgram()
  if (program === null) return
  mkdirSync(workplace, { recursive: true })
  console.log(`\n## The window at ${count(options.records)} records\n`)
  const kept = await keptDepot(workplace, options.records)
  const depot = join(workplace, 'window.depot')
  removeDepot(depot)
  copyFileSync(kept, depot)
  const userData = mkdtempSync(join(tmpdir(), 'bewaarpost-bench-'))
  console.log(`On Electron’s stand-in with ${basename(program.executable)}, unseen, 1920 × 1080.`)
  try {
    await benchAt({ ...program, userData, argv: [depot] }, options)
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    removeDepot(depot)
  }
}

async function benchAt(ask: WindowAsk, { repeats, decisions }: WindowOptions): Promise<void> {
  await benchOpening(ask, repeats)
  const window = await openWindow(ask)
  try {
    await putStopwatch(window.page)
    await timeTo(window.page, 'rows', async () => {})
    await benchQuestions(window, repeats)
    await benchDecisions(window, decisions)
    await benchScrolling(window)
    await benchBulk(window, repeats)
  } finally {
    await window.close()
  }
}

async function benchOpening(ask: WindowAsk, repeats: number): Promise<void> {
  const openings = await times(repeats, () => timeOpening(ask))
  print('opening, each in a new process', [
    row(
      'start of the program to first rows',
      openings.map((each) => each.fromStart),
      2_000,
    ),
    row(
      'click on a depot to first rows',
      openings.map((each) => each.fromClick),
      2_000,
    ),
  ])
}

async function benchQuestions({ page }: OpenWindow, repeats: number): Promise<void> {
  const words = wordsOfRows()
  const rows: string[][] = []
  const entered: number[] = []
  const typed: number[] = []
  for (const { name, draw } of questions) {
    const dice = diceOf(11)
    // Drawn anew for each: what was just found would lie ready.
    const ask = (by: 'enter' | 'typing') => () => {
      const { query = '', order = '-date' } = draw(dice, words)
      return timeAsking(page, { query, order }, by)
    }
    const took = await times(repeats, ask('enter'))
    typed.push(...(await times(repeats, ask('typing'))))
    entered.push(...took)
    rows.push(row(name, took, 200))
  }
  print('Enter to first page', [
    ...rows,
    row('all of these', entered, 200),
    row('all, from the last letter: 150 ms of rest among it', typed, 350),
  ])
}

async function benchDecisions({ page }: OpenWindow, decisions: number): Promise<void> {
  await askFor(page, '')
  await beginDeciding(page)
  const rows: string[][] = []
  for (const look of LOOKS) {
    rows.push(row(`after a look of ${look} ms`, await timeDeciding(page, decisions, look), 50))
  }
  print('decision to next message, the decision durable', rows)
}

async function benchBulk({ page }: OpenWindow, repeats: number): Promise<void> {
  const bulks = await times(repeats, async () => {
    const bulk = await timeBulk(page, BULK_QUERY)
    await askFor(page, 'plan')
    return bulk
  })
  print(`marking ${count(bulks[0]?.records ?? 0)} records`, [
    row(
      'preview',
      bulks.map((each) => each.preview),
      null,
    ),
    row(
      'Apply to the line with Undo',
      bulks.map((each) => each.apply),
      2_000,
    ),
    row(
      'Undo to the line that says so',
      bulks.map((each) => each.undo),
      2_000,
    ),
  ])
}

async function benchScrolling({ page }: OpenWindow): Promise<void> {
  await askFor(page, '')
  const motions: [string, Motion][] = [
    [`wheel over ${count(WHEEL_ROWS)} rows`, await wheel(page, WHEEL_ROWS)],
    ['dragging the scroll bar, with rests', await drag(page)],
  ]
  const head = ['scrolling, ms', 'frames/s', 'frame p95', 'frame max', 'blank max', 'filled at rest']
  const rows = motions.map(([name, { frames, blank, filled }]) => [
    name,
    (1000 / mean(frames)).toFixed(1),
    milliseconds(percentile(frames, 0.95)),
    milliseconds(Math.max(...frames)),
    milliseconds(blank),
    milliseconds(percentile(filled, 0.5)),
  ])
  console.log(`\n${table([head, ...rows])}\nWanted: 50 frames/s, filled 100 ms after each rest begins.`)
}

/** One after the other. */
async function times<T>(repeats: number, work: () => Promise<T>): Promise<T[]> {
  const done: T[] = []
  for (let turn = 0; turn < repeats; turn++) done.push(await work())
  return done
}

function print(title: string, rows: readonly string[][]): void {
  console.log(`\n${table([[`${title}, ms`, 'p50', 'p95', 'max', 'wanted'], ...rows])}`)
}

function row(name: string, took: readonly number[], wanted: number | null): string[] {
  const cells = [percentile(took, 0.5), percentile(took, 0.95), Math.max(...took)].map(milliseconds)
  return [name, ...cells, wanted === null ? '' : `≤ ${count(wanted)}`]
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)
