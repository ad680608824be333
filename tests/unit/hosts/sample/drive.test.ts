import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import CFB from 'cfb'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { sampleDrive, writeSampleDrive } from '../../../../main/hosts/sample/drive.ts'
import { tempFolder } from '../../../helpers/temp.ts'

const files = sampleDrive()

describe('the sample drive', () => {
  test('has the same names and bytes every time', () => {
    expect(hashOf(sampleDrive())).toEqual(hashOf(files))
  })

  test('is written to disk as it was made, the same twice', () => {
    const [one, two] = [tempFolder(), tempFolder()]
    writeSampleDrive(one)
    writeSampleDrive(two)
    expect(hashOf(filesIn(one))).toEqual(hashOf(files))
    expect(filesIn(two)).toEqual(filesIn(one))
    expect(statSync(join(one, 'leeg.mbox')).mtime).toEqual(statSync(join(two, 'leeg.mbox')).mtime)
  })

  test('has no two files of one name, and no name that leads outside', () => {
    const paths = files.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.filter((path) => path.split('/').includes('..') || path.startsWith('/'))).toEqual([])
  })

  test('has addresses of example domains only', () => {
    const all = Buffer.concat(files.map(({ bytes }) => bytes)).toString('latin1')
    const domains = [...all.matchAll(/[\w.+-]+@([a-z][a-z0-9.-]*\.[a-z]{2,})/gi)].map(
      (found) => found[1] ?? '',
    )
    expect(domains.length).toBeGreaterThan(1000)
    expect(domains.filter((domain) => !/(?:^|\.)example\.(?:nl|org|com)$/.test(domain))).toEqual([])
  })

  test('has mail in Dutch and English, threads, and copies of messages in several mailboxes', () => {
    const mayor = separators(fileNamed('burgemeester.mbox'))
    const [whole, copy] = [
      separators(fileNamed('secretaris.mbox')),
      separators(fileNamed('secretaris (kopie).mbox')),
    ]
    expect(mayor).toBeGreaterThan(80)
    expect(whole - copy).toBe(12)
    expect(files.filter(({ path }) => path.endsWith('.eml')).length).toBeGreaterThan(30)
    const ids =
      Buffer.concat(files.map(({ bytes }) => bytes))
        .toString('latin1')
        .match(/^In-Reply-To: /gm) ?? []
    expect(ids.length).toBeGreaterThan(200)
  })

  test('has mail of Apple Mail and Google Takeout as these write it', () => {
    const apple = files.filter(({ path }) => path.endsWith('.emlx'))
    expect(apple.length).toBeGreaterThan(10)
    for (const { path, bytes } of apple) {
      const [count = ''] = bytes.toString('latin1').split('\n', 1)
      const list = bytes.subarray(count.length + 1 + Number(count)).toString()
      expect(list, path).toMatch(
        /^<\?xml[\s\S]*<key>flags<\/key>\n\t<integer>1<\/integer>[\s\S]*<\/plist>\n$/,
      )
    }
    const [takeout] = files.filter(({ path }) => path.includes('/Takeout/Mail/'))
    const all = takeout?.bytes.toString('latin1') ?? ''
    expect(all.match(/^X-Gmail-Labels: (?:Inbox|Verzonden),Geopend(?:,Raad)?$/gm)).toHaveLength(
      separators(takeout?.bytes ?? Buffer.alloc(0)),
    )
  })

  test('has items of Outlook in compound files that another program can read', () => {
    const items = files.filter(({ path }) => path.endsWith('.msg'))
    expect(items.map(({ bytes }) => textIn(bytes, '__substg1.0_001A001F'))).toEqual([
      'IPM.Appointment',
      'IPM.Appointment',
      'IPM.Contact',
      'IPM.Task',
    ])
    for (const { path, bytes } of items)
      expect(textIn(bytes, '__substg1.0_0037001F'), path).toMatch(/^\p{L}/u)
  })

  test('is understood by another reader: each loose mail has a sender, a date and words', async () => {
    for (const { path, bytes } of files.filter((file) => file.path.endsWith('.eml'))) {
      const mail = await simpleParser(bytes)
      expect(mail.from?.value[0]?.address, path).toMatch(/@/)
      expect(mail.date?.getUTCFullYear(), path).toBe(2011)
      expect((mail.text ?? '').length, path).toBeGreaterThan(10)
      expect(mail.text, path).not.toMatch(/\ufffd|\{\w+\}/)
    }
  })
})

function fileNamed(name: string): Buffer {
  const file = files.find(({ path }) => path === name)
  if (file === undefined) throw new Error(`no ${name}`)
  return file.bytes
}

/** A text of a compound file, read by a library. */
function textIn(bytes: Buffer, name: string): string {
  const content = CFB.find(CFB.read(bytes, { type: 'buffer' }), `/${name}`)?.content
  return Buffer.from(content ?? []).toString('utf16le')
}

function separators(mbox: Buffer): number {
  return mbox.toString('latin1').match(/^From /gm)?.length ?? 0
}

function filesIn(folder: string): { path: string; bytes: Buffer }[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return paths
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({ path: path.replaceAll('\\', '/'), bytes: readFileSync(join(folder, path)) }))
}

function hashOf(all: readonly { path: string; bytes: Buffer }[]): string[] {
  return all.map(({ path, bytes }) => `${path} ${createHash('sha256').update(bytes).digest('hex')}`).sort()
}
