import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openConnection, prepareValue, transaction } from '../../../main/store/connection.ts'
import { createDepot, openDepot } from '../../../main/store/depot.ts'
import { appendEvent, readEvents } from '../../../main/store/events.ts'
import { migrations } from '../../../main/store/migrations/index.ts'
import { failureOf, fillDepot, freshDepot, program, scratch, storeAll } from './fixture.ts'

const expected = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  recursive_triggers: 1,
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  temp_store: 2,
  busy_timeout: 5000,
  wal_autocheckpoint: 16_384,
  journal_size_limit: 0,
  fullfsync: 1,
  checkpoint_fullfsync: 1,
  page_size: 4096,
  application_id: 0x42575044,
  user_version: migrations.length,
}

test('every connection has every setting, also when a depot is opened again', () => {
  const made = freshDepot()
  const extra = openConnection(made.file, 'read')
  const connections = [made.writer, made.reader, extra]
  const read = () => connections.splice(0).map((db) => settingsOf(db))
  const first = read()
  extra.close()
  made.close()
  const again = openDepot(made.file)
  connections.push(again.writer, again.reader)
  expect([...first, ...read()]).toEqual(Array(5).fill(expected))
  again.close()
})

function settingsOf(db: ReturnType<typeof openConnection>) {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, db.pragma(name, { simple: true })]))
}

test('a connection to read cannot change the depot', () => {
  const { reader } = freshDepot()
  expect(() => reader.exec("INSERT INTO tag (name) VALUES ('x')")).toThrow(/readonly/)
})

test('what the reader sees is what the writer committed', () => {
  const depot = freshDepot()
  storeAll(depot.writer, [Buffer.from('x')])
  expect(prepareValue<number>(depot.reader, 'SELECT count(*) FROM content').get()).toBe(1)
})

test('closing leaves one file and keeps the name of the archive', () => {
  const folder = scratch()
  const file = join(folder, 'a.depot')
  const { uuid, close } = createDepot(file, program)
  expect(readdirSync(folder)).toContain('a.depot-lock')
  close()
  close()
  expect(readdirSync(folder)).toEqual(['a.depot'])
  const again = openDepot(file)
  expect(again.uuid).toBe(uuid)
  again.close()
})

