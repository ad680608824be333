import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Summary } from '../../shared/contract.ts'
import type { AccessionLedger, LedgerLine } from '../../shared/ledger.ts'
import type { Hit } from '../../shared/records.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { type Bench, openBench, startBench } from '../helpers/engine.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'

/** The files below a folder, by a walk that knows nothing of the program's. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

describeWithCorpora('a drive of all real mail there is', (corpora) => {
  let folder: string
  let bench: Bench
  let summary: Summary<'accession.import'>
  let ledger: AccessionLedger
  let onDrive: LedgerLine[]
  let kept: Kept[]

  beforeAll(async () => {
    folder = makeTempFolder()
    const file = join(folder, 'a.depot')
    bench = startBench({ create: file }, file)
    summary = await bench.import(corpora)
    const [first] = (await bench.ask('ledger.read', {})).accessions
    if (first === undefined) throw new Error('no account')
    ledger = first
    kept = await keptBelow(bench, 'derived')
    onDrive = ledger.lines.filter((line) => line.container === null)
  })
  afterAll(async () => {
    await bench.engine.close()
    removeFolder(folder)
  })

  test('every file has exactly one line, of its size and hash', () => {
    const files = filesBelow(corpora)
    expect(files.length).toBeGreaterThan(900)
    expect(onDrive.map((line) => line.path).sort()).toEqual(files)
    for (const line of onDrive) {
      const path = join(corpora, line.path)
      if (line.role === 'unreadable') continue
      const bytes = readFileSync(path)
      expect([line.path, line.size, line.sha256]).toEqual([line.path, bytes.length, sha256(bytes)])
    }
    const size = files.reduce((sum, path) => sum + lstatSync(join(corpora, path)).size, 0)
    expect(ledger.totals.size).toBe(size)
    expect(summary.bytes).toBe(size)
  })

  test('nothing on it is unreadable to us that the system reads', () => {
    expect(onDrive.filter((line) => line.role === 'unreadable').map((line) => line.path)).toEqual([])
  })

  test('the account closes, line by line, and the summary says the same', () => {
    expect(ledger.lines.filter((line) => !line.closes)).toEqual([])
    expect(ledger.closes).toBe(true)
    expect(summary.closes).toBe(true)
    const { files, found, imported, firstCopy, shared, setAside, problems } = ledger.totals
    expect(summary).toMatchObject({ files, found, imported, firstCopy, shared, setAside, problems })
    console.log(countFormats(ledger.lines))
  })

  test('the log says what the summary says, and how it ended', async () => {
    const { events } = await bench.ask('log.read', {})
    const end = events.find((event) => event.action === 'accession.import' && event.result === 'done')
    const { files, found, imported, firstCopy, shared, setAside, present } = summary
    expect(JSON.parse(end?.detail ?? '{}')).toEqual({
      ...{ files, found, imported, firstCopy, shared, setAside, present },
    })
  })

  test('every record can be read, and gives the bytes of its hash', async () => {
    for (const hit of await allHits(bench, '')) {
      const { bytes } = await bench.ask('record.raw', { id: hit.id })
      const view = await bench.ask('record.read', { id: hit.id })
      expect([hit.id, sha256(bytes), bytes.length]).toEqual([hit.id, view.provenance.sha256, hit.size])
    }
  })

  test('verify finds it sound', async () => {
    expect(await bench.finish('depot.verify', {})).toMatchObject({ findings: [], sound: true })
  })

  test('an inventory finds the same', async () => {
    const other = openBench(null)
    const inventory = await other.finish('source.inventory', { ticket: other.ticket(corpora) })
    const { files, bytes, found, setAside } = summary
    expect(inventory).toMatchObject({ files, bytes, items: found - setAside, setAside })
    expect(
      inventory.lines.map(({ path, size, format, role, sha256 }) => ({ path, size, format, role, sha256 })),
    ).toEqual(
      ledger.lines.map(({ path, size, format, role, sha256 }) => ({ path, size, format, role, sha256 })),
    )
  })

  test('importing it again adds nothing and says so', async () => {
    const before = await bench.ask('depot.status', {})
    const again = await bench.import(corpora)
    const mail = ledger.lines.filter((line) => line.role === 'mail').length
    expect(again).toMatchObject({
      found: 0,
      imported: 0,
      setAside: 0,
      present: mail,
      changed: 0,
      closes: true,
    })
    const after = await bench.ask('depot.status', {})
    expect([after.records, after.contents, after.bytes]).toEqual([
      before.records,
      before.contents,
      before.bytes,
    ])
  })

  test('every truth of derived mail is looked at', () => {
    const all = readdirSync(`${corpora}/derived/truth`).map((name) => basename(name, '.json'))
    expect([...truths.map(([truth]) => truth), ...elsewhere].sort()).toEqual(all.sort())
  })

  test.each(truths)('derived mail is what its truth says: %s', async (name, place, difference, folderOf) => {
    const truth = readTruth(`${corpora}/derived/truth/${name}.json`)
    const records = kept.filter(
      ({ path }) => path === `derived/${place}` || path.startsWith(`derived/${place}/`),
    )
    expect(records.length).toBe(truth.length)
    const ours = records.map(({ bytes, folder, flags, problems }) => ({
      sha256: sha256(Buffer.from(difference(bytes), 'latin1')),
      folder,
      flags,
      problems,
    }))
    // The same bytes may lie in several folders: each is matched with one that agrees in everything the truth tells.
    const unmatched = truth.filter((one) => {
      const at = ours.findIndex(
        (our) =>
          our.sha256 === one.sha256 &&
          our.folder === folderOf(one.folder ?? '') &&
          (typeof one.flags !== 'string' || our.flags === one.flags),
      )
      if (at >= 0) ours.splice(at, 1)
      return at < 0
    })
    // What the format itself lost cannot be had back, and each of our records says so.
    expect(unmatched.filter(({ note }) => !/^lossy|^cut off/.test(note ?? ''))).toEqual([])
    for (const { problems } of ours) expect(problems.join()).toMatch(/quoting-ambiguous|cut-off/)
  })
})

function countFormats(lines: readonly LedgerLine[]): string {
  const counts = new Map<string, { files: number; items: number }>()
  for (const { format, role, imported } of lines) {
    const key = `${role} ${format}`
    const so = counts.get(key) ?? { files: 0, items: 0 }
    counts.set(key, { files: so.files + 1, items: so.items + (role === 'mail' ? imported : 0) })
  }
  const rows = [...counts].sort().map(([key, { files, items }]) => `  ${key}: ${files} files, ${items} items`)
  return `real mail, by role and format:\n${rows.join('\n')}`
}

type Truth = {
  readonly sha256: string
  readonly folder?: string
  /** Letters, or the bits of Apple Mail: these are looked at in tests/readers/apple.test.ts. */
  readonly flags?: string | number
  readonly note?: string | null
}
type Kept = {
  readonly path: string
  readonly folder: string
  readonly flags: string
  readonly bytes: string
  readonly problems: readonly string[]
}

