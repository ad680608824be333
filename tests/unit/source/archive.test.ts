import { mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openArchive } from '../../../main/source/archive.ts'
import type { ArchiveFormat, SourceFile } from '../../../main/source/file.ts'
import { findRoot } from '../../../main/source/medium.ts'
import { buildTar } from '../../helpers/build-tar.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { noise, structured } from '../../helpers/noise.ts'
import { fileOf, inFolder, patience } from '../../helpers/source-tree.ts'

const content = Buffer.alloc(4000, 'From: a@example.org\n\ntekst ')
const sound: Record<ArchiveFormat, Buffer> = {
  zip: buildZip([
    { name: 'a/1.eml', content },
    { name: 'b', content, stored: true, streamed: true },
    { name: 'c', content, streamed: true },
  ]),
  tar: buildTar([
    { name: 'a', content },
    { name: 'b', type: '1', link: 'a' },
    { name: 'c', content },
  ]),
  gzip: Buffer.concat([gzipSync(content), gzipSync('meer')]),
}
const damage = fc.record({
  flips: fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { maxLength: 6 }),
  cut: fc.oneof(fc.constant(0), fc.nat(20_000)),
  insert: fc.tuple(fc.nat(20_000), structured),
})

test.each(['zip', 'tar', 'gzip'] as const)(
  'no damage to a %s crashes it, and it gives the same entries twice',
  async (format) => {
    const damaged = damage.map(({ flips, cut, insert: [at, piece] }) => {
      const bytes = Buffer.from(sound[format])
      for (const [place, value] of flips) bytes[place % bytes.length] = value
      const place = at % bytes.length
      return Buffer.concat([
        bytes.subarray(0, place),
        piece,
        bytes.subarray(place, cut === 0 ? undefined : place + cut),
      ])
    })
    await inFolder((folder) =>
      fc.assert(
        fc.asyncProperty(fc.oneof(damaged, noise, structured), async (bytes) => {
          expect(await describe(format, bytes, folder)).toEqual(await describe(format, bytes, folder))
        }),
        { numRuns: 150 },
      ),
    )
  },
)

async function describe(format: ArchiveFormat, bytes: Buffer, spoolDir: string): Promise<unknown[]> {
  const seen: unknown[] = []
  for await (const step of openArchive(format, fileOf(bytes, 'x'), { signal: patience, spoolDir })) {
    if (step.step !== 'file') {
      seen.push(step)
      continue
    }
    const { bytes: unpacked, problems } = await step.open()
    seen.push(
      step.path,
      step.place,
      step.problems,
      problems,
      unpacked?.read(0, unpacked.size).toString('hex'),
    )
    unpacked?.close()
  }
  expect(seen.at(-1)).toMatchObject({ step: 'end' })
  return seen
}

// A drive that fails: `bytes` throw what the system throws, from the nth reading on.
function failing(content: Buffer, from: number): SourceFile {
  let readings = 0
  const read = (start: number, length: number) => {
    if (++readings >= from)
      throw Object.assign(new Error('input/output error'), { code: 'EIO', syscall: 'read' })
    return content.subarray(start, start + length)
  }
  const open = async () => ({ bytes: { size: content.length, read, close: () => {} }, problems: [] })
  return { ...fileOf(content, 'x'), open }
}

test.each(['zip', 'tar', 'gzip'] as const)(
  'a bad sector under a %s is a problem, at whatever reading it comes',
  async (format) => {
    await inFolder(async (spoolDir) => {
      for (let from = 1; from < 12; from++) {
        const kinds: string[] = []
        for await (const step of openArchive(format, failing(sound[format], from), {
          signal: patience,
          spoolDir,
        })) {
          const opened = step.step === 'file' ? await step.open() : null
          opened?.bytes?.close()
          kinds.push(
            ...step.problems.map(({ kind }) => kind),
            ...(opened?.problems ?? []).map(({ kind }) => kind),
          )
        }
        // Later than this the archive was through, and whoever reads the entries meets the fault.
        if (from <= 2) expect(kinds, `reading ${from}`).toContain('file-unreadable')
      }
    })
  },
)

test('when the drive is gone an archive stops with source-failed', () =>
  inFolder(async (folder) => {
    const drive = join(folder, 'schijf')
    mkdirSync(drive)
    const file = { ...failing(sound.zip, 1), root: findRoot(drive) }
    rmdirSync(drive)
    const opening = openArchive('zip', file, { signal: patience, spoolDir: folder })
    await expect(opening.next()).rejects.toMatchObject({ failure: { kind: 'source-failed' } })
  }))
