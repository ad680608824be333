import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { backupDepot } from '../../../main/store/backup.ts'
import { transaction } from '../../../main/store/connection.ts'
import { openContentWriter, readContent } from '../../../main/store/contents.ts'
import { createDepot, openDepot } from '../../../main/store/depot.ts'
import { Failed } from '../../../shared/failure.ts'
import { contentOf } from './content.ts'

/** Fills a disk of a few MB from within: run in a process that sees the small disk at `folder`. */
export async function fullDisk(folder: string): Promise<Record<string, unknown>> {
  const depot = createDepot(join(folder, 'a.depot'), { program: 'test', now: () => new Date(0) })
  const kept: { id: number; bytes: Buffer }[] = []
  const store = (size: number) =>
    transaction(depot.writer, () => {
      const bytes = randomBytes(size)
      const contents = openContentWriter(depot.writer)
      const { id } = contents.store(contentOf(bytes))
      contents.flush()
      return { id, bytes }
    })
  for (let round = 0; round < 5; round += 1) kept.push(store(200_000))
  depot.writer.pragma('wal_checkpoint(TRUNCATE)')
  for (let round = 0; round < 10; round += 1) kept.push(store(200_000))
  const backup = await kindOf(() =>
    backupDepot(depot.reader, join(folder, 'b.depot'), new AbortController().signal, () => {}),
  )
  const left = readdirSync(folder).sort()
  const full = await kindOf(() => {
    for (;;) kept.push(store(200_000))
  })
  const isThere = () => kept.every(({ id, bytes }) => readContent(depot.reader, id).equals(bytes))
  const committedIsThere = isThere()
  depot.close()
  const again = openDepot(depot.file)
  const opensAgain = kept.every(({ id, bytes }) => readContent(again.reader, id).equals(bytes))
  again.close()
  return { backup, left, import: full, committedIsThere, opensAgain }
}

async function kindOf(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'done'
  } catch (error) {
    return error instanceof Failed ? error.failure.kind : String(error)
  }
}
