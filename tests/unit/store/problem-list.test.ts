import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input, Output } from '../../../shared/contract.ts'
import { type Bench, refused, startBench } from '../../helpers/engine.ts'
import { lines, mail, mboxOf } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { makeTempFolder, removeFolder } from '../../helpers/temp.ts'

let folder: string
let bench: Bench

/** Bytes with a problem of their own (no date), and one with another. */
const undated = lines('From: a@example.nl', 'Subject: zonder datum', 'Message-ID: <a@example.nl>', '', 'x')
const broken = lines('From: b@example.nl', 'Date: gisteren', 'Message-ID: <b@example.nl>', '', 'x')

// Two accessions: the second has a copy of what the first has, and something of its own.
beforeAll(async () => {
  folder = makeTempFolder()
  const file = `${folder}/a.depot`
  bench = startBench({ create: file }, file)
  const first = `${folder}/eerste`
  put(
    first,
    'inbox.mbox',
    Buffer.concat([Buffer.from('wat vooraf ging\n\n'), mboxOf([undated, broken, mail()])]),
  )
  put(first, 'kopie.eml', undated)
  put(first, 'leeg.eml', '')
  const second = `${folder}/tweede`
  put(second, 'jansen/nog een kopie.eml', undated)
  await bench.import(first)
  await bench.import(second)
})
afterAll(async () => {
  await bench.engine.close()
  removeFolder(folder)
})

async function all(filter: Input<'problem.list'> = {}) {
  const found: Output<'problem.list'>['problems'] = []
  for (let after = 0; ; ) {
    const { problems, next } = await bench.ask('problem.list', { ...filter, after })
    found.push(...problems)
    if (next === null) return found
    expect(next).toBeGreaterThan(after)
    after = next
  }
}

describe('the list of problems', () => {
  test('has each problem once, with where it is', async () => {
    const found = await all()
    const seen = found.map(({ kind, path }) => `${kind} ${path}`)
    expect(seen).toContain('bytes-before-first-message inbox.mbox')
    expect(seen).toContain('date-absent inbox.mbox')
    expect(seen).toContain('date-unreadable inbox.mbox')
    expect(seen).toContain('item-empty leeg.eml')
    // Shared bytes have their problem once.
    expect(seen.filter((one) => one.startsWith('date-absent') && !one.includes('leeg'))).toEqual([
      'date-absent inbox.mbox',
    ])
    for (const one of found) expect(one.record !== null || one.path !== null).toBe(true)
    expect((await bench.ask('depot.status', {})).problems).toBe(found.length)
  })

  test.each([1, 2, 3, 5, 1000])('is the same in pages of %i', async (limit) => {
    expect(await all({ limit })).toEqual(await all())
  })

  test('of an accession has every problem of its records, also of bytes it shares with an earlier one', async () => {
    const [one] = await all({ accession: 2, kind: 'date-absent' })
    expect(one).toMatchObject({ kind: 'date-absent', path: 'jansen/nog een kopie.eml' })
    const record = await bench.ask('record.read', { id: one?.record ?? 0 })
    expect(record.provenance).toMatchObject({ accession: 2, path: 'jansen/nog een kopie.eml' })
    const first = await all({ accession: 1 })
    expect(first.length).toBe((await all()).length)
  })

  test('of a source file has what the ledger counts for it', async () => {
    const { accessions } = await bench.ask('ledger.read', {})
    for (const { sourceFile, path, problems } of accessions.flatMap(({ lines }) => lines)) {
      const found = await all({ sourceFile })
      expect(found.every((one) => one.path === path)).toBe(true)
      expect([path, new Set(found.map(({ kind }) => kind))]).toEqual([
        path,
        new Set(problems.map(({ kind }) => kind)),
      ])
    }
  })

  test('of a kind has only that, of an unknown one nothing', async () => {
    expect(new Set((await all({ kind: 'item-empty' })).map(({ kind }) => kind))).toEqual(
      new Set(['item-empty']),
    )
    expect(await all({ kind: 'geen probleem' })).toEqual([])
    expect(await all({ accession: 99 })).toEqual([])
  })
})

test('the bytes of a span that was set aside can be had again, and of nothing else', async () => {
  const kept = (await all()).filter(({ isKept }) => isKept)
  expect(kept.map(({ kind, path }) => [kind, path])).toEqual([['bytes-before-first-message', 'inbox.mbox']])
  const id = kept[0]?.id ?? 0
  const { bytes, ...place } = await bench.ask('problem.bytes', { id })
  expect(place).toEqual({ path: 'inbox.mbox', start: 0 })
  expect(Buffer.from(bytes).toString()).toBe('wat vooraf ging\n\n')
  const [other] = (await all()).filter(({ isKept }) => !isKept)
  expect(refused(await bench.engine.call('problem.bytes', { id: other?.id ?? 0 }))).toMatchObject({
    kind: 'not-found',
  })
})
