import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { prepareValue, transaction } from '../../../main/store/connection.ts'
import { readContent } from '../../../main/store/contents.ts'
import { createDepot } from '../../../main/store/depot.ts'
import { freeBytes, isRemote, isRemoteType, toFailure } from '../../../main/store/disk.ts'
import { failureOf, freshDepot, program, run, scratch, storeAll } from './fixture.ts'

test.each([
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_FSYNC', 'disk-failed'],
  ['SQLITE_IOERR_WRITE', 'disk-failed'],
  ['SQLITE_READONLY', 'depot-read-only'],
  ['SQLITE_READONLY_DIRECTORY', 'depot-read-only'],
  ['SQLITE_CORRUPT', 'depot-damaged'],
  ['SQLITE_CORRUPT_VTAB', 'depot-damaged'],
  ['SQLITE_NOTADB', 'depot-damaged'],
  ['SQLITE_BUSY_SNAPSHOT', 'depot-in-use'],
  ['SQLITE_CANTOPEN', 'disk-failed'],
  ['SQLITE_CONSTRAINT_UNIQUE', undefined],
  ['SQLITE_ERROR', undefined],
])('SQLite says %s: %s', (code, kind) => {
  const { file } = freshDepot()
  expect(toFailure(new Database.SqliteError('x', code), file)?.kind).toBe(kind)
})

test.each([
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'depot-read-only'],
  ['EIO', 'disk-failed'],
  ['ENOENT', 'depot-gone'],
  ['EMFILE', undefined],
])('the system says %s: %s', (code, kind) => {
  expect(toFailure(Object.assign(new Error('x'), { code }), '/depot')?.kind).toBe(kind)
})

test('a system error that names another place is not about the depot', () => {
  const { file } = freshDepot()
  const at = (path: string) => Object.assign(new Error('x'), { code: 'EACCES', path })
  expect(toFailure(at('/drive/a.mbox'), file)).toBeNull()
  expect(toFailure(at(`${file}-wal`), file)?.kind).toBe('depot-read-only')
  expect(toFailure(Object.assign(new Error('x'), { code: 'ENOENT' }), file)).toBeNull()
})

test('an error that is not about the disk has no other name', () => {
  for (const error of [new Error('x'), new TypeError('x'), null, 'SQLITE_FULL', { code: 'SQLITE_FULL' }]) {
    expect(toFailure(error, '/depot')).toBeNull()
  }
})

test('on a full depot a batch fails whole, what was committed stays, and work goes on when there is room', () => {
  const { writer, reader } = freshDepot()
  const [kept] = storeAll(writer, [Buffer.from('kept')])
  const pages = prepareValue<number>(writer, 'PRAGMA page_count').get() ?? 0
  writer.pragma(`max_page_count = ${pages + 20}`)
  const batch = [Buffer.from('first of the batch'), randomBytes(1024 * 1024)]
  expect(failureOf(() => storeAll(writer, batch))).toMatchObject({ kind: 'disk-full' })
  expect(readContent(reader, kept?.id ?? 0).toString()).toBe('kept')
  expect(prepareValue<number>(reader, 'SELECT count(*) FROM content').get()).toBe(1)
  writer.pragma('max_page_count = 1000000')
  expect(storeAll(writer, batch).every(({ isNew }) => isNew)).toBe(true)
})

test.each([
  ['removed', (file: string) => rmSync(file)],
  ['renamed', (file: string) => renameSync(file, `${file}.old`)],
  [
    'replaced',
    (file: string) => {
      renameSync(file, `${file}.old`)
      writeFileSync(file, 'other')
    },
  ],
])('a depot that is %s under way is depot-gone at the next commit', (_name, act) => {
  const depot = freshDepot()
  storeAll(depot.writer, [Buffer.from('kept')])
  act(depot.file)
  expect(failureOf(() => storeAll(depot.writer, [Buffer.from('lost')])).kind).toBe('depot-gone')
})

test('a transaction that throws leaves nothing, one inside another only takes itself back', () => {
  const { writer, reader } = freshDepot()
  const names = () => prepareValue<string>(reader, 'SELECT name FROM tag ORDER BY name').all()
  const add = (name: string) => run(writer, 'INSERT INTO tag (name) VALUES (?)', name)
  const fail = () =>
    transaction(writer, () => {
      add('inner')
      throw new Error('stop')
    })
  expect(fail).toThrow('stop')
  transaction(writer, () => {
    add('outer')
    expect(fail).toThrow('stop')
  })
  expect(names()).toEqual(['outer'])
})

test('a really full disk: named, nothing committed lost, backup leaves nothing', (context) => {
  const folder = scratch()
  const mount = 'mount -t tmpfs -o size=6m tmpfs "$0" && exec "$@"'
  const onSmallDisk = (...command: string[]) =>
    spawnSync('unshare', ['-Urm', 'sh', '-c', mount, folder, ...command], { encoding: 'utf8' })
  if (onSmallDisk('true').status !== 0) context.skip('this machine does not let a test mount a small disk')
  const script = `
    import { fullDisk } from '${new URL('full-disk.ts', import.meta.url)}'
    console.log(JSON.stringify(await fullDisk(${JSON.stringify(folder)})))`
  const done = onSmallDisk(process.execPath, '--input-type=module', '-e', script)
  expect([done.stderr, JSON.parse(done.stdout || '{}')]).toEqual([
    '',
    {
      backup: 'disk-full',
      left: ['a.depot', 'a.depot-lock', 'a.depot-shm', 'a.depot-wal'],
      import: 'disk-full',
      committedIsThere: true,
      opensAgain: true,
    },
  ])
})

test('a system error inside a transaction is not taken for one of the depot', () => {
  const { writer } = freshDepot()
  const unplugged = Object.assign(new Error('EIO'), { code: 'EIO' })
  const work = () =>
    transaction(writer, () => {
      throw unplugged
    })
  expect(work).toThrow(unplugged)
})

test('creating a depot where there is no room leaves nothing', () => {
  // A file name that is too long fails at the same place, on every machine.
  const folder = scratch()
  expect(() => createDepot(join(folder, 'x'.repeat(252)), program)).toThrow()
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['NFS', 0x6969, true],
  ['SMB', 0x517b, true],
  ['CIFS', 0xff534d42, true],
  ['CIFS, told with a sign', 0xff534d42 | 0, true],
  ['SMB2', 0xfe534d42, true],
  ['ext4', 0xef53, false],
  ['btrfs', 0x9123683e, false],
  ['tmpfs', 0x01021994, false],
])('a depot on %s lies on another computer or not', (_name, type, remote) => {
  expect(isRemoteType(type)).toBe(remote)
})

test('of a disk here it is told that it is here, and how much is free', () => {
  const { file } = freshDepot()
  expect(isRemote(file)).toBe(false)
  expect(freeBytes(file)).toBeGreaterThan(1024 * 1024)
  expect(Number.isSafeInteger(freeBytes(file))).toBe(true)
})
