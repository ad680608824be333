import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { writeSampleDrive } from '../../main/hosts/sample/drive.ts'
import { type Name, requests } from '../../shared/contract.ts'
import { bewaarpost, bewaarpostHere } from '../helpers/cli.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'

const folder = makeTempFolder()
const drive = join(folder, 'drive')
const depot = join(folder, 'sample.depot')
afterAll(() => removeFolder(folder))

beforeAll(async () => {
  writeSampleDrive(drive)
  expect(await bewaarpost('create', depot)).toMatchObject({ code: 0, err: '' })
  const told = [
    '--from',
    'afd. ICT',
    '--received',
    '2026-11-02',
    '--medium',
    'USB disk HD-3',
    '--actor',
    'M. de Wit',
  ]
  const imported = await bewaarpost('import', depot, drive, ...told)
  expect(imported).toMatchObject({ code: 0, err: '' })
  expect(imported.out).toContain('The ledger closes.')
})

describe('the sample drive', () => {
  test('is written by its verb as it is imported here, and over nothing', async () => {
    const folder = join(makeTempFolder(), 'sample')
    expect(await bewaarpostHere('sample', folder)).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
      readdirSync(drive, { recursive: true }).sort(),
    )
    expect(await bewaarpostHere('sample', folder)).toMatchObject({ code: 1, out: '' })
    removeFolder(join(folder, '..'))
  })
})

describe('as a process of its own', () => {
  test.each<readonly [code: number, argv: readonly string[], out: RegExp, err: RegExp]>([
    [0, ['status', depot], /account +closes/, /^$/],
    [0, ['help'], /export-raw/, /^$/],
    [0, ['--version'], /^bewaarpost \d+\.\d+\.\d+\n$/, /^$/],
    [1, ['show', depot, '999999', '--json'], /^\{"ok":false.*\}\n$/, /There is no record 999999/],
    [2, ['show', depot, 'x', '--json'], /^\{"ok":false.*\}\n$/, /whole number/],
    [4, ['mark', depot, '--query', 'xyzzyx', 'B', '--reason', 'x'], /nothing was changed/, /^$/],
  ])(
    'it ends with %i after %j, with results and remarks on their own streams',
    async (code, argv, out, err) => {
      const ended = await bewaarpost(...argv)
      expect([ended.code, ended.out, ended.err]).toEqual([
        code,
        expect.stringMatching(out),
        expect.stringMatching(err),
      ])
    },
  )

  test('it writes the original bytes as they are, however many', async () => {
    const [first] = await hits('has:attachment')
    const raw = await bewaarpost('show', depot, String(first?.id), '--raw')
    const here = await bewaarpostHere('show', depot, String(first?.id), '--raw')
    expect([raw.code, raw.bytes.equals(here.bytes), raw.bytes.length > 0]).toEqual([0, true, true])
  })
})

describe('what a person reads', () => {
  test.each([
    ['status', [depot], /account +closes/],
    ['inventory', [drive], /an import would find 5\d\d items/],
    [
      'ledger',
      [depot],
      /burgemeester\.mbox .* ✔[\s\S]*The ledger closes\. Last hash of the log: [0-9a-f]{64}/,
    ],
    ['ledger', [depot, '--form', 'csv'], /burgemeester\.mbox/],
    ['problems', [depot], /cut-off/],
    [
      'search',
      [depot, 'bestemmingsplan', 'zienswijzen', '--snippets'],
      /Bestemmingsplan[\s\S]*«[\s\S]* of \d+ records/,
    ],
    ['facets', [depot, '--by', 'year'], /2011/],
    ['show', [depot, '1'], /Where it comes from[\s\S]*SHA-256 [0-9a-f]{64}/],
    ['show', [depot, '3'], /Thread\n.*Fatima el Amrani/],
    ['log', [depot], /accession\.import +accession 1 +done[\s\S]*found 5\d\d, imported 5\d\d/],
    ['schema', [], /CREATE TABLE record/],
    ['verify', [depot], /Sound\. Last hash of the log: [0-9a-f]{64}/],

    ['help', ['mark'], /--reason TEXT/],
  ])('%s', async (verb, words, expected) => {
    const { code, out, err } = await bewaarpostHere(verb, ...words)
    expect(err).toBe('')
    expect(out).toMatch(expected)
    expect(code).toBe(0)
  })

  test('nothing of it moves the cursor of the terminal', async () => {
    const { out } = await bewaarpostHere('search', depot, '--limit', '1000')
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })
})

