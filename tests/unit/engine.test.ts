import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openEngine } from '../../main/engine.ts'
import { type Input, type JobName, type NameBy, requests } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'
import { type Bench, endOf, newBench, openBench, refused, succeeded, today } from '../helpers/engine.ts'
import { mail, mails, mboxOf } from '../helpers/mail.ts'
import { put } from '../helpers/source-tree.ts'
import { tempFolder } from '../helpers/temp.ts'

/** A drive with an mbox, a maildir and a message with an attachment; with names and words that the questions below find. */
function buildDrive(): string {
  const drive = tempFolder()
  put(drive, 'jansen/inbox.mbox', mboxOf(mails(5)))
  for (const room of ['new', 'tmp']) put(drive, `bakker/${room}/.keep`, '')
  put(drive, 'bakker/cur/1.M1.mx:2,FS', mail())
  put(
    drive,
    'bijlage.eml',
    mail({
      messageId: 'bijlage@example.nl',
      enclosures: [{ name: 'plan.txt', type: 'text/plain', bytes: Buffer.from('Het bestemmingsplan') }],
    }),
  )
  put(drive, 'resten.mbox', Buffer.concat([Buffer.from('wat vooraf ging\n\n'), mboxOf(mails(1))]))
  put(drive, 'stuk.pdf', '%PDF-1.4 niets')
  put(drive, 'kapot.zip', Buffer.from('PK\x03\x04 kapot', 'latin1'))
  return drive
}

/** The requests an engine answers. */
type Name = NameBy<'engine' | 'reader'>
const names = (Object.keys(requests) as (keyof typeof requests)[]).filter(
  (name): name is Name => requests[name].by !== 'desk',
)

/** An input for every request, that a depot with the drive above answers. A request without one is a type error. */
function inputsFor(
  bench: Bench,
  drive: string,
): {
  readonly [N in Name]: () => Input<N> | Promise<Input<N>>
} {
  const folder = tempFolder()
  return {
    'depot.status': () => ({}),
    'depot.schema': () => ({}),
    'source.inventory': () => ({ ticket: bench.ticket(drive) }),
    'accession.import': () => ({ ticket: bench.ticket(drive), received: '2026-11-01', holder: 'A. Jansen' }),
    'ledger.read': () => ({ accession: 1 }),
    'ledger.export': () => ({ form: 'csv' }),
    'problem.list': () => ({ limit: 2 }),
    'problem.bytes': async () => ({ id: await keptOf(bench) }),
    'record.search': () => ({ query: 'bericht', order: 'relevance', snippets: true, limit: 2 }),
    'record.facets': () => ({ names: requests['record.facets'].input.shape.names.element.options }),
    'record.read': () => ({ id: 1 }),
    'record.raw': () => ({ id: 1 }),
    'record.part': async () => ({ id: await partOf(bench), path: '2' }),
    'record.export': () => ({
      scope: { query: 'plan' },
      ticket: bench.ticket(join(folder, 'uit')),
      form: 'eml',
    }),
    'mark.preview': () => ({ scope: { query: 'bericht' }, value: 'B' }),
    'mark.value': () => ({ scope: { query: 'bericht' }, value: 'B', reason: 'beleid' }),
    'mark.tag': () => ({ scope: { ids: [1, 2] }, add: ['bouw'] }),
    'mark.note': () => ({ id: 1, text: 'nakijken' }),
    'mark.undo': () => ({}),
    'log.read': () => ({ limit: 5 }),
    'depot.verify': () => ({}),
    'depot.rebuild': () => ({}),
    'depot.backup': () => ({ ticket: bench.ticket(join(folder, 'kopie.depot')) }),
    'job.cancel': () => ({ job: 1 }),
    'job.pause': () => ({ job: 1, paused: true }),
    'search.save': () => ({ name: 'plannen', query: 'plan', order: '-date' }),
    'search.remember': () => ({ query: 'plan' }),
    'search.remove': () => ({ id: 1 }),
    'search.list': () => ({}),
    'ledger.totals': () => ({}),
    'ledger.lines': () => ({ accession: 1, filter: 'mail' }),
    'ledger.source': () => ({ sourceFile: 1 }),
    'record.properties': () => ({ id: 1 }),
    'record.message': () => ({ id: 1 }),
    'result.open': () => ({ query: 'bericht', grouped: true }),
    'result.rows': async () => ({ result: await resultOf(bench), start: 0, count: 3, snippets: true }),
    'result.place': async () => ({ result: await resultOf(bench), id: 1 }),
    'result.undecided': async () => ({ result: await resultOf(bench), from: -1 }),
    'result.ids': async () => ({ result: await resultOf(bench), start: 0, count: 3 }),
    'record.timeline': () => ({ query: 'bericht' }),
    'record.totals': () => ({ query: 'bericht' }),
    'record.siblings': () => ({ id: 1 }),
    'query.complete': () => ({ text: 'mailbox:', caret: 8 }),
    'mark.pace': () => ({}),
  }
}

