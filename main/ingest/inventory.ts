import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InventorySummary } from '../../shared/contract.ts'
import type { Leash } from '../../shared/leash.ts'
import { isProblemKind, problems as meanings } from '../../shared/problem.ts'
import type { Report } from '../jobs.ts'
import { readDrive } from './drive.ts'
import { openKeywordNames } from './keyword-names.ts'
import type { DriveStep, Source } from './step.ts'

/** What is on a drive, without what it would cost. */
export type Inventory = Omit<InventorySummary, 'freeBytes' | 'neededBytes'>

type Line = Omit<
  { -readonly [Key in keyof InventorySummary['lines'][number]]: InventorySummary['lines'][number][Key] },
  'problems'
> & { readonly problems: Set<string> }

/**
 * Looks at everything below the roots with the readers an import would use, and writes nothing but temporary files that are
 * removed. Throws Failed: source-missing, source-failed, cancelled, disk-full.
 */
export async function takeInventory(
  roots: readonly string[],
  signal: Leash,
  report: Report,
): Promise<Inventory> {
  const spool = mkdtempSync(join(tmpdir(), 'bewaarpost-'))
  const lines = new Map<Source, Line>()
  const problems = new Map<string, number>()
  let items = 0
  let bytes = 0
  try {
    const steps = readDrive(roots, {
      signal,
      spool,
      exclude: [],
      mailbox: '',
      keywordNames: openKeywordNames(),
      findKnown: () => null,
      unmet: new Map(),
      findEarlier: () => ({ sameAs: null, changed: false }),
      pass: () => {},
    })
    for await (const step of steps) {
      for (const kind of problemKinds(step)) problems.set(kind, (problems.get(kind) ?? 0) + 1)
      countStep(lines, step)
      if (step.step === 'item') items++
      if (step.step === 'close') {
        step.source.release()
        if (step.source.container === null) bytes += step.source.size
      }
      report({ at: step.source.path, items, bytes })
    }
  } finally {
    rmSync(spool, { recursive: true, force: true })
  }
  return summarise(lines, problems)
}

function countStep(lines: Map<Source, Line>, step: DriveStep): void {
  const { source } = step
  if (step.step === 'open') {
    const { path, size, format, role, sha256 } = source
    lines.set(source, {
      path,
      size,
      format,
      role,
      items: 0,
      setAside: 0,
      sha256: sha256?.toString('hex') ?? null,
      problems: new Set(),
    })
  }
  const line = lines.get(source)
  if (line === undefined) return
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

function summarise(lines: ReadonlyMap<Source, Line>, problems: ReadonlyMap<string, number>): Inventory {
  const formats = new Map<string, InventorySummary['formats'][number]>()
  let bytes = 0
  for (const [source, line] of lines) {
    const key = `${line.format}\0${line.role}`
    const so = formats.get(key) ?? { ...nothing, format: line.format, role: line.role }
    formats.set(key, {
      ...so,
      files: so.files + 1,
      bytes: so.bytes + line.size,
      items: so.items + line.items,
      unread: so.unread + ([...line.problems].some(isUnread) ? 1 : 0),
    })
    // What lies inside an archive is part of the archive's bytes already.
    if (source.container === null) bytes += line.size
  }
  const all = [...lines.values()]
  return {
    files: all.length,
    bytes,
    items: all.reduce((sum, line) => sum + line.items, 0),
    // As in the ledger's totals: of mail. What an archive could not give up has a line of its own.
    setAside: all.reduce((sum, line) => sum + (line.role === 'mail' ? line.setAside : 0), 0),
    formats: [...formats.values()],
    problems: [...problems].map(([kind, count]) => ({ kind, count })),
    lines: all.map((line) => ({ ...line, problems: [...line.problems] })),
  }
}

const nothing = { files: 0, bytes: 0, items: 0, unread: 0 }

function isUnread(kind: string): boolean {
  return isProblemKind(kind) && meanings[kind].weight === 'unread'
}