/** How bytes are brought back to what the truth hashed. Nothing else may differ. */
type Difference = (content: string) => string
const none: Difference = (content) => content
/** We keep CR LF as it lies there; these truths are of the LF form. */
const toLf: Difference = (content) => content.replaceAll('\r\n', '\n')
/** What the program that wrote the file put into each message is one of its bytes now, and stays in ours. */
const withoutLength: Difference = (content) => content.replace(/^Content-Length: \d+\n/m, '')
const withoutMozilla: Difference = (content) => content.replace(/^(?:X-Mozilla-[^\n]*\n)+/, '')
/** The last line end is not in the file. Bytes that are not there are not invented. */
const withLineEnd: Difference = (content) => (content.endsWith('\n') ? content : `${content}\n`)

/** The folder we give a record, by the folder its truth names. In this drive all of it is one mailbox, "derived". */
type FolderOf = (folder: string) => string
const always =
  (ours: string): FolderOf =>
  () =>
    ours
/** Maildir++ writes a folder as ".Archief.2018", in modified UTF-7; the INBOX is the maildir itself. */
const ofMaildir =
  (top: string): FolderOf =>
  (folder) =>
    folder === 'INBOX' ? top : `${top}/${folder.slice(1).replaceAll('.', '/').replaceAll('&-', '&')}`
