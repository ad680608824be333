import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { type Bench, newBench, succeeded } from '../helpers/engine.ts'
import { lines, mail, mails, mboxOf } from '../helpers/mail.ts'
import { put } from '../helpers/source-tree.ts'
import { tempFolder } from '../helpers/temp.ts'

const everything = { query: '' } as const

/** Messages of every shape that could tempt a writer to change a byte. */
const shapes: Readonly<Record<string, Buffer>> = {
  plain: mail(),
  crlf: Buffer.from(
    mail({ messageId: 'crlf@example.nl' }).toString('latin1').replaceAll('\n', '\r\n'),
    'latin1',
  ),
  'no line end': lines('Subject: zonder einde', '', 'Zonder einde').subarray(0, -1),
  'from lines': lines('Subject: van', '', 'From hier', '>From daar', '>>From verder', 'From: x'),
  'ends in empty lines': lines('Subject: leeg', '', 'x', '', '', ''),
  binary: Buffer.concat([lines('Subject: binair', ''), Buffer.from([0, 255, 10, 13, 0, 10, 70])]),
  'headers only': lines('Subject: alleen kop'),
  empty: Buffer.alloc(0),
  'no headers': lines('dit is geen bericht'),
  'lying length': lines('Subject: lengte', 'Content-Length: 3', '', 'From a', '', 'b'),
}

/** A maildir with all shapes, one of them twice; answers with the SHA-256 of every message file, sorted. */
function buildMaildir(folder: string): string[] {
  const all = [...Object.values(shapes), ...mails(30), shapes['plain'] ?? Buffer.alloc(0)]
  for (const room of ['cur', 'new', 'tmp']) mkdirSync(join(folder, room), { recursive: true })
  return all
    .map((bytes, number) => {
      put(folder, number % 3 === 0 ? `new/${number}.M1.mx` : `cur/${number}.M1.mx:2,S`, bytes)
      return sha256(bytes)
    })
    .sort()
}

async function exportTo(bench: Bench, folder: string, form: 'eml' | 'mbox' = 'eml') {
  return bench.run('record.export', { scope: everything, ticket: bench.ticket(folder), form })
}

/** SHA-256 of the .eml files of a folder, sorted. */
function hashesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  return names.map((name) => sha256(readFileSync(join(folder, name)))).sort()
}

async function hashesInDepot(bench: Bench): Promise<string[]> {
  const { hits, next } = await bench.ask('record.search', { limit: 1000 })
  expect(next).toBeNull()
  const raw = await Promise.all(hits.map(({ id }) => bench.ask('record.raw', { id })))
  return raw.map(({ bytes }) => sha256(bytes)).sort()
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('what goes out is what came in, byte for byte', () => {
  test('a maildir as .eml files, with a manifest that agrees', async () => {
    const bench = newBench()
    const drive = tempFolder()
    const originals = buildMaildir(drive)
    expect(await bench.import(drive)).toMatchObject({ imported: originals.length, closes: true })
    const out = join(tempFolder(), 'uit')
    const exported = succeeded(await exportTo(bench, out))
    expect(hashesIn(out)).toEqual(originals)
    const bytes = hashesIn(out).length
    expect(exported).toMatchObject({ records: bytes, verified: bytes, files: readdirSync(out).length })
    const manifest = readFileSync(join(out, 'manifest-sha256.txt'), 'utf8').trimEnd().split('\n')
    expect(manifest.length).toBe(originals.length)
    for (const line of manifest) {
      const [hash, name = ''] = line.split('  ')
      expect(hash).toBe(sha256(readFileSync(join(out, name))))
    }
  })

  test('as an mbox, which read again gives the same', async () => {
    const bench = newBench()
    const drive = tempFolder()
    const originals = buildMaildir(drive)
    await bench.import(drive)
    const out = tempFolder()
    const exported = succeeded(await exportTo(bench, out, 'mbox'))
    expect(exported).toMatchObject({ records: originals.length, verified: originals.length, files: 1 })
    expect(readdirSync(out)).toEqual(['records.mbox'])
    const second = newBench()
    expect(await second.import(join(out, 'records.mbox'))).toMatchObject({
      imported: originals.length,
      closes: true,
    })
    expect(await hashesInDepot(second)).toEqual(originals)
  })

  test('an mbox, by way of .eml and of mbox', async () => {
    const bench = newBench()
    const drive = tempFolder()
    const originals = mails(20)
    put(drive, 'inbox.mbox', mboxOf(originals))
    await bench.import(drive)
    for (const form of ['eml', 'mbox'] as const) {
      const out = join(tempFolder(), form)
      succeeded(await exportTo(bench, out, form))
      const second = newBench()
      await second.import(out)
      expect(await hashesInDepot(second)).toEqual(originals.map(sha256).sort())
    }
  })

  test('only the records that were asked for, each once', async () => {
    const bench = newBench()
    const drive = tempFolder()
    buildMaildir(drive)
    await bench.import(drive)
    const { hits } = await bench.ask('record.search', { limit: 3 })
    const [first, second, third] = hits.map(({ id }) => id)
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few records')
    for (const form of ['eml', 'mbox'] as const) {
      const out = tempFolder()
      const scope = { ids: [third, first, second, first, third] }
      const exported = await bench.finish('record.export', { scope, ticket: bench.ticket(out), form })
      expect(exported).toMatchObject({ records: 3, verified: 3 })
    }
  })

  test('names are record number and hash, whatever a mail calls itself', async () => {
    const bench = newBench()
    const drive = tempFolder()
    put(drive, 'a.eml', mail({ subject: '../../etc/passwd', messageId: '../../../x@example.nl' }))
    put(drive, 'con.eml', mail({ subject: 'CON\\..\\aux:', messageId: 'y@example.nl' }))
    await bench.import(drive)
    const out = join(tempFolder(), 'uit')
    succeeded(await exportTo(bench, out))
    const names = readdirSync(out).filter((name) => name !== 'manifest-sha256.txt')
    expect(names.length).toBe(2)
    for (const name of names) expect(name).toMatch(/^\d{8}-[0-9a-f]{12}\.eml$/)
  })
})

describeWithCorpora('a real maildir goes out as it came in', (real) => {
  test('every file of derived/maildir', async () => {
    const drive = `${real}/derived/maildir`
    const originals = readdirSync(drive, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|\/)(?:cur|new)\/[^/]+$/.test(path))
      .map((path) => sha256(readFileSync(join(drive, path))))
      .sort()
    const bench = newBench()
    await bench.import(drive)
    for (const form of ['eml', 'mbox'] as const) {
      const out = tempFolder()
      expect(succeeded(await exportTo(bench, out, form)).verified).toBe(originals.length)
      if (form === 'eml') expect(hashesIn(out)).toEqual(originals)
      const second = newBench()
      await second.import(out)
      expect(await hashesInDepot(second)).toEqual(originals)
    }
  })
})
