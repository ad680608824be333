import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bewaarpost, startBewaarpost } from '../helpers/cli.ts'
import { writeDrive } from '../helpers/drive.ts'
import { tempFolder } from '../helpers/temp.ts'

const MESSAGES = 8_000
/** An import that has put this much in the depot's journal is under way. */
const WRITING = 100_000

test('Ctrl-C stops an import at a checkpoint, and the same command goes on to the same depot', async () => {
  const folder = tempFolder()
  writeDrive(join(folder, 'drive'), { messages: MESSAGES, attachments: 0 })
  const depot = join(folder, 'a.depot')
  await bewaarpost('create', depot)

  const stopped = await interrupted(['import', depot, join(folder, 'drive')], 1)
  expect(stopped.err).toMatch(/Stopping at the next checkpoint/)
  expect(stopped.err).toMatch(/same command/)
  expect(stopped.code).toBe(5)
  const status = JSON.parse((await bewaarpost('status', depot, '--json')).out)
  expect(status.value.unfinished).toBe(1)
  // The drive is one mailbox: it stops inside it, not at its end.
  expect(status.value.records).toBeLessThan(MESSAGES)

  const resumed = await bewaarpost('import', depot, join(folder, 'drive'))
  expect(resumed).toMatchObject({ code: 0, err: '' })
  expect(resumed.out).toMatch(/Accession 1, resumed/)
  const { value } = JSON.parse((await bewaarpost('search', depot, '--limit', '1', '--json')).out)
  expect(value.total).toBe(MESSAGES)
  expect((await bewaarpost('verify', depot)).code).toBe(0)
})

test('a second Ctrl-C stops at once with 130, and the import can be resumed', async () => {
  const folder = tempFolder()
  writeDrive(join(folder, 'drive'), { messages: MESSAGES, attachments: 0 })
  const depot = join(folder, 'a.depot')
  await bewaarpost('create', depot)
  expect((await interrupted(['import', depot, join(folder, 'drive')], 2)).code).toBe(130)
  expect(await bewaarpost('import', depot, join(folder, 'drive'))).toMatchObject({ code: 0 })
  expect((await bewaarpost('ledger', depot)).code).toBe(0)
})

/** Runs a command on a depot and presses Ctrl-C once it has written something; a second time when the first was heard. */
async function interrupted(argv: readonly [string, string, string], times: 1 | 2) {
  const { child, ended } = startBewaarpost(argv)
  while (bytesWritten(argv[1]) < WRITING && child.exitCode === null)
    await new Promise((done) => setTimeout(done, 10))
  // What it says first is that it heard.
  if (times === 2) child.stderr?.once('data', () => child.kill('SIGINT'))
  child.kill('SIGINT')
  return ended
}

function bytesWritten(depot: string): number {
  return statSync(`${depot}-wal`, { throwIfNoEntry: false })?.size ?? 0
}
