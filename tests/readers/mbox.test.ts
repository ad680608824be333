import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { RawItem } from '../../main/read/item.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { itemsOf, stepsOf, surveyOf } from '../helpers/read-steps.ts'

type Truth = {
  readonly sha256: string
  readonly size: number
  readonly note?: string | null
  readonly folder?: string
}

/** How the content of an item is brought back to what the truth hashed. */
type Difference = (content: string) => string
const none: Difference = (content) => content
/** We keep CR LF as it lies there; the truth is of the LF form. */
const toLf: Difference = (content) => content.replaceAll('\r\n', '\n')
/** The writer of the file put this header in; it is one of the message's bytes now and stays in ours. */
const withoutLength: Difference = (content) => content.replace(/^Content-Length: \d+\n/m, '')
/** The same of Thunderbird's headers. */
const withoutMozilla: Difference = (content) => content.replace(/^(?:X-Mozilla-[^\n]*\n)+/, '')
/** The file lacks the last line end that the message had. Bytes that are not there are not invented. */
const withLineEnd: Difference = (content) => (content.endsWith('\n') ? content : `${content}\n`)

const sha256 = (content: string) => createHash('sha256').update(Buffer.from(content, 'latin1')).digest('hex')
const textOf = (item: RawItem) => item.bytes?.toString('latin1') ?? ''
const kindsOf = (item: RawItem) => item.problems.map((problem) => problem.kind)

async function expectClosed(file: Buffer): Promise<void> {
  const steps = await stepsOf(file)
  const items = steps.filter((step) => step.step === 'item')
  const separators = items.reduce((sum, item) => sum + item.separatorBytes, 0)
  expect(steps.reduce((sum, step) => sum + step.length, separators)).toBe(file.length)
  const judgedText = steps.reduce((sum, step) => sum + (step.judgedText ?? 0), 0)
  expect(surveyOf(file)['separators']).toBe(items.length + judgedText)
}

describeWithCorpora('mbox: each dialect holds what its truth says', (corpora) => {
  test.each<[dialect: string, difference: Difference, problems: string[]]>([
    ['mboxo', none, ['quoting-ambiguous']],
    ['mboxrd', none, ['quoting-ambiguous']],
    ['mboxcl', withoutLength, ['quoting-ambiguous']],
    ['mboxcl2', withoutLength, ['from-line-in-body']],
    ['mboxrd-crlf', toLf, ['quoting-ambiguous']],
    ['mboxrd-leading-junk', none, ['quoting-ambiguous']],
    ['mboxrd-noblank', none, ['separator-without-blank-line', 'quoting-ambiguous']],
    ['mboxrd-noeol', withLineEnd, ['quoting-ambiguous']],
    ['mboxrd-truncated', none, ['cut-off', 'quoting-ambiguous']],
  ])('%s', async (dialect, difference, problems) => {
    const file = readFileSync(`${corpora}/derived/mbox/${dialect}.mbox`)
    const truth = readTruth(`${corpora}/derived/truth/mbox.${dialect}.json`)
    const items = await itemsOf(file)
    expect(items.length).toBe(truth.length)
    for (const [place, item] of items.entries()) {
      const expected = truth[place]
      const note = expected?.note ?? ''
      if (note.startsWith('lossy')) expect(kindsOf(item)).toContain('quoting-ambiguous')
      else if (note.startsWith('cut off')) expect(kindsOf(item)).toContain('cut-off')
      else expect([place, sha256(difference(textOf(item)))]).toEqual([place, expected?.sha256])
    }
    expect(new Set(items.flatMap(kindsOf))).toEqual(new Set(problems))
    await expectClosed(file)
  })

  test('junk before the first separator is set aside, to the byte', async () => {
    const [aside] = await stepsOf(readFileSync(`${corpora}/derived/mbox/mboxrd-leading-junk.mbox`))
    expect(aside).toMatchObject({ step: 'aside', start: 0, length: 55, reason: 'bytes-before-first-message' })
  })

  test('folders of Thunderbird', async () => {
    const profile = `${corpora}/derived/thunderbird/Profiles/ab12cd34.default-release`
    const truth = readTruth(`${corpora}/derived/truth/thunderbird.json`)
    for (const [file, folder] of thunderbirdFolders) {
      const bytes = readFileSync(`${profile}/${file}`)
      const hashes = (await itemsOf(bytes)).map((item) => sha256(withoutMozilla(textOf(item))))
      expect(hashes).toEqual(truth.filter((entry) => entry.folder === folder).map((entry) => entry.sha256))
      await expectClosed(bytes)
    }
  })

  test('a mailbox exported by Apple Mail', async () => {
    const file = readFileSync(`${corpora}/derived/apple-export/Vergaderingen.mbox/mbox`)
    const truth = readTruth(`${corpora}/derived/truth/apple-export.json`)
    expect((await itemsOf(file)).map((item) => sha256(textOf(item)))).toEqual(
      truth.map((entry) => entry.sha256),
    )
    await expectClosed(file)
  })
})

