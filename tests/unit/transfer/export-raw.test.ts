import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../main/jobs.ts'
import { prepare, type WriteDb } from '../../../main/store/connection.ts'
import { exportEml, exportMbox } from '../../../main/transfer/export-raw.ts'
import { mails } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { failureOfAsync, fillDepot, freshDepot, run, scratch } from '../store/fixture.ts'

const messages = mails(40)
const numbers = messages.map((_, place) => place + 1)

/** A depot of forty records, and an export of them into a folder. */
function filled() {
  const depot = freshDepot()
  fillDepot(depot, messages)
  const out = join(scratch(), 'uit')
  const control = new AbortController()
  return { db: depot.writer, file: depot.file, out, control }
}
type Filled = ReturnType<typeof filled>

const quiet: Report = () => {}
function exporting(
  { db, out, control }: Filled,
  report: Report = quiet,
  records: Iterable<number> = numbers,
) {
  return { db, records, folder: out, signal: control.signal, report }
}

describe.each([
  ['eml', exportEml],
  ['mbox', exportMbox],
] as const)('an export (%s) that cannot be whole leaves nothing that looks like one', (_form, write) => {
  test('it is whole when nothing is wrong', async () => {
    const depot = filled()
    const done = await write(exporting(depot))
    expect(done).toMatchObject({ records: 40, verified: 40, files: readdirSync(depot.out).length })
    expect(readdirSync(depot.out).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  test('a folder with something in it is refused', async () => {
    const depot = filled()
    put(depot.out, 'van een ander.txt', 'blijf af')
    const failure = await failureOfAsync(write(exporting(depot)))
    expect(failure).toEqual({ kind: 'target-exists', file: depot.out })
    expect(readdirSync(depot.out)).toEqual(['van een ander.txt'])
  })

  test('a file in the place of the folder is refused', async () => {
    const depot = filled()
    put(depot.out, '../uit', 'blijf af')
    const failure = await failureOfAsync(write(exporting(depot)))
    expect(failure).toEqual({ kind: 'target-exists', file: depot.out })
    expect(readFileSync(depot.out, 'utf8')).toBe('blijf af')
  })

  test('a damaged pack is named', async () => {
    const depot = filled()
    damageLastPack(depot.db)
    const failure = await failureOfAsync(write(exporting(depot)))
    expect(failure).toMatchObject({ kind: 'depot-damaged', file: depot.file })
    expect(readdirSync(depot.out)).toEqual([])
  })

  test('bytes that are not those of their hash are never written out as if they were', async () => {
    const depot = filled()
    run(depot.db, "UPDATE content SET sha256 = x'00' WHERE id = 30")
    const failure = await failureOfAsync(write(exporting(depot)))
    expect(failure).toMatchObject({ kind: 'depot-damaged', file: depot.file })
    expect(readdirSync(depot.out)).toEqual([])
  })

  test('cancelled half way', async () => {
    const depot = filled()
    const stop: Report = ({ items = 0 }) => {
      if (items >= 20) depot.control.abort()
    }
    expect(await failureOfAsync(write(exporting(depot, stop)))).toEqual({ kind: 'cancelled' })
    expect(readdirSync(depot.out)).toEqual([])
  })

  test('a record that does not exist is named', async () => {
    const depot = filled()
    const failure = await failureOfAsync(write(exporting(depot, quiet, [1, 2, 999])))
    expect(failure).toEqual({ kind: 'not-found', what: 'record 999' })
    expect(readdirSync(depot.out)).toEqual([])
  })

  test('a target that disappears half way is named', async () => {
    const depot = filled()
    const unplug: Report = ({ items = 0 }) => {
      if (items === 20) rmSync(depot.out, { recursive: true })
    }
    const failure = await failureOfAsync(write(exporting(depot, unplug)))
    expect(failure).toMatchObject({ kind: 'target-failed', detail: 'ENOENT' })
    expect(existsSync(depot.out)).toBe(false)
  })
})

/** Overwrites the end of the newest pack, as a failing disk would. */
function damageLastPack(db: WriteDb): void {
  const row = prepare<{ id: number; frame: Buffer }>(
    db,
    'SELECT id, frame FROM pack ORDER BY id DESC LIMIT 1',
  ).get()
  if (row === undefined) throw new Error('no pack')
  row.frame.fill(0xa5, Math.floor(row.frame.length / 2))
  run(db, 'UPDATE pack SET frame = ? WHERE id = ?', row.frame, row.id)
}
