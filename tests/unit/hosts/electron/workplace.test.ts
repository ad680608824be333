import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Told } from '../../../../main/hosts/electron/thread-talk.ts'
import { openTickets } from '../../../../main/hosts/electron/tickets.ts'
import { openWorkplace } from '../../../../main/hosts/electron/workplace.ts'
import type { Events } from '../../../../shared/contract.ts'
import { writeDrive } from '../../../helpers/drive.ts'
import { startBench } from '../../../helpers/engine.ts'
import { tempFolder } from '../../../helpers/temp.ts'

/** A workplace with real threads on a folder of its own. `answers`: what the person says to "may it stop?". */
function openPlace(answers: boolean[] = []) {
  const folder = tempFolder()
  const heard: Told[] = []
  const opened: string[] = []
  const workers: Worker[] = []
  // Node tells of every thread that is started in this process.
  const keep = (worker: Worker): void => void workers.push(worker)
  process.on('worker', keep)
  const tickets = openTickets()
  let closed = 0
  const workplace = openWorkplace({
    program: 'test 1',
    person: () => 'A. Archivist',
    redeem: tickets.redeem,
    mayStop: async () => answers.shift() ?? true,
    isSample: () => false,
    told: (told) => heard.push(told),
    opened: (file) => opened.push(file),
    closed: () => {
      closed += 1
    },
  })
  onTestFinished(async () => {
    process.off('worker', keep)
    await workplace.close()
  })
  const told = <E extends keyof Events>(event: E): Events[E][] =>
    heard.filter((each) => each.event === event).map((each) => each.payload as Events[E]) // of this event, just filtered
  return {
    workplace,
    tickets,
    folder,
    told,
    opened,
    workers,
    closed: () => closed,
    file: join(folder, 'a.depot'),
  }
}

