import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openArchive } from '../../../main/source/archive.ts'
import { clearSpool } from '../../../main/source/spool.ts'
import { buildTar } from '../../helpers/build-tar.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { fileOf, inFolder, openAll } from '../../helpers/source-tree.ts'

const text = Array.from({ length: 20_000 }, (_, n) => `regel ${(n * 7919) % 10_007}`).join('\n')
const whole = gzipSync(text)

const badChecksum = Buffer.from(whole)
badChecksum.fill(1, badChecksum.length - 8, badChecksum.length - 4)

const cases: readonly [string, Buffer, string, readonly string[]][] = [
  ['whole', whole, text, []],
  ['two members', Buffer.concat([whole, gzipSync('meer')]), `${text}meer`, []],
  ['zeros behind', Buffer.concat([whole, Buffer.alloc(100_000)]), text, []],
  ['an empty file', gzipSync(''), '', []],
  ['other bytes behind', Buffer.concat([whole, Buffer.from('staart')]), text, ['archive-damaged']],
  ['a wrong checksum', badChecksum, text, ['archive-damaged']],
  ['cut off in the checksum', whole.subarray(0, -3), text, ['archive-damaged']],
  [
    'a wrong checksum, then a member',
    Buffer.concat([badChecksum, gzipSync('meer')]),
    `${text}meer`,
    ['archive-damaged'],
  ],
]
test.each(cases)('everything that can be unpacked is delivered: %s', async (_, gz, expected, kinds) => {
  await inFolder(async (folder) => {
    const { entries, end } = await openAll(fileOf(gz, 'map/archief.mbox.gz'), folder)
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ path: 'map/archief.mbox.gz/archief.mbox', kinds })
    expect(entries[0]?.content?.toString() === expected).toBe(true)
    expect(end.survey).toEqual({ stream: 1 })
  })
})

test.each([0.1, 0.5, 0.9])('cut off at %f, every line before the cut is there', async (part) => {
  await inFolder(async (folder) => {
    const cut = whole.subarray(0, Math.floor(whole.length * part))
    const { entries } = await openAll(fileOf(cut, 'archief.mbox.gz'), folder)
    const content = entries[0]?.content?.toString() ?? ''
    expect(entries[0]?.kinds).toEqual(['archive-damaged'])
    expect(content.length).toBeGreaterThan(text.length * part * 0.8)
    expect(text.startsWith(content)).toBe(true)
  })
})

test('a header without anything behind it is one unreadable entry', () =>
  inFolder(async (folder) => {
    const { entries } = await openAll(fileOf(whole.subarray(0, 10), 'a.gz'), folder)
    expect(entries[0]).toMatchObject({ content: null, kinds: ['archive-damaged'] })
  }))

test('a tar in a gzip in a zip counts as two', () =>
  inFolder(async (folder) => {
    const tgz = gzipSync(buildTar([{ name: 'x.zip', content: buildZip([{ name: 'y', content: 'z' }]) }]))
    let at = fileOf(buildZip([{ name: 'm.tgz', content: tgz }]), 'drive.zip')
    for (const path of ['drive.zip/m.tgz', 'drive.zip/m.tgz/m.tar', 'drive.zip/m.tgz/m.tar/x.zip']) {
      const found = (await openAll(at, folder)).entries[0]?.found
      if (found?.step !== 'file') throw new Error(`${path} is not a file`)
      expect(found.path).toBe(path)
      at = found
    }
    expect((await openAll(at, folder)).end.problems).toEqual([{ kind: 'archive-too-deep' }])
  }))

// 2 GB of zeros in 2 MB, without ever holding 2 GB: one deflate block of 1 MiB, 2000 times.
function bomb(): Buffer {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_SYNC_FLUSH })
  return Buffer.concat(Array.from({ length: 2000 }, () => block))
}

test('a bomb ends as a problem, soon, and leaves nothing on the disk', () =>
  inFolder(async (folder) => {
    const packed = bomb()
    expect(packed.length).toBeLessThan(3_000_000)
    const spoolDir = mkdtempSync(join(folder, 'spool'))
    const header = Buffer.from('1f8b0800000000000003', 'hex')
    const { entries } = await openAll(fileOf(Buffer.concat([header, packed]), 'b.gz'), spoolDir)
    expect(entries[0]).toMatchObject({ content: null, kinds: ['archive-too-large'] })
    expect(readdirSync(spoolDir)).toEqual([])
  }))

test('unpacking can be cancelled and leaves nothing on the disk', () =>
  inFolder(async (folder) => {
    const stop = new AbortController()
    const options = { signal: stop.signal, spoolDir: folder }
    for await (const step of openArchive('gzip', fileOf(whole, 'a.gz'), options)) {
      if (step.step !== 'file') continue
      stop.abort()
      await expect(step.open()).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
    }
    expect(readdirSync(folder)).toEqual([])
  }))

test('what a killed run left in the spool folder is cleared, and nothing else', () =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'bewaarpost-unpacked-1'), 'x')
    writeFileSync(join(folder, 'van-iemand-anders'), 'x')
    clearSpool(folder)
    clearSpool(join(folder, 'bestaat-niet'))
    expect(readdirSync(folder)).toEqual(['van-iemand-anders'])
  }))
