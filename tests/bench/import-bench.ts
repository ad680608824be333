import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { warm } from './files.ts'
import { type Imported, importDrive } from './ours.ts'
import type { Indexed, Peer } from './peers.ts'
import { count, mebibytes, median, megabytes, seconds, table, times } from './table.ts'

const OURS = 'Bewaarpost'

/** What is measured on: a name to print, a folder with mail, and what is in it. */
export type Source = { readonly name: string; readonly folder: string; readonly unit: 'messages' | 'items' }

/** Who is measured beside us, and who would be if it were installed. */
export type Peers = { readonly peers: readonly Peer[]; readonly missing: readonly string[] }

/**
 * Imports a folder with every program in turn, `runs` times over, and prints the medians, the ratios and where our time goes.
 * The turns alternate so that what else the machine does falls on all of them alike.
 */
export async function benchImport(
  source: Source,
  { peers, missing }: Peers,
  runs: number,
  scratch: string,
): Promise<void> {
  const { unit } = source
  const { files, bytes } = warm(source.folder)
  console.log(`\n## Import of ${source.name}: ${count(files)} files, ${megabytes(bytes)} MB\n`)
  for (const name of missing) console.log(`${name} is not installed: skipped.`)
  const ours: Imported[] = []
  const theirs = new Map<Peer, Indexed[]>(peers.map((peer) => [peer, []]))
  for (let run = 1; run <= runs; run += 1) {
    ours.push(
      await inTurn(scratch, `${OURS}, run ${run} of ${runs}`, unit, (place) =>
        importDrive(source.folder, place),
      ),
    )
    for (const [peer, done] of theirs) {
      const label = `${peer.name}, run ${run} of ${runs}`
      done.push(await inTurn(scratch, label, unit, (place) => peer.index(source.folder, place)))
    }
  }
  const rows = [row(OURS, ours, bytes), ...peers.map((peer) => row(peer.name, theirs.get(peer) ?? [], bytes))]
  console.log(`\n${table([headOf(unit), ...rows])}\n`)
  for (const [peer, done] of theirs) {
    console.log(`${OURS} against ${peer.name}: ${compare(ours, done, unit)}`)
  }
  printSpent(ours)
}

const headOf = (unit: Source['unit']) => [
  'program',
  unit,
  'seconds',
  `${unit}/s`,
  'MB/s',
  'processor s',
  'peak MiB',
  'kept MB',
  'kept / source',
]

async function inTurn<Result extends Indexed>(
  scratch: string,
  label: string,
  unit: Source['unit'],
  work: (place: string) => Promise<Result>,
): Promise<Result> {
  const place = join(scratch, 'run')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  const result = await work(place)
  console.log(
    `  ${label}: ${seconds(result.seconds)} s, ${count(result.messages / result.seconds)} ${unit}/s`,
  )
  rmSync(place, { recursive: true, force: true })
  return result
}

function row(name: string, runs: readonly Indexed[], sourceBytes: number): string[] {
  const middle = (of: (run: Indexed) => number) => median(runs.map(of))
  const optional = (of: (run: Indexed) => number | null) =>
    runs.some((run) => of(run) === null) ? null : middle((run) => of(run) ?? 0)
  const took = middle((run) => run.seconds)
  const kept = middle((run) => run.bytes)
  return [
    name,
    count(middle((run) => run.messages)),
    seconds(took),
    count(rate(runs)),
    megabytes(sourceBytes / took),
    seconds(optional((run) => run.processorSeconds)),
    mebibytes(optional((run) => run.peakBytes)),
    megabytes(kept),
    (kept / sourceBytes).toFixed(2),
  ]
}

/** Messages per second, of what a program says it holds afterwards: one that skips files gains nothing by it. */
function rate(runs: readonly Indexed[]): number {
  return median(runs.map((run) => run.messages / run.seconds))
}

/** The ratio that counts, and beside it the processor time, which other work on the machine changes less. */
function compare(ours: readonly Indexed[], theirs: readonly Indexed[], unit: Source['unit']): string {
  const speed = `${times(rate(ours) / rate(theirs))} the ${unit} per second`
  const cost = (runs: readonly Indexed[]) =>
    median(runs.map(({ processorSeconds, messages }) => (processorSeconds ?? Number.NaN) / messages))
  const ratio = cost(ours) / cost(theirs)
  return Number.isNaN(ratio) ? speed : `${speed}, ${times(ratio)} the processor time for each`
}

/** Prints the stages of the run that took the middle time. They overlap: stages run in threads of their own. */
function printSpent(runs: readonly Imported[]): void {
  const middle = [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor((runs.length - 1) / 2)]
  if (middle === undefined) return
  const stages = Object.entries(middle.summary.spent).map(([stage, took]) => `${stage} ${took.toFixed(2)}`)
  console.log(`Where the time goes, in seconds, of ${seconds(middle.seconds)} in all: ${stages.join(' · ')}`)
}