const isJob = (name: Name): name is JobName => requests[name].job !== null

/** Asks a request by name and input; a job is waited for, and answers with its summary. */
async function answerOf(bench: Bench, name: Name, input: unknown): Promise<Reply<unknown>> {
  if (!isJob(name)) return bench.engine.dispatch(name, input)
  const ended = endOf(bench.engine)
  const started = await bench.engine.dispatch(name, input)
  if (!started.ok) return started
  expect(requests[name].output.safeParse(started.value)).toMatchObject({ success: true })
  return (await ended).reply
}

/** The number of the record with the attachment; any other where there is none. */
async function partOf({ engine }: Bench): Promise<number> {
  const found = await engine.call('record.search', { query: 'filename:plan' })
  return (found.ok ? found.value.hits[0]?.id : undefined) ?? 1
}

/** A problem whose bytes are kept; any where there is none. */
async function keptOf({ engine }: Bench): Promise<number> {
  const listed = await engine.call('problem.list', {})
  return (listed.ok ? listed.value.problems.find(({ isKept }) => isKept)?.id : undefined) ?? 1
}

/** The number of a newly opened result; any where there is none. */
async function resultOf({ engine }: Bench): Promise<number> {
  const opened = await engine.call('result.open', {})
  return opened.ok ? opened.value.result : 1
}

describe('every request of the contract', () => {
  test('answers with a value of its own schema, and with all that the value says', async () => {
    const bench = newBench()
    const drive = buildDrive()
    const first: readonly Name[] = ['accession.import', 'mark.value', 'mark.tag', 'mark.note']
    const inputs = inputsFor(bench, drive)
    for (const name of [...first, ...names.filter((name) => !first.includes(name))]) {
      const reply = await answerOf(bench, name, await inputs[name]())
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
      const schema = requests[name].job ?? requests[name].output
      // Strict: a field that the contract does not name would be sent to the screens unseen.
      const checked = schema.strict().safeParse(reply.value)
      expect([name, checked.error?.issues ?? []]).toEqual([name, []])
    }
  })

  test('for a depot fails as depot-missing where there is none; the others answer', async () => {
    const bench = openBench(null)
    const drive = buildDrive()
    const inputs = inputsFor(bench, drive)
    const withoutDepot: readonly Name[] = ['depot.schema', 'source.inventory', 'job.cancel', 'job.pause']
    for (const name of names) {
      const reply = await answerOf(bench, name, await inputs[name]())
      if (withoutDepot.includes(name)) expect([name, reply.ok]).toEqual([name, true])
      else expect([name, refused(reply)]).toEqual([name, { kind: 'depot-missing', file: '' }])
    }
  })

  test('for a depot fails the same once the engine is closed', async () => {
    const bench = newBench()
    const inputs = inputsFor(bench, buildDrive())
    await bench.engine.close()
    for (const name of names) {
      if (['depot.schema', 'source.inventory', 'job.cancel', 'job.pause'].includes(name)) continue
      expect([name, refused(await answerOf(bench, name, await inputs[name]()))]).toEqual([
        name,
        { kind: 'depot-missing', file: bench.file },
      ])
    }
    await bench.engine.close()
  })

  test('refuses by name what cannot be answered', async () => {
    const bench = newBench()
    const drive = tempFolder()
    put(drive, 'a.eml', mail())
    await bench.import(drive)
    for (const [name, input, kind] of refusals) {
      expect([name, input, refused(await answerOf(bench, name, input)).kind]).toEqual([name, input, kind])
    }
  })
})

const refusals: readonly (readonly [name: Name, input: object, kind: string])[] = [
  ['record.read', { id: 99 }, 'not-found'],
  ['record.raw', { id: 99 }, 'not-found'],
  ['record.part', { id: 99, path: '1' }, 'not-found'],
  ['record.part', { id: 1, path: '7.7' }, 'not-found'],
  ['ledger.read', { accession: 99 }, 'not-found'],
  ['ledger.export', { accession: 99, form: 'csv' }, 'not-found'],
  ['record.search', { query: '(bericht' }, 'query-unreadable'],
  ['record.search', { after: 'onzin' }, 'bad-request'],
  ['record.facets', { query: 'OR', names: ['year'] }, 'query-unreadable'],
  ['mark.value', { scope: { query: 'date:gisteren' }, value: 'B', reason: '' }, 'query-unreadable'],
  ['mark.tag', { scope: { ids: [1] }, add: ['a'], remove: ['A'] }, 'bad-request'],
  ['mark.note', { id: 99, text: '' }, 'not-found'],
  ['mark.undo', { event: 99 }, 'not-found'],
  ['mark.undo', { event: 1 }, 'nothing-to-undo'],
  ['mark.undo', {}, 'nothing-to-undo'],
  ['accession.import', { ticket: 'vergeten' }, 'bad-request'],
  ['source.inventory', { ticket: 'vergeten' }, 'bad-request'],
  ['record.export', { scope: { ids: [1] }, ticket: 'vergeten', form: 'eml' }, 'bad-request'],
  ['depot.backup', { ticket: 'vergeten' }, 'bad-request'],
]

