import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeInventory } from '../../../main/ingest/inventory.ts'
import { problems as kinds, type ProblemKind } from '../../../shared/problem.ts'
import { buildTar } from '../../helpers/build-tar.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { newBench, openBench } from '../../helpers/engine.ts'
import { lines, mail, mails, mboxOf } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { tempFolder } from '../../helpers/temp.ts'

/** The content of a file on a drawn drive, mail or not, whole or not. */
const content = fc.oneof(
  fc.nat(3).map((count) => mboxOf(mails(count))),
  fc.nat(3).map((number) => mail({ messageId: `${number}@example.nl` })),
  fc.nat(400).map((length) => mboxOf(mails(3)).subarray(0, length)),
  fc.constant(Buffer.concat([Buffer.from('wat vooraf ging\n'), mboxOf(mails(2))])),
  fc.constant(lines('Subject: x', '', 'tekst', '', 'From hier tot daar', 'Subject: geen', '', '>From')),
  fc.constantFrom(Buffer.alloc(0), Buffer.from('%PDF-1.4'), Buffer.from('zomaar tekst')),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
)
const name = fc.constantFrom(
  'a',
  'b.eml',
  'inbox.mbox',
  'map/c.eml',
  'map/d',
  'p/cur/1.M1.mx:2,S',
  'p/new/2.M1.mx',
  'é.txt',
)
const files = fc.dictionary(name, content, { maxKeys: 5 })
const entriesOf = (all: Readonly<Record<string, Buffer>>) =>
  Object.entries(all).map(([name, content]) => ({ name, content }))
const archive = fc.oneof(
  files.map((all) => ['export.zip', buildZip(entriesOf(all))] as const),
  files.map(
    (all) => ['dicht.zip', buildZip(entriesOf(all).map((plan) => ({ ...plan, flags: 0x801 })))] as const,
  ),
  files.map((all) => ['export.tar', buildTar(entriesOf(all))] as const),
  files.map((all) => ['export.tar.gz', gzipSync(buildTar(entriesOf(all)))] as const),
  files.map((all) => ['half.zip', buildZip(entriesOf(all)).subarray(0, 300)] as const),
)
const drive = fc.tuple(files, fc.array(archive, { maxLength: 2 })).map(([all, archives]) => ({
  ...all,
  ...Object.fromEntries(archives),
}))

/** Counts of problems, less those that only parsing finds. */
function ofReading(
  counts: readonly { readonly kind: string; readonly count: number }[],
): Record<string, number> {
  const isOfReading = ({ kind }: { kind: string }) => kinds[kind as ProblemKind].of !== 'content' // kinds of our own
  const sums = new Map<string, number>()
  for (const one of counts.filter(isOfReading)) sums.set(one.kind, (sums.get(one.kind) ?? 0) + one.count)
  return Object.fromEntries([...sums].sort())
}

describe('an inventory', () => {
  test('finds what an import then finds: files, items, what is set aside, and what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(drive, async (all) => {
        const root = tempFolder()
        for (const [path, bytes] of Object.entries(all)) put(root, path, bytes)
        const empty = openBench(null)
        const inventory = await empty.finish('source.inventory', { ticket: empty.ticket(root) })
        const bench = newBench()
        const imported = await bench.import(root)
        const { accessions } = await bench.ask('ledger.read', {})
        await bench.engine.close()
        const [ledger] = accessions
        const { files, bytes, items, setAside } = inventory
        expect({ files, bytes, items, setAside }).toEqual({
          files: imported.files,
          bytes: imported.bytes,
          items: imported.imported,
          setAside: imported.setAside,
        })
        expect(inventory.lines.map((line) => ({ ...line, problems: [...line.problems].sort() }))).toEqual(
          ledger?.lines.map(({ path, size, format, role, imported, setAside, sha256, problems }) => {
            const items = role === 'mail' ? imported : 0
            const kinds = Object.keys(ofReading(problems))
            return { path, size, format, role, items, setAside, sha256, problems: kinds, knownIn: [] }
          }),
        )
        expect(ofReading(inventory.problems)).toEqual(
          ofReading(ledger?.lines.flatMap((line) => line.problems) ?? []),
        )
        expect(imported.closes).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  test('says of which files of a format something could not be read', async () => {
    const root = tempFolder()
    put(root, 'a.7z', Buffer.from('377abcaf271c0004', 'hex'))
    put(root, 'b.txt', 'boodschappen')
    const bench = openBench(null)
    const { formats, lines } = await bench.finish('source.inventory', { ticket: bench.ticket(root) })
    expect(formats.map(({ format, files, unread }) => [format, files, unread]).sort()).toEqual([
      ['7z', 1, 1],
      ['text', 1, 0],
    ])
    expect(lines.map(({ path, problems }) => [path, problems]).sort()).toEqual([
      ['a.7z', ['format-not-read']],
      ['b.txt', []],
    ])
  })

  test('sums its lines up by format and role', async () => {
    const root = tempFolder()
    put(root, 'a.eml', mail())
    put(root, 'b.eml', mail({ subject: 'b' }))
    put(root, 'inbox.mbox', mboxOf(mails(3)))
    put(root, 'export.zip', buildZip([{ name: 'c.eml', content: mail({ subject: 'c' }) }]))
    const bench = openBench(null)
    const { formats, lines, items, bytes } = await bench.finish('source.inventory', {
      ticket: bench.ticket(root),
    })
    expect(
      formats.map(({ format, role, files, items }) => `${format} ${role} ${files} ${items}`).sort(),
    ).toEqual(['eml mail 3 3', 'mbox mail 1 3', 'zip container 1 0'])
    expect(formats.map(({ unread }) => unread)).toEqual([0, 0, 0])
    expect(items).toBe(6)
    // What lies in the archive is part of its bytes.
    const onDrive = lines.filter(({ path }) => !path.includes('/'))
    expect(bytes).toBe(onDrive.reduce((sum, line) => sum + line.size, 0))
  })

  test('tells how far it is within a file, never beyond its end and never back', async () => {
    const root = tempFolder()
    put(root, 'inbox.mbox', mboxOf(mails(50)))
    put(root, 'klein.eml', mail())
    put(root, 'export.zip', buildZip([{ name: 'c.mbox', content: mboxOf(mails(9)) }]))
    const told: number[] = []
    const { bytes } = await takeInventory([root], {
      depot: null,
      signal: new AbortController().signal,
      report: (step) => told.push(step.bytes ?? 0),
    })
    expect(new Set(told).size).toBeGreaterThan(50)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(bytes)
  })
})
