import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importDrive } from '../../main/ingest/import.ts'
import type { Report, Step } from '../../main/jobs.ts'
import { createDepot, openDepot } from '../../main/store/depot.ts'
import type { ImportSummary } from '../../shared/contract.ts'
import { Failed } from '../../shared/failure.ts'
import type { JobProgress } from '../../shared/reply.ts'
import { endOf, startBench } from '../helpers/engine.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { differences, type Holdings, holdingsOf } from './holdings.ts'
import { writeMixedDrive } from './mixed-drive.ts'
import { inspect, spoolFiles } from './soundness.ts'

const MINUTES = 60_000
const MEGABYTES = 10
/** Moments of the whole import at which it is cancelled, each in a depot of its own. */
const MOMENTS = 8

let folder: string
let drive: string
let undisturbed: Holdings
let steps: readonly Step[]

beforeAll(async () => {
  folder = makeTempFolder()
  drive = join(folder, 'drive')
  writeMixedDrive(drive, MEGABYTES)
  const heard: Step[] = []
  const depot = join(folder, 'undisturbed.depot')
  await run(depot, (step) => heard.push(step))
  steps = heard
  undisturbed = holdingsOf(depot)
}, 5 * MINUTES)

afterAll(() => removeFolder(folder))

test(
  'cancelled at any moment, a depot is sound, and resumed it is the same as undisturbed',
  async () => {
    for (let moment = 0; moment < MOMENTS; moment++) {
      const depot = join(folder, `moment-${moment}.depot`)
      await cancelAt(depot, Math.floor(((moment + 0.5) / MOMENTS) * steps.length))
      expect(await run(depot)).toMatchObject({ accession: 1 })
      expect(differences(holdingsOf(depot), undisturbed), `moment ${moment}`).toEqual([])
    }
  },
  10 * MINUTES,
)

test(
  'cancelled at the last step of each kind, nothing is called done that is not',
  async () => {
    const depot = join(folder, 'last.depot')
    const lastBatch = steps.findLastIndex((step) => step.bytes !== undefined)
    const firstVocabulary = steps.findIndex((step) => step.at === 'vocabulary')
    expect(firstVocabulary).toBeGreaterThan(lastBatch)
    expect(await cancelAt(depot, lastBatch)).toBe('cancelled')
    expect(await run(depot)).toMatchObject({ resumed: true })
    expect(differences(holdingsOf(depot), undisturbed)).toEqual([])
  },
  5 * MINUTES,
)

test(
  'cancelled through the engine again and again, it goes on each time, and progress only grows',
  async () => {
    const depot = join(folder, 'engine.depot')
    let cancels = 0
    for (let patience = 30; ; patience += 80) {
      const { engine, ticket } = startBench(cancels === 0 ? { create: depot } : { open: depot }, depot)
      const progress: JobProgress[] = []
      engine.on('job.progress', (now) => progress.push(now))
      const ended = endOf(engine)
      const started = await engine.call('accession.import', { ticket: ticket(drive) })
      if (!started.ok) throw new Error(JSON.stringify(started))
      const { job } = started.value
      const timer = setTimeout(() => void engine.call('job.cancel', { job }), patience)
      const { reply } = await ended
      clearTimeout(timer)
      await engine.close()
      expectPlausible(progress, reply.ok)
      expect((await inspect(depot)).findings).toEqual([])
      if (reply.ok) break
      expect(reply.failure).toEqual({ kind: 'cancelled' })
      cancels++
    }
    expect(cancels).toBeGreaterThan(1)
    expect(differences(holdingsOf(depot), undisturbed)).toEqual([])
    expect(spoolFiles(depot)).toEqual([])
  },
  10 * MINUTES,
)

/** Progress never goes back, never beyond its total, and tells a time left that can be. */
function expectPlausible(progress: readonly JobProgress[], isDone: boolean): void {
  const told = progress.map(({ bytes, items, totalBytes, secondsLeft }) => ({
    bytes,
    items,
    totalBytes,
    secondsLeft,
  }))
  for (const [at, now] of told.entries()) {
    const before = told[at - 1]
    if (before !== undefined) {
      expect(now.bytes).toBeGreaterThanOrEqual(before.bytes)
      expect(now.items).toBeGreaterThanOrEqual(before.items)
    }
    if (now.totalBytes !== null) expect(now.bytes).toBeLessThanOrEqual(now.totalBytes)
    if (now.secondsLeft !== null) expect(now.secondsLeft >= 0 && now.secondsLeft < 3600).toBe(true)
  }
  const last = told.at(-1)
  if (isDone) expect(last).toMatchObject({ bytes: last?.totalBytes, secondsLeft: 0 })
}

async function run(
  depot: string,
  report: Report = () => {},
  signal = new AbortController().signal,
): Promise<ImportSummary> {
  const program = { program: 'test', now: () => new Date() }
  const open = existsSync(depot) ? openDepot(depot, program) : createDepot(depot, program)
  try {
    return await importDrive(
      { depot: open, who: { actor: 'test', role: 'archivist' }, now: program.now, signal, report },
      { handedOverBy: '', received: '', medium: '', mailbox: '', holder: '', roots: [drive] },
    )
  } finally {
    open.close()
  }
}

/** Cancels an import when it reports for the n-th time; answers with how it ended. The depot must be sound afterwards. */
async function cancelAt(depot: string, moment: number): Promise<string> {
  const control = new AbortController()
  let heard = 0
  const stop = () => {
    if (heard++ === moment) control.abort()
  }
  const end = await run(depot, stop, control.signal).then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Failed) return error.failure.kind
      throw error
    },
  )
  expect((await inspect(depot, { whole: true })).findings).toEqual([])
  return end
}
