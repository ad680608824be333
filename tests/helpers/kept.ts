import { createHash } from 'node:crypto'
import { isProblemKind, problems } from '../../shared/problem.ts'
import { newBench } from './engine.ts'

/** What a depot keeps of one item, as people and tests ask for it. */
export type Kept = {
  /** Path of the source file. */
  readonly path: string
  readonly mailbox: string
  readonly folder: string
  readonly flags: string
  readonly keywords: readonly string[]
  readonly foundAs: string
  readonly bytes: Buffer
  /** How it lay in its source; what its bytes say is another matter. */
  readonly problems: readonly string[]
  readonly trailer: string | null
}

/** Imports a folder into a new depot, by the same requests as the window; the account must close. */
export async function importFolder(folder: string): Promise<Kept[]> {
  const bench = newBench()
  const { closes } = await bench.import(folder)
  if (!closes) throw new Error(`the account of ${folder} does not close`)
  const kept: Kept[] = []
  for (let after: string | undefined; ; ) {
    const page = await bench.ask('record.search', { limit: 1000, ...(after && { after }) })
    for (const { id } of page.hits) {
      const view = await bench.ask('record.read', { id })
      const { bytes } = await bench.ask('record.raw', { id })
      const { path, mailbox, folder, foundAs, trailer } = view.provenance
      kept.push({
        ...{ path, mailbox, folder, foundAs, trailer },
        flags: view.flags,
        keywords: [...view.keywords].sort(),
        bytes: Buffer.from(bytes),
        problems: view.problems.map(({ kind }) => kind).filter(isOfRecord),
      })
    }
    if (page.next === null) return kept
    after = page.next
  }
}

function isOfRecord(kind: string): boolean {
  return isProblemKind(kind) && problems[kind].of === 'record'
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256')
    .update(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
    .digest('hex')
}

/** Things as lines to compare, in an order that does not depend on how they were found. */
export function sorted(all: Iterable<Readonly<Record<string, unknown>>>): string[] {
  return [...all].map((one) => JSON.stringify(one)).sort()
}