describe('--json prints the Reply and nothing else', () => {
  test.each<readonly [Name, readonly string[]]>([
    ['depot.status', ['status', depot]],
    ['source.inventory', ['inventory', drive]],
    ['ledger.read', ['ledger', depot]],
    ['problem.list', ['problems', depot]],
    ['record.search', ['search', depot, 'klacht']],
    ['record.facets', ['facets', depot, 'klacht']],
    ['record.read', ['show', depot, '1']],
    ['log.read', ['log', depot]],
    ['depot.schema', ['schema']],
    ['depot.verify', ['verify', depot]],
    ['mark.preview', ['mark', depot, '--query', 'subject:notulen', 'B', '--preview']],
  ])('%s', async (name, argv) => {
    const { code, out, err } = await bewaarpostHere(...argv, '--json')
    const { output, job } = requests[name]
    const Reply = z.object({ ok: z.literal(true), value: job ?? output }).strict()
    expect(Reply.parse(JSON.parse(out))).toEqual(JSON.parse(out))
    expect([code, err]).toEqual([0, ''])
  })

  test('search carries the total, also when the page is shorter', async () => {
    const { out } = await bewaarpostHere('search', depot, '--limit', '2', '--json')
    const { value } = JSON.parse(out)
    expect(value.hits).toHaveLength(2)
    expect(value.total).toBeGreaterThan(500)
  })

  test('a failure too is a Reply, and the words for people go to standard error', async () => {
    const { code, out, err } = await bewaarpostHere('show', depot, '999999', '--json')
    expect(JSON.parse(out)).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    expect([code, err.length > 0]).toEqual([1, true])
  })

  test('a command line that makes no sense is a Reply', async () => {
    const { code, out } = await bewaarpostHere('show', depot, 'x', '--json')
    expect(JSON.parse(out)).toMatchObject({ ok: false, failure: { kind: 'bad-request' } })
    expect(code).toBe(2)
  })
})

describe('what is not well ends in another code than 0', () => {
  test.each([
    [2, ['fly'], /no verb "fly"/],
    [2, ['mark', depot, '--id', '1', 'B'], /--reason is missing/],
    [2, ['mark', depot, '--id', '1', 'X', '--reason', 'x'], /B, V or N/],
    [2, ['search', depot, '--order', 'colour'], /--order is one of/],
    [1, ['status', join(folder, 'absent.depot')], /There is no depot/],
    [1, ['create', depot], /exists already/],
    [1, ['status', join(drive, 'burgemeester.mbox')], /is not a depot/],
    [1, ['import', depot, join(folder, 'absent')], /is not there/],
    [1, ['search', depot, 'from:'], /cannot be read[\s\S]*\^/],
    [1, ['backup', depot, depot], /./],
    [2, ['import', depot, drive, '--received', '2026-02-31'], /needs a date/],
    [2, ['import', depot, depot], /into itself/],
    [2, ['search', depot, '--limit', '1001'], /at most 1000/],
    [2, ['search', depot, '--after', 'zzz'], /not one of this search/],
    [2, ['problems', depot, '--kind', 'x'], /no problem "x"/],
    [3, ['mark', depot, '--id', '1,999999', 'N', '--reason', 'x', '--preview'], /^$/],
    [4, ['mark', depot, '--query', 'xyzzyx', 'B', '--reason', 'x'], /^$/],
  ])('%i for %j', async (expected, argv, said) => {
    const { code, err } = await bewaarpostHere(...argv)
    expect(code).toBe(expected)
    expect(err).toMatch(said)
  })

  test('an import says what it could not read, however well its account closes', async () => {
    const notes = join(folder, 'postvak.nsf')
    writeFileSync(notes, Buffer.concat([Buffer.from('1a0000040000', 'hex'), Buffer.alloc(2_000, 7)]))
    const other = join(folder, 'other.depot')
    await bewaarpostHere('create', other)
    const { out } = await bewaarpostHere('import', other, notes)
    expect(out).toMatch(/NOT READ: 1 on the drive; listed, not imported[\s\S]*The ledger closes/)
    const { value } = JSON.parse((await bewaarpostHere('import', other, drive, '--json')).out)
    expect(value).toMatchObject({ unread: 0, closes: true })
  })

  test('an empty depot has nothing to check', async () => {
    const empty = join(folder, 'empty.depot')
    await bewaarpostHere('create', empty)
    expect((await bewaarpostHere('ledger', empty)).code).toBe(4)
    expect((await bewaarpostHere('verify', empty)).code).toBe(4)
  })
})

