import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { diceOf } from '../../main/hosts/sample/seed.ts'
import { type Asked, openAsked } from './asked.ts'
import { sizeOf } from './files.ts'
import { keptDepot, removeDepot } from './kept-depot.ts'
import { wordsOfRows } from './mail-rows.ts'
import type { Options } from './options.ts'
import { questions } from './queries.ts'
import { count, megabytes, milliseconds, percentile, seconds, table } from './table.ts'

/** Records a bulk decision is about, where the depot has as many. */
const BULK = 100_000
const FACETS = ['mailbox', 'year', 'correspondent', 'domain', 'kind', 'type', 'value'] as const
const PAGE = 50

/** Asks every kind of question of depots of the given sizes, and prints how long the answers took. */
export async function benchSearch({ sizes, repeats }: Options, workplace: string): Promise<void> {
  mkdirSync(workplace, { recursive: true })
  for (const records of sizes) {
    console.log(`\n## Search in ${count(records)} records\n`)
    const kept = await keptDepot(workplace, records)
    // The bulk decisions are made in a copy: the kept depot stays as it was made.
    const file = join(workplace, 'searched.depot')
    removeDepot(file)
    copyFileSync(kept, file)
    await benchDepot(file, records, repeats)
    removeDepot(file)
  }
}

async function benchDepot(file: string, records: number, repeats: number): Promise<void> {
  const opened = performance.now()
  const engine = openAsked(file)
  try {
    await engine.ask('record.search', {})
    console.log(
      `depot of ${megabytes(sizeOf(file))} MB; open to first page: ${milliseconds(performance.now() - opened)} ms\n`,
    )
    const rows = [...(await askQuestions(engine, repeats)), ...(await askRest(engine, records, repeats))]
    console.log(table([['milliseconds', 'p50', 'p95', 'max', 'records found'], ...rows]))
    await benchBulk(engine, Math.min(BULK, records))
  } finally {
    await engine.close()
  }
}

async function askQuestions(engine: Asked, repeats: number): Promise<string[][]> {
  const rows: string[][] = []
  const words = wordsOfRows()
  for (const question of questions) {
    const dice = diceOf(11)
    const found: number[] = []
    const took = await timed(repeats, async () => {
      found.push((await engine.ask('record.search', { limit: PAGE, ...question.draw(dice, words) })).total)
    })
    rows.push(row(question.name, took, count(percentile(found, 0.5))))
  }
  return rows
}

/** What a screen asks beside a first page: the next one, the facets, a record, a decision. */
async function askRest(engine: Asked, records: number, repeats: number): Promise<string[][]> {
  const dice = diceOf(12)
  const some = () => 1 + dice.number(records)
  let after: string | null = null
  const pages = await timed(repeats, async () => {
    const page = await engine.ask('record.search', { limit: PAGE, ...(after === null ? {} : { after }) })
    after = page.next
  })
  const facets = await timed(Math.ceil(repeats / 4), () =>
    engine.ask('record.facets', { query: '', names: [...FACETS] }),
  )
  const facetsOfWord = await timed(Math.ceil(repeats / 4), () =>
    engine.ask('record.facets', { query: 'plan', names: [...FACETS] }),
  )
  const reads = await timed(repeats, () => engine.ask('record.read', { id: some() }))
  const decisions = await timed(repeats, async () => {
    await engine.ask('mark.value', { scope: { ids: [some()] }, value: 'V', reason: 'bench' })
    await engine.ask('record.read', { id: some() })
  })
  return [
    row('the next page', pages, ''),
    row('facets of everything', facets, ''),
    row('facets of a word', facetsOfWord, ''),
    row('read a record', reads, ''),
    row('a decision and the next message', decisions, ''),
  ]
}

async function benchBulk(engine: Asked, size: number): Promise<void> {
  const ids = Array.from({ length: size }, (_, place) => place + 1)
  const mark = await timed(1, () => engine.ask('mark.value', { scope: { ids }, value: 'B', reason: 'bench' }))
  const undo = await timed(1, () => engine.ask('mark.undo', {}))
  console.log(
    `\nA decision on ${count(size)} records: ${seconds(sum(mark) / 1000)} s; taking it back: ${seconds(sum(undo) / 1000)} s`,
  )
}

async function timed(repeats: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let turn = 0; turn < repeats; turn += 1) {
    const started = performance.now()
    await work()
    took.push(performance.now() - started)
  }
  return took
}

function row(name: string, took: readonly number[], found: string): string[] {
  const cells = [percentile(took, 0.5), percentile(took, 0.95), Math.max(...took)].map(milliseconds)
  return [name, ...cells, found]
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