const below =
  (top: string): FolderOf =>
  (folder) =>
    `${top}/${folder.replaceAll(/\.(?:zip|mbox)(?=\/|$)/g, '')}`
/** The folders of the profile count for nothing. */
const ofThunderbird: FolderOf = (folder) => folder
const ofApple: FolderOf = (folder) => `apple-library/0005A5A0-0000-0000-0000-000000000001/${folder}`

/** Truths of the formats that are read, what they are the truth of, what may differ, and where it belongs. */
const truths: readonly (readonly [truth: string, place: string, Difference, FolderOf])[] = [
  ['mbox.mboxo', 'mbox/mboxo.mbox', none, always('mbox/mboxo')],
  ['mbox.mboxrd', 'mbox/mboxrd.mbox', none, always('mbox/mboxrd')],
  ['mbox.mboxcl', 'mbox/mboxcl.mbox', withoutLength, always('mbox/mboxcl')],
  ['mbox.mboxcl2', 'mbox/mboxcl2.mbox', withoutLength, always('mbox/mboxcl2')],
  ['mbox.mboxrd-crlf', 'mbox/mboxrd-crlf.mbox', toLf, always('mbox/mboxrd-crlf')],
  ['mbox.mboxrd-leading-junk', 'mbox/mboxrd-leading-junk.mbox', none, always('mbox/mboxrd-leading-junk')],
  ['mbox.mboxrd-noblank', 'mbox/mboxrd-noblank.mbox', none, always('mbox/mboxrd-noblank')],
  ['mbox.mboxrd-noeol', 'mbox/mboxrd-noeol.mbox', withLineEnd, always('mbox/mboxrd-noeol')],
  ['mbox.mboxrd-truncated', 'mbox/mboxrd-truncated.mbox', none, always('mbox/mboxrd-truncated')],
  ['mbox.mboxrd.gz', 'mbox/mboxrd.mbox.gz', none, always('mbox/mboxrd')],
  ['maildir', 'maildir', none, ofMaildir('maildir')],
  ['archives.maildir.tar', 'archives/maildir.tar', none, ofMaildir('archives/maildir/Maildir')],
  ['archives.maildir.tar.gz', 'archives/maildir.tar.gz', none, ofMaildir('archives/maildir/Maildir')],
  ['archives.eml-export.zip', 'archives/eml-export.zip', toLf, below('archives/eml-export')],
  ['archives.nested.zip', 'archives/nested.zip', none, below('archives/nested')],
  ['thunderbird', 'thunderbird', withoutMozilla, ofThunderbird],
  ['apple-export', 'apple-export', none, below('apple-export')],
  ['apple-library', 'apple-library', none, ofApple],
  ['archives.emlxtar', 'archives/INBOX.emlxtar', none, always('archives/INBOX')],
]
/** Truths that a test of their own looks at: tests/readers/takeout.test.ts. */
const elsewhere = ['takeout']

/** Everything the depot has of a folder of the drive, record by record. */
async function keptBelow(bench: Bench, folder: string): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const { id } of await allHits(bench, '')) {
    const { provenance, flags, problems } = await bench.ask('record.read', { id })
    if (!provenance.path.startsWith(`${folder}/`)) continue
    const { bytes } = await bench.ask('record.raw', { id })
    kept.push({
      path: provenance.path,
      folder: provenance.folder,
      flags,
      bytes: Buffer.from(bytes).toString('latin1'),
      problems: problems.map((problem) => problem.kind),
    })
  }
  return kept
}

function readTruth(file: string): Truth[] {
  // The truth files are made by one script and hold these fields; a wrong one fails the comparison.
  return JSON.parse(readFileSync(file, 'utf8')) as Truth[]
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function allHits(bench: Bench, query: string): Promise<Hit[]> {
  const hits: Hit[] = []
  for (let after: string | undefined; ; ) {
    const page = await bench.ask('record.search', { query, limit: 1000, ...(after && { after }) })
    hits.push(...page.hits)
    if (page.next === null) return hits
    after = page.next
  }
}