describe('the workplace', () => {
  test('makes a depot, answers from all threads, and closes it', async () => {
    const { workplace, file, opened, told } = openPlace()
    expect(await workplace.dispatch('depot.status', {})).toMatchObject({ failure: { kind: 'depot-missing' } })
    await workplace.open({ create: file })
    expect([workplace.depot(), opened]).toEqual([{ is: 'open', name: 'a.depot', sample: false }, [file]])
    expect(await workplace.ask('depot.status', {})).toMatchObject({ records: 0 })
    expect((await workplace.ask('log.read', {})).events[0]).toMatchObject({ actor: 'A. Archivist' })
    expect(await workplace.dispatch('mark.undo', {})).toMatchObject({ failure: { kind: 'nothing-to-undo' } })
    expect(await workplace.dispatch('toString', {})).toMatchObject({ failure: { kind: 'bad-request' } })
    expect(await workplace.dispatch('record.read', { id: 'x' })).toMatchObject({
      failure: { kind: 'bad-request' },
    })
    await workplace.close()
    expect(workplace.depot()).toEqual({ is: 'none' })
    expect(told('desk.changed').length).toBeGreaterThan(2)
    // It is free for others again.
    await startBench({ open: file }).engine.close()
  })

  test('reads the next message without waiting for what is counted', async () => {
    const { workplace, file } = openPlace()
    await workplace.open({ create: file })
    const answered: string[] = []
    const ask = (name: string, input: unknown) =>
      workplace.dispatch(name, input).then(() => void answered.push(name))
    const counts = Array.from({ length: 1_000 }, () => ask('record.totals', { query: '' }))
    await Promise.all([...counts, ask('record.read', { id: 1 })])
    expect(answered.indexOf('record.read')).toBeLessThan(counts.length)
  })

  test('imports what a ticket stands for, and nothing without one', async () => {
    const { workplace, tickets, folder, file, told } = openPlace()
    const drive = join(folder, 'drive')
    mkdirSync(drive)
    writeFileSync(join(drive, 'a.eml'), 'From: a@example.org\r\nSubject: Notulen\r\n\r\nTekst\r\n')
    await workplace.open({ create: file })
    expect(await workplace.dispatch('accession.import', { ticket: drive })).toMatchObject({
      failure: { kind: 'bad-request' },
    })
    const { job } = await workplace.ask('accession.import', { ticket: tickets.give([drive]) })
    expect(workplace.job()).toBe(job)
    await vi.waitFor(() => expect(told('job.ended')).toHaveLength(1), 20_000)
    expect([workplace.job(), told('job.ended')[0]?.reply.ok]).toEqual([null, true])
    expect(await workplace.ask('record.raw', { id: 1 })).toMatchObject({ bytes: expect.any(Uint8Array) })
  })

  test('opens another depot in the place of the first', async () => {
    const { workplace, folder, file, closed } = openPlace()
    await Promise.all([
      workplace.open({ create: file }),
      workplace.open({ create: join(folder, 'b.depot') }),
      workplace.open({ open: file }),
    ])
    expect([workplace.depot(), closed()]).toEqual([{ is: 'open', name: 'a.depot', sample: false }, 2])
    // Once more is not anew.
    await workplace.open({ open: file })
    expect([workplace.depot().is, closed()]).toEqual(['open', 2])
  })

  test.each([
    ['missing', 'depot-missing', () => {}],
    ['no depot', 'depot-foreign', (file: string) => writeFileSync(file, 'this is no depot at all')],
    [
      'held by another',
      'depot-in-use',
      (file: string) => {
        const bench = startBench({ create: file })
        onTestFinished(() => bench.engine.close())
      },
    ],
  ])('says why a depot cannot be opened: %s', async (_why, kind, prepare) => {
    const { workplace, file, opened } = openPlace()
    prepare(file)
    await workplace.open({ open: file })
    expect(workplace.depot()).toMatchObject({ is: 'failed', name: 'a.depot', failure: { kind } })
    expect(opened).toEqual([])
  })

  test('never makes a depot over a file that is there, and opens it when what was wrong is mended', async () => {
    const { workplace, file } = openPlace()
    await startBench({ create: file }).engine.close()
    await workplace.open({ create: file })
    expect(workplace.depot()).toMatchObject({ is: 'failed', failure: { kind: 'depot-exists' } })
    const other = openPlace()
    await other.workplace.open({ open: other.file })
    await startBench({ create: other.file }).engine.close()
    await other.workplace.retry()
    expect(other.workplace.depot()).toMatchObject({ is: 'open' })
  })

  test.each([
    ['engine', 0],
    ['reading', 1],
    ['counting', 2],
  ])('says that the %s thread ended, and goes on at another try', async (_which, place) => {
    const { workplace, file, workers, closed } = openPlace()
    await workplace.open({ create: file })
    expect(workers).toHaveLength(3)
    await workers[place]?.terminate()
    await vi.waitFor(() => expect(workplace.depot()).toMatchObject({ is: 'ended', name: 'a.depot' }))
    expect([closed(), (await workplace.dispatch('depot.status', {})).ok]).toEqual([1, false])
    await workplace.retry()
    expect(workplace.depot()).toMatchObject({ is: 'open' })
    expect(await workplace.ask('depot.status', {})).toMatchObject({ records: 0 })
  })

  test('closes during an import only when the person says so; the import then goes on the next time', async () => {
    const { workplace, tickets, folder, file, told } = openPlace([false, true])
    const drive = join(folder, 'drive')
    writeDrive(drive, { messages: 4_000, seed: 1 })
    await workplace.open({ create: file })
    await workplace.ask('accession.import', { ticket: tickets.give([drive]) })
    await expect(workplace.close()).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
    expect(workplace.depot()).toMatchObject({ is: 'open' })
    await workplace.close()
    expect(told('job.ended')).toMatchObject([{ reply: { ok: false, failure: { kind: 'cancelled' } } }])
    await workplace.open({ open: file })
    expect(await workplace.ask('depot.status', {})).toMatchObject({ unfinished: 1 })
  })
})