describe('work on records', () => {
  test('marks, tags and notes are kept with their reason, and undone', async () => {
    const marked = await bewaarpostHere(
      'mark',
      depot,
      '--query',
      'subject:notulen',
      'B',
      '--reason',
      'blijft',
      '--actor',
      'M. de Wit',
    )
    expect(marked).toMatchObject({ code: 0, err: '' })
    expect((await bewaarpostHere('tag', depot, '--query', 'subject:notulen', '--add', 'college')).code).toBe(
      0,
    )
    const [found] = await hits('subject:notulen value:B tag:college')
    expect((await bewaarpostHere('note', depot, String(found?.id), 'zie ook 2012')).code).toBe(0)
    const shown = await bewaarpostHere('show', depot, String(found?.id))
    expect(shown.out).toMatch(/value +B: blijft \(decision, M\. de Wit/)
    expect(shown.out).toMatch(/tags +college[\s\S]*note +zie ook 2012/)
    for (let times = 0; times < 3; times++) expect((await bewaarpostHere('undo', depot)).code).toBe(0)
    expect(await hits('value:B OR tag:college')).toEqual([])
    expect((await bewaarpostHere('undo', depot)).code).toBe(4)
    expect((await bewaarpostHere('log', depot)).out).toContain('M. de Wit')
  })

  test('original bytes come out as they went in', async () => {
    const [found] = await hits('subject:kastanje')
    const raw = await bewaarpostHere('show', depot, String(found?.id), '--raw')
    const shown = JSON.parse((await bewaarpostHere('show', depot, String(found?.id), '--json')).out)
    expect(createHash('sha256').update(raw.bytes).digest('hex')).toBe(shown.value.provenance.sha256)
    const part = JSON.parse((await bewaarpostHere('show', depot, String(found?.id), '--raw', '--json')).out)
    expect(Buffer.from(part.value.bytes, 'base64').equals(raw.bytes)).toBe(true)
  })

  test('an export holds every file of the Maildir, byte for byte', async () => {
    const out = join(folder, 'export')
    const done = await bewaarpostHere('export-raw', depot, '--query', 'mailbox:griffie', '--to', out)
    expect(done).toMatchObject({ code: 0, err: '' })
    const wanted = filesBelow(join(drive, 'griffie'))
      .filter((path) => /\/(?:cur|new)\//.test(path))
      .map(hashOf)
    const got = filesBelow(out)
      .filter((path) => path.endsWith('.eml'))
      .map(hashOf)
    expect(got.sort()).toEqual(wanted.sort())
    const mbox = join(folder, 'export-mbox')
    expect(
      (await bewaarpostHere('export-raw', depot, '--query', 'mailbox:griffie', '--to', mbox, '--mbox')).code,
    ).toBe(0)
    expect(filesBelow(mbox).some((path) => readFileSync(path, 'latin1').startsWith('From '))).toBe(true)
  })

  test('importing the same drive again adds nothing and says so', async () => {
    const before = (await hits('')).length
    const again = await bewaarpostHere('import', depot, drive)
    expect(again.code).toBe(0)
    expect(again.out).toMatch(/in the depot already: nothing was added/)
    expect((await hits('')).length).toBe(before)
  })

  test('a backup is a depot that verifies; a rebuild changes nothing that is seen', async () => {
    const copy = join(folder, 'copy.depot')
    expect(await bewaarpostHere('backup', depot, copy)).toMatchObject({ code: 0, err: '' })
    expect((await bewaarpostHere('verify', copy)).code).toBe(0)
    const before = await hits('')
    expect((await bewaarpostHere('rebuild', copy)).code).toBe(0)
    const after = JSON.parse((await bewaarpostHere('search', copy, '--limit', '1000', '--json')).out)
    expect(after.value.hits).toEqual(before)
  })

  test('a depot with a changed byte is found out', async () => {
    const copy = join(folder, 'damaged.depot')
    expect((await bewaarpostHere('backup', depot, copy)).code).toBe(0)
    const bytes = readFileSync(copy)
    // The middle of the largest kind of page: packed original bytes.
    for (let at = Math.floor(bytes.length * 0.1); at < bytes.length * 0.9; at += 4096)
      bytes[at + 2048] = 255 - (bytes[at + 2048] ?? 0)
    writeFileSync(copy, bytes)
    expect([1, 3]).toContain((await bewaarpostHere('verify', copy)).code)
  })
})

async function hits(query: string): Promise<{ id: number }[]> {
  const { out } = await bewaarpostHere('search', depot, query, '--limit', '1000', '--json')
  return JSON.parse(out).value.hits
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