const thunderbirdFolders: [file: string, folder: string][] = [
  ['Mail/Local Folders/Inbox', 'Local Folders/Inbox'],
  ['Mail/Local Folders/Sent', 'Local Folders/Sent'],
  ['Mail/Local Folders/Trash', 'Local Folders/Trash'],
  ['Mail/Local Folders/Archives', 'Local Folders/Archives'],
  ['Mail/Local Folders/Archives.sbd/2019', 'Local Folders/Archives/2019'],
  [
    'Mail/Local Folders/Archives.sbd/2019.sbd/Projecten & café',
    'Local Folders/Archives/2019/Projecten & café',
  ],
  ['ImapMail/imap.archief.example/INBOX', 'imap.archief.example/INBOX'],
  ['ImapMail/imap.archief.example/INBOX.sbd/Beleid', 'imap.archief.example/INBOX/Beleid'],
]

describeWithCorpora('mbox: files of other projects', (corpora) => {
  test('a list archive gives the parts that lie beside it', async () => {
    const folder = `${corpora}/mbox/mime4j-rlug/test-1`
    const items = await itemsOf(readFileSync(`${folder}/mbox.rlug`))
    // These parts keep the empty line that the mbox format puts after a message.
    expect(items.map((item) => `${textOf(item)}\n`)).toEqual(
      [0, 1, 2, 3, 4].map((part) => readFileSync(`${folder}/mbox.rlug-${part}`, 'latin1')),
    )
  })

  test('a list archive gives the messages its expectations name, in their order', async () => {
    const expected = readFileSync(
      `${corpora}/mbox/ponymail/expected/parsing-httpd-users-200606-part.yaml`,
      'utf8',
    )
    const inOrder = [...expected.matchAll(/message-id: (<.*>)/g)].map((match) => match[1])
    const items = await itemsOf(readFileSync(`${corpora}/mbox/ponymail/httpd-users-200606-part.mbox`))
    const found = items.map((item) => /^message-id:\s*(<.*>)/im.exec(textOf(item))?.[1])
    expect(found.length).toBe(12)
    expect(inOrder.length).toBeGreaterThan(0)
    expect(found).toEqual(inOrder.slice(0, 12))
  })

  test.each([
    ['tika', 'complex.mbox', 3],
    ['tika', 'headers.mbox', 1],
    ['tika', 'multiline.mbox', 1],
    ['tika', 'multiline2.mbox', 1],
    ['tika', 'quoted.mbox', 1],
    ['tika', 'simple.mbox', 2],
    ['tika', 'single_mail.mbox', 1],
    ['tika', 'testMBOX_complex.mbox', 1],
    ['tika', 'testMBOX_lengthy_x-headers.mbox', 1],
    ['ponymail', 'no_date.mbox', 1],
    ['ponymail', 'nexus-html-only.mbox', 3],
    ['ponymail', 'httpd-users-200606-part.mbox', 12],
  ])('%s/%s holds %i', async (project, name, count) => {
    expect((await itemsOf(readFileSync(`${corpora}/mbox/${project}/${name}`))).length).toBe(count)
  })

  test('the account of every one of them closes', async () => {
    for (const folder of ['tika', 'ponymail', 'mime4j-rlug/test-1']) {
      const names = readdirSync(`${corpora}/mbox/${folder}`, { withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      )
      expect(names.length).toBeGreaterThan(0)
      for (const { name } of names) await expectClosed(readFileSync(`${corpora}/mbox/${folder}/${name}`))
    }
  })
})

function readTruth(file: string): Truth[] {
  // The truth files are made by one script and hold these fields; a wrong one fails the comparison.
  return JSON.parse(readFileSync(file, 'utf8')) as Truth[]
}