test('a depot opened to read has no writer and leaves nothing behind', () => {
  const folder = scratch()
  const file = join(folder, 'a.depot')
  createDepot(file, program).close()
  const before = readFileSync(file)
  const depot = openDepot(file, { readOnly: true })
  expect(failureOf(() => depot.writer).kind).toBe('depot-read-only')
  expect(failureOf(() => openDepot(file)).kind).toBe('depot-in-use')
  depot.close()
  expect(readdirSync(folder)).toEqual(['a.depot'])
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('what is not ours to open is refused by name and left as it was', () => {
  const folder = scratch()
  const make = (name: string, change: (file: string) => void): string => {
    const file = join(folder, name)
    createDepot(file, program).close()
    change(file)
    return file
  }
  const pragma = (sql: string) => (file: string) => {
    const db = openConnection(file, 'write')
    db.exec(sql)
    db.close()
  }
  const rows: [string, string][] = [
    ['depot-missing', join(folder, 'none.depot')],
    ['depot-missing', join(folder, 'no-folder', 'none.depot')],
    ['depot-foreign', scratch()],
    ['depot-foreign', make('text', (file) => writeFileSync(file, 'just some text '.repeat(1000)))],
    ['depot-foreign', make('empty', (file) => truncateSync(file, 0))],
    ['depot-foreign', make('other', pragma('PRAGMA application_id = 7'))],
    ['depot-newer', make('newer', pragma(`PRAGMA user_version = ${migrations.length + 1}`))],
    ['depot-damaged', make('short', (file) => truncateSync(file, statSync(file).size / 2))],
  ]
  for (const [kind, file] of rows) {
    const before = existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null
    expect([failureOf(() => openDepot(file)).kind, file]).toEqual([kind, file])
    if (before !== null) expect(readFileSync(file).equals(before)).toBe(true)
  }
  expect(readdirSync(folder).filter((name) => /-(lock|wal|shm)$/.test(name))).toEqual([])
})

test('creating never overwrites, not even the journal of a depot that is gone', () => {
  const folder = scratch()
  const file = join(folder, 'a.depot')
  writeFileSync(file, 'x')
  expect(failureOf(() => createDepot(file, program)).kind).toBe('depot-exists')
  expect(readFileSync(file, 'latin1')).toBe('x')
  writeFileSync(join(folder, 'b.depot-wal'), 'x')
  expect(failureOf(() => createDepot(join(folder, 'b.depot'), program)).kind).toBe('depot-exists')
  expect(failureOf(() => createDepot(join(folder, 'no', 'c.depot'), program)).kind).toBe('target-failed')
})

test('a second open of the same process is refused, by any name of the file', () => {
  const depot = freshDepot()
  expect(failureOf(() => openDepot(depot.file)).kind).toBe('depot-in-use')
  expect(failureOf(() => openDepot(join(depot.file, '..', '.', 'a.depot'))).kind).toBe('depot-in-use')
  // And the refusal did not loosen the hold.
  expect(failureOf(() => openDepot(depot.file)).kind).toBe('depot-in-use')
})

test('another process is refused while this one has the depot, and gets it when this one is killed', async () => {
  const file = join(scratch(), 'a.depot')
  createDepot(file, program).close()
  const holder = spawnHolder(file)
  await once(holder.stdout, 'data')
  expect(failureOf(() => openDepot(file)).kind).toBe('depot-in-use')
  expect(failureOf(() => openDepot(file, { readOnly: true })).kind).toBe('depot-in-use')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const depot = openDepot(file)
  // What the killed process had committed is there.
  expect(readEvents(depot.reader, { limit: 9 }).map((event) => event.action)).toEqual(['test'])
  depot.close()
})

function spawnHolder(file: string) {
  const store = new URL('../../../main/store/', import.meta.url)
  const script = `
    import { openDepot } from '${store}depot.ts'
    import { transaction } from '${store}connection.ts'
    import { appendEvent } from '${store}events.ts'
    const { writer } = openDepot(${JSON.stringify(file)})
    const told = { actor: '', role: '', action: 'test', object: '', result: '', ground: '', detail: {} }
    transaction(writer, () => appendEvent(writer, told))
    console.log('held')
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

test('a depot that opens and closes at the same moment elsewhere is held by one at a time', async () => {
  const folder = scratch()
  const file = join(folder, 'a.depot')
  createDepot(file, program).close()
  const store = new URL('../../../main/store/', import.meta.url)
  // Each of the processes takes the lock many times and, holding it, makes a file that must not yet exist.
  const script = `
    import { closeSync, openSync, rmSync } from 'node:fs'
    import { takeLock } from '${store}lock.ts'
    let held = 0
    for (let round = 0; round < 300; round += 1) {
      let lock
      try { lock = takeLock(${JSON.stringify(file)}) } catch (error) { if (error.failure?.kind === 'depot-in-use') continue; throw error }
      closeSync(openSync(${JSON.stringify(join(folder, 'mine'))}, 'wx'))
      rmSync(${JSON.stringify(join(folder, 'mine'))})
      lock.release()
      held += 1
    }
    console.log(held)`
  const runs = [1, 2, 3].map(async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const told = once(child.stdout, 'data')
    const [code] = await once(child, 'exit')
    return { code, held: code === 0 ? Number(String((await told)[0])) : 0 }
  })
  const results = await Promise.all(runs)
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(results.reduce((sum, { held }) => sum + held, 0)).toBeGreaterThan(0)
})

test('opening does not grow with what is in the depot', () => {
  const depot = freshDepot()
  fillDepot(
    depot,
    Array.from({ length: 2000 }, (_, place) => Buffer.from(`message ${place} `.repeat(200))),
  )
  depot.close()
  const before = performance.now()
  openDepot(depot.file).close()
  expect(performance.now() - before).toBeLessThan(500)
})

test('an event carries the program and clock the depot was opened with', () => {
  const depot = freshDepot()
  const told = { actor: 'a', role: 'r', action: 't', object: 'o', result: 'done', ground: '', detail: {} }
  transaction(depot.writer, () => appendEvent(depot.writer, told))
  const [event] = readEvents(depot.reader, { limit: 1 })
  expect(event?.time).toBe('2026-11-23T12:00:00.000Z')
  expect(event?.origin).toMatch(/ test 1$/)
})
