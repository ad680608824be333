import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openArchive } from '../../../main/source/archive.ts'
import { detect } from '../../../main/source/detect.ts'
import type { ArchiveFormat } from '../../../main/source/file.ts'
import { nameText, zipNameText } from '../../../main/source/names.ts'
import { buildTar } from '../../helpers/build-tar.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { fileOf, inFolder, patience } from '../../helpers/source-tree.ts'

const noise = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes))
// Bytes of mail and archive structure: reaches deep code far sooner than noise.
const pieces = [
  'From ',
  'From: a',
  'Subject: x',
  '\n',
  '\r\n',
  '\r',
  ' ',
  ':',
  'PK\x03\x04',
  'PK\x01\x02',
  'PK\x05\x06',
  '\x1f\x8b\x08',
  '\0\0\0\0',
  'ustar',
  '12:30:00 2010',
  '\xef\xbb\xbf',
]
const structured = fc
  .array(fc.constantFrom(...pieces), { maxLength: 60 })
  .map((list) => Buffer.from(list.join(''), 'latin1'))

test('detection answers for any bytes, name and shape', () => {
  const names = fc.constantFrom('x', 'x.eml', 'x.mbox', 'x.msg', '.x', 'x.zip')
  fc.assert(
    fc.property(
      fc.oneof(noise, structured),
      names,
      fc.constantFrom('plain', 'maildir'),
      (bytes, name, shape) => {
        expect(detect(bytes, name, bytes.length, shape).format).not.toBe('')
      },
    ),
    { numRuns: 1000 },
  )
})

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

test('any name becomes text without NUL, and a UTF-8 name becomes itself', () => {
  fc.assert(
    fc.property(noise, (bytes) => {
      const name = bytes.toString('latin1')
      expect(nameText(name).text).not.toContain('\0')
      expect(zipNameText(name).text).not.toContain('\0')
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0'))
      expect(nameText(Buffer.from(text).toString('latin1'))).toEqual({ text, problems: [] })
    }),
  )
})
