import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDepot } from '../../../main/store/depot.ts'
import { readStatus } from '../../../main/store/status.ts'
import { fillDepot, freshDepot, program, scratch } from './fixture.ts'

const moduleOf = (name: string) => new URL(`../../../main/store/${name}.ts`, import.meta.url).href

describe('where nothing can be written', () => {
  /** What a process of an ordinary user meets there: the superuser may write everywhere. */
  const asUser = (work: string, file: string): unknown => {
    const script = `
      import { openDepot, createDepot } from ${JSON.stringify(moduleOf('depot'))}
      import { openConnection } from ${JSON.stringify(moduleOf('connection'))}
      import { readStatus } from ${JSON.stringify(moduleOf('status'))}
      const file = ${JSON.stringify(file)}
      const kindOf = (work) => { try { return work() } catch (error) { return error.failure?.kind ?? String(error) } }
      console.log(JSON.stringify(kindOf(() => { ${work} })))`
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const done = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
      cwd: '/',
      ...user,
    })
    return JSON.parse(done.stdout.toString() || JSON.stringify(done.stderr.toString()))
  }
  const opens = 'const depot = openDepot(file); depot.close(); return "open"'
  const reads = `const depot = openDepot(file, { readOnly: true })
    const more = openConnection(file, 'read')
    const { readOnly } = readStatus(more)
    const records = more.prepare('SELECT count(*) FROM record').pluck().get()
    more.close(); depot.close(); return { records, readOnly }`
  const closed = (name = 'a b#?%20.depot') => {
    const folder = scratch()
    const file = join(folder, name)
    const depot = createDepot(file, program)
    fillDepot(depot, [Buffer.from('Subject: a')])
    depot.close()
    return { folder, file }
  }

  test.each<[what: string, file: number, folder: number]>([
    ['the file', 0o444, 0o777],
    ['the folder', 0o666, 0o555],
    ['both', 0o444, 0o555],
  ])('%s: opening says depot-read-only, and reading works and changes nothing', (_what, ofFile, ofFolder) => {
    const { folder, file } = closed()
    const before = readFileSync(file)
    chmodSync(file, ofFile)
    chmodSync(folder, ofFolder)
    expect(asUser(opens, file)).toBe('depot-read-only')
    expect(asUser(reads, file)).toEqual({ records: 1, readOnly: true })
    expect([readdirSync(folder), readFileSync(file).equals(before)]).toEqual([['a b#?%20.depot'], true])
  })

  test('nothing is made there', () => {
    const { folder } = closed()
    chmodSync(folder, 0o555)
    expect(
      asUser("createDepot(file, { program: 'test 1', now: () => new Date() })", join(folder, 'b.depot')),
    ).toBe('depot-read-only')
  })

  test.each(['-lock', '-wal'])('with a %s beside it that somebody left, it is not read past it', (ending) => {
    const { folder, file } = closed()
    writeFileSync(`${file}${ending}`, 'x')
    chmodSync(folder, 0o555)
    expect(asUser(reads, file)).toMatch(/^depot-(?:read-only|in-use|damaged)$/)
  })

  test('what can be written is not said to be read-only', () => {
    const depot = freshDepot()
    expect(readStatus(depot.reader)).toMatchObject({ readOnly: false, remote: false })
  })
})
