import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InventorySummary } from '../../shared/contract.ts'
import { sumUp } from '../../shared/inventory.ts'
import type { Leash } from '../../shared/leash.ts'
import type { Report } from '../jobs.ts'
import type { Depot } from '../store/depot.ts'
import { readOutcome } from '../store/source-files.ts'
import { openReaders, type Readers } from './apart/read-apart.ts'
import { readDrive } from './drive.ts'
import { findEarlier, NO_EARLIER, NOT_YET } from './earlier.ts'
import { openKeywordNames } from './keyword-names.ts'
import { ownFiles } from './own-files.ts'
import type { DriveStep, Source } from './step.ts'

/** What is on a drive, without what it would cost. */
export type Inventory = Omit<InventorySummary, 'freeBytes' | 'neededBytes'>

type Line = Omit<
  { -readonly [Key in keyof InventorySummary['lines'][number]]: InventorySummary['lines'][number][Key] },
  'problems'
> & { readonly problems: Set<string> }

/** What an inventory works with. */
export type TakingStock = {
  /** The depot an import would go into; null without one. */
  readonly depot: Depot | null
  readonly signal: Leash
  readonly report: Report
  /** As of an import. */
  readonly openReaders?: () => Readers
}

/**
 * Looks at everything below the roots with the readers an import would use, and writes nothing but temporary files that are
 * removed. What the depot has already is told from what is new as an import that names no mailbox does.
 * Throws Failed: source-missing, source-failed, cancelled, disk-full.
 */
export async function takeInventory(
  roots: readonly string[],
  { depot, signal, report, openReaders: open = openReaders }: TakingStock,
): Promise<Inventory> {
  const spool = mkdtempSync(join(tmpdir(), 'bewaarpost-'))
  const readers = open()
  const lines = new Map<Source, Line>()
  const problems = new Map<string, number>()
  let items = 0
  let bytes = 0
  // Of the file that is being looked into.
  let within = 0
  try {
    const steps = readDrive(roots, {
      signal,
      spool,
      readers,
      exclude: depot === null ? [] : ownFiles(depot.file),
      mailbox: '',
      keywordNames: openKeywordNames(),
      findKnown: () => null,
      unmet: new Map(),
      findEarlier: async (file) => (depot === null ? NO_EARLIER : findEarlier(depot.reader, NOT_YET, file)),
      pass: () => {},
    })
    for await (const step of steps) {
      const { source } = step
      for (const kind of problemKinds(step)) problems.set(kind, (problems.get(kind) ?? 0) + 1)
      if (step.step === 'open') lines.set(source, openLine(source, depot))
      const line = lines.get(source)
      if (line !== undefined) countStep(line, step)
      if (step.step === 'item') {
        items++
        step.placed.item.release?.()
        if (source.container === null) within += step.placed.item.length
      }
      if (step.step === 'close') {
        source.release()
        if (source.container === null) {
          bytes += source.size
          within = 0
        }
      }
      report({ at: source.path, items, bytes: bytes + Math.min(within, source.size) })
    }
  } finally {
    await readers.close()
    rmSync(spool, { recursive: true, force: true })
  }
  return summarise(lines, problems)
}

/** The line of a source, with what the depot has of it. */
function openLine(source: Source, depot: Depot | null): Line {
  const { path, size, format, role, sha256, sameAs, knownIn } = source
  const earlier = depot === null || sameAs === null ? undefined : readOutcome(depot.reader, sameAs)
  return {
    ...{ path, size, format, role },
    // Of what is there already nothing is read.
    items: earlier?.imported ?? 0,
    setAside: earlier?.setAside ?? 0,
    knownIn: [...knownIn],
    sha256: sha256?.toString('hex') ?? null,
    problems: new Set(),
  }
}

function countStep(line: Line, step: DriveStep): void {
  if (step.step === 'item') line.items++
  if (step.step === 'aside' || step.step === 'lost') line.setAside++
  if (step.step === 'close' && step.entries !== null) line.setAside += step.entries.setAside
  for (const kind of problemKinds(step)) line.problems.add(kind)
}

function problemKinds(step: DriveStep): string[] {
  if (step.step === 'item') return step.placed.problems.map((problem) => problem.kind)
  if (step.step === 'aside') return [step.aside.reason]
  return step.step === 'problem' || step.step === 'lost' ? [step.problem.kind] : []
}

function summarise(all: ReadonlyMap<Source, Line>, problems: ReadonlyMap<string, number>): Inventory {
  const lines = [...all.values()].map((line) => ({ ...line, problems: [...line.problems] }))
  // What lies inside an archive is part of the archive's bytes already.
  const onDrive = [...all.keys()].filter(({ container }) => container === null)
  return {
    files: lines.length,
    bytes: onDrive.reduce((sum, { size }) => sum + size, 0),
    ...sumUp(lines),
    problems: [...problems].map(([kind, count]) => ({ kind, count })),
    lines,
  }
}
