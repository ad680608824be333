import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isArchiveFormat } from '../../main/source/archive.ts'
import { detect, HEAD_SIZE } from '../../main/source/detect.ts'
import type { SourceFile } from '../../main/source/file.ts'
import { fingerprint } from '../../main/source/fingerprint.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { fileOf, inFolder, openAll, patience, walkAll } from '../helpers/source-tree.ts'

type Truth = { sha256: string; file: string; folder: string; note?: string }

describeWithCorpora('the corpora as a drive', (corpora) => {
  const truthOf = (archive: string): Truth[] =>
    JSON.parse(readFileSync(join(corpora, 'derived/truth', `archives.${archive}.json`), 'utf8'))
  const fileAt = (path: string) => fileOf(readFileSync(join(corpora, path)), path)

  test('every file is found once and has the hash its bytes have', async () => {
    const listed = readdirSync(corpora, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const found = await walkAll([corpora])
    expect(found.every(({ step }) => step === 'file')).toBe(true)
    expect(new Set(found.map(({ path }) => path)).size).toBe(listed.length)
    expect(found).toHaveLength(listed.length)
    for (const file of found) {
      if (file.step !== 'file') continue
      const { bytes } = await file.open()
      if (bytes === null) throw new Error(`${file.path} does not open`)
      const print = await fingerprint(bytes, null, patience)
      bytes.close()
      const content = readFileSync(join(corpora, file.path))
      expect(print.sha256, file.path).toEqual(createHash('sha256').update(content).digest())
      expect([print.size, file.size], file.path).toEqual([content.length, content.length])
    }
  })

  // The format each place of the corpora holds; what else lies there (expected results, licences) is in `besides`.
  const places: readonly [RegExp, string, RegExp?][] = [
    [/^derived\/mbox\/.*\.mbox$/, 'mbox'],
    [/^mbox\/.*\.mbox$/, 'mbox'],
    [/^derived\/thunderbird\/.*\/(Inbox|Sent|Archives|2019|Projecten & café|INBOX)$/, 'mbox'],
    [/^(derived\/maildir|maildir\/stalwart)\/(.*\/)?(cur|new)\//, 'maildir'],
    [/^eml\/.*\.eml$/, 'eml'],
    [/^eml\/mime4j-testmsgs\/.*\.msg$/, 'eml'],
    [/^eml\/tika\/testRFC822/, 'eml'],
    [/\.emlx$/, 'emlx'],
    [/^msg\/.*\.msg$/, 'msg'],
    [/^pst\/go-pst\/32-bit\.pst$/, 'pst-ansi'],
    [/^pst\/(tika|microsoft)\//, 'pst'],
    [/^tnef\/.*\.(dat|tnef)$/, 'tnef'],
    [/^derived\/(archives|takeout)\/.*\.zip$/, 'zip'],
    [/\.gz$/, 'gzip'],
    [/^derived\/archives\/maildir\.tar$/, 'tar'],
    [/\.emlxtar$/, 'tar'],
    [/\.json$/, 'json'],
    [/\.rtf$/, 'rtf'],
    [/\.png$/, 'png'],
    [/^LICENSES\//, 'text'],
  ]

  test('every file is recognised as what it is', async () => {
    const counts = new Map<string, number>()
    const wrong: string[] = []
    for (const file of await walkAll([corpora])) {
      if (file.step !== 'file') continue
      const { bytes } = await file.open()
      const format = detect(
        bytes?.read(0, HEAD_SIZE) ?? Buffer.alloc(0),
        file.path,
        file.size,
        file.mailFolder,
      ).format
      bytes?.close()
      counts.set(format, (counts.get(format) ?? 0) + 1)
      const place = places.find(
        ([path, , besides]) => path.test(file.path) && besides?.test(file.path) !== true,
      )
      // Nobody fills an empty folder: Thunderbird's are files of 0 bytes.
      if (place !== undefined && file.size > 0 && format !== place[1]) wrong.push(`${file.path}: ${format}`)
    }
    console.log(
      [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([format, count]) => `${format} ${count}`)
        .join(' · '),
    )
    expect(wrong).toEqual([])
  })

  test.each(['maildir.tar', 'maildir.tar.gz', 'eml-export.zip', 'nested.zip'])(
    'every message that is an entry of %s has the hash it should have',
    (archive) =>
      inFolder(async (folder) => {
        const found = await hashAll(
          fileAt(`derived/archives/${archive}`),
          folder,
          archive === 'eml-export.zip',
        )
        // Messages inside an mbox inside the archive are for the readers to find.
        const truth = truthOf(archive).filter((one) => !one.folder.endsWith('.mbox'))
        expect(truth.length).toBeGreaterThan(0)
        for (const { sha256, file, folder: place } of truth)
          expect(found, `${place} ${file}`).toContain(sha256)
      }),
  )
})

/** The hashes of all entries at every depth; `asLf` where the truth is of the message with bare LF. */
async function hashAll(container: SourceFile, folder: string, asLf: boolean): Promise<string[]> {
  const hashes: string[] = []
  const { entries, end } = await openAll(container, folder)
  expect(end.problems).toEqual([])
  for (const { found, content, kinds } of entries) {
    expect(kinds).toEqual([])
    if (content === null || found.step !== 'file') throw new Error(`${found.path} does not open`)
    const bytes = asLf ? Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : content
    hashes.push(createHash('sha256').update(bytes).digest('hex'))
    const { format } = detect(content.subarray(0, HEAD_SIZE), found.path, content.length)
    if (isArchiveFormat(format)) hashes.push(...(await hashAll(found, folder, asLf)))
  }
  return hashes
}