describe('the engine', () => {
  test('runs one job at a time and says which', async () => {
    const bench = newBench()
    const drive = buildDrive()
    const ended = endOf(bench.engine)
    succeeded(await bench.engine.call('accession.import', { ticket: bench.ticket(drive) }))
    expect(refused(await bench.engine.call('depot.verify', {}))).toEqual({
      kind: 'busy',
      job: 'accession.import',
    })
    expect((await ended).reply.ok).toBe(true)
  })

  test('answers questions while it imports', async () => {
    const bench = newBench()
    const drive = tempFolder()
    put(drive, 'inbox.mbox', mboxOf(mails(600)))
    const ended = endOf(bench.engine)
    succeeded(await bench.engine.call('accession.import', { ticket: bench.ticket(drive) }))
    const { total } = await bench.ask('record.search', {})
    expect(total).toBeLessThanOrEqual(600)
    expect((await bench.ask('depot.status', {})).unfinished).toBeLessThanOrEqual(1)
    await ended
    expect((await bench.ask('record.search', {})).total).toBe(600)
  })

  test('tells that marks changed, and not for a question', async () => {
    const bench = newBench()
    const drive = tempFolder()
    put(drive, 'a.eml', mail())
    await bench.import(drive)
    const heard: string[] = []
    const stop = bench.engine.on('depot.changed', ({ what }) => heard.push(what))
    await bench.ask('mark.preview', { scope: { ids: [1] }, value: 'B' })
    await bench.ask('record.search', {})
    expect(heard).toEqual([])
    await bench.ask('mark.value', { scope: { ids: [1] }, value: 'B', reason: '' })
    expect(heard).toEqual(['marks'])
    stop()
    await bench.ask('mark.undo', {})
    expect(heard).toEqual(['marks'])
  })

  test('closed in the middle of an import, it stops at a checkpoint; the import goes on when asked again', async () => {
    // More than is read ahead: when the first records are there, reading still goes on.
    const drive = tempFolder()
    for (const number of [1, 2, 3, 4])
      put(drive, `${number}.mbox`, mboxOf(mails(2500, { text: `Postbus ${number}` })))
    const bench = newBench()
    const ended = endOf(bench.engine)
    succeeded(await bench.engine.call('accession.import', { ticket: bench.ticket(drive) }))
    while ((await bench.ask('depot.status', {})).records === 0) await nextTurn()
    await bench.engine.close()
    expect(refused((await ended).reply)).toEqual({ kind: 'cancelled' })
    const again = openBench({ open: bench.file }, bench.file)
    const summary = await again.import(drive)
    expect(summary).toMatchObject({ resumed: true, closes: true })
    expect((await again.ask('depot.status', {})).records).toBe(10_000)
    expect(await again.finish('depot.verify', {})).toMatchObject({ sound: true })
  })

  test('who waits for the end of a job does not start another on a depot that closes', async () => {
    const bench = newBench()
    const drive = buildDrive()
    let second: Reply<unknown> | null = null
    bench.engine.on('job.ended', async ({ name }) => {
      if (name === 'accession.import') second = await bench.engine.call('depot.verify', {})
    })
    succeeded(await bench.engine.call('accession.import', { ticket: bench.ticket(drive) }))
    await bench.engine.close()
    expect(second).toEqual({ ok: false, failure: { kind: 'depot-missing', file: bench.file } })
  })

  test('marks by a query exactly what the query finds, and the log can prove which', async () => {
    const bench = newBench()
    await bench.import(buildDrive())
    for (const query of ['bericht', 'plan OR mailbox:bakker', 'NOT bericht', '']) {
      const found = (await bench.ask('record.search', { query, limit: 1000 })).hits.map(({ id }) => id)
      const scope = { query }
      expect(await bench.ask('mark.preview', { scope, value: 'V' })).toMatchObject({ of: found.length })
      const { event, of } = await bench.ask('mark.value', { scope, value: 'V', reason: 'termijn' })
      const marked = (await bench.ask('record.search', { query: 'value:V', limit: 1000 })).hits.map(
        ({ id }) => id,
      )
      const ascending = [...found].sort((a, b) => a - b)
      expect([query, of, marked.sort((a, b) => a - b)]).toEqual([query, found.length, ascending])
      const logged = (await bench.ask('log.read', { limit: 1 })).events[0]
      const members = createHash('sha256')
        .update(ascending.map((id) => `${id}\n`).join(''))
        .digest('hex')
      expect([logged?.id, logged?.detail.includes(members)]).toEqual([event, true])
      await bench.ask('mark.undo', {})
      expect((await bench.ask('depot.status', {})).undecided).toBe(8)
    }
  })

  test('an import rests when it is told to, marks are made meanwhile, and it ends whole', async () => {
    const drive = tempFolder()
    for (const number of [1, 2, 3, 4])
      put(drive, `${number}.mbox`, mboxOf(mails(2500, { text: `Postbus ${number}` })))
    const bench = newBench()
    const ended = endOf(bench.engine)
    const { job } = succeeded(await bench.engine.call('accession.import', { ticket: bench.ticket(drive) }))
    const count = async () => (await bench.ask('depot.status', {})).records
    while ((await count()) === 0) await nextTurn()
    await bench.ask('job.pause', { job, paused: true })
    // What was read before is still written; then nothing more.
    let [before, now] = [-1, await count()]
    while (before !== now) {
      await pause(150)
      ;[before, now] = [now, await count()]
    }
    expect(now).toBeLessThan(10_000)
    expect(await bench.ask('mark.value', { scope: { ids: [1] }, value: 'B', reason: '' })).toMatchObject({
      of: 1,
    })
    await bench.ask('job.pause', { job, paused: false })
    expect((await ended).reply).toMatchObject({ ok: true, value: { imported: 10_000, closes: true } })
  })

  test('closed while an import rests, it ends at the checkpoint; the import goes on when asked again', async () => {
    const drive = tempFolder()
    for (const number of [1, 2, 3, 4])
      put(drive, `${number}.mbox`, mboxOf(mails(2500, { text: `Postbus ${number}` })))
    const bench = newBench()
    const ended = endOf(bench.engine)
    const { job } = succeeded(await bench.engine.call('accession.import', { ticket: bench.ticket(drive) }))
    while ((await bench.ask('depot.status', {})).records === 0) await nextTurn()
    await bench.ask('job.pause', { job, paused: true })
    await pause(100)
    await bench.engine.close()
    expect(refused((await ended).reply)).toEqual({ kind: 'cancelled' })
    const again = openBench({ open: bench.file }, bench.file)
    expect(await again.import(drive)).toMatchObject({ resumed: true, closes: true })
    expect((await again.ask('depot.status', {})).records).toBe(10_000)
  })

  test('an inventory says what room an import may need, where a depot is open', async () => {
    const drive = tempFolder()
    const mbox = mboxOf(mails(3))
    put(drive, 'a.mbox', mbox)
    put(drive, 'b.pdf', '%PDF-1.4')
    const bench = newBench()
    const inventory = await bench.finish('source.inventory', { ticket: bench.ticket(drive) })
    expect(inventory.neededBytes).toBe(Math.ceil(mbox.length * 2.5))
    expect(inventory.freeBytes).toBeGreaterThan(0)
    const none = openBench(null)
    expect(await none.finish('source.inventory', { ticket: none.ticket(drive) })).toMatchObject({
      freeBytes: null,
      neededBytes: null,
    })
  })

  test('a search is kept, found in the list, and the change is told', async () => {
    const bench = newBench()
    const heard: string[] = []
    bench.engine.on('depot.changed', ({ what }) => heard.push(what))
    const { id } = await bench.ask('search.save', { name: ' plannen ', query: 'plan', order: 'sender' })
    await bench.ask('search.remember', { query: 'plan' })
    expect(await bench.ask('search.list', {})).toEqual({
      saved: [{ id, name: 'plannen', query: 'plan', order: 'sender' }],
      past: ['plan'],
    })
    await bench.ask('search.remove', { id })
    await bench.ask('search.remove', { id })
    expect(heard).toEqual(['searches', 'searches', 'searches'])
  })

  test('is refused by name on a file that is no depot', () => {
    const file = join(tempFolder(), 'a.depot')
    writeFileSync(file, 'geen depot')
    const ports = {
      program: 'test 1',
      now: () => today,
      actor: () => ({ actor: '', role: '' }),
      redeem: () => null,
    }
    expect(() => openEngine({ open: file }, ports)).toThrow('depot-foreign')
    expect(() => openEngine({ open: `${file}.weg` }, ports)).toThrow('depot-missing')
    expect(() => openEngine({ create: file }, ports)).toThrow('depot-exists')
    expect(readFileSync(file, 'utf8')).toBe('geen depot')
    expect(readdirSync(join(file, '..'))).toEqual(['a.depot'])
  })
})
