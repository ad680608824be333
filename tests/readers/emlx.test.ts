import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeBody } from '../../main/parse/body.ts'
import { parseMessage } from '../../main/parse/message.ts'
import { Problems } from '../../main/parse/problems.ts'
import { scanStructure } from '../../main/parse/structure.ts'
import { emlx } from '../../main/read/emlx.ts'
import type { Beside, RawItem } from '../../main/read/item.ts'
import { openFile } from '../../main/source/bytes.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { importFolder } from '../helpers/kept.ts'
import { collect } from '../helpers/read-steps.ts'

describeWithCorpora('.emlx files of several programs', (corpora) => {
  const read = async (path: string): Promise<RawItem> => {
    const file = join(corpora, 'emlx', path)
    const bytes = openFile(file)
    const [item, ...rest] = await collect(emlx.read(bytes, 0, {}, folderOf(file)))
    bytes.close()
    if (item?.step !== 'item' || rest.length > 0) throw new Error(`not one item: ${path}`)
    expect(item.length + item.separatorBytes).toBe(readFileSync(file).length)
    return item
  }
  const kinds = ({ problems }: RawItem) => problems.map(({ kind }) => kind)

  test.each([
    ['emlx-py/plaintext.emlx', 497, 'DS', 'Re: Emlx library'],
    ['emlx-py/richtext.emlx', 639, 'DS', 'Re: Emlx library'],
    ['emlx-rs/1.emlx', 17_829, 'S', 'Fwd: Lorem ipsum'],
    ['emlx-rs/2.emlx', 497, 'DS', 'Re: Emlx library'],
    ['emlx-rs/3.emlx', 639, 'DS', 'Re: Emlx library'],
    ['emlx-rs/4.emlx', 16_062, 'S', null],
    ['tika/testEMLX.emlx', 1795, '', '[jira] Commented: (TIKA-461) RFC822 messages not parsed'],
    ['partial-emlx-converter/input/Messages/114862.emlx', 2945, '', 'Lorem ipsum'],
  ])('%s: the counted bytes are the message', async (path, length, flags, subject) => {
    const item = await read(path)
    expect([item.length, item.flags, item.foundAs]).toEqual([length, flags, ''])
    expect(kinds(item).filter((kind) => kind !== 'attachment-file-missing')).toEqual([])
    expect(item.trailer?.toString()).toMatch(/^<\?xml[\s\S]*<\/plist>\s*$/)
    if (subject !== null) expect(parseMessage(item.bytes ?? Buffer.alloc(0)).subject).toBe(subject)
  })

  test('a wrong count and a lost first line give the same message as the sound file', async () => {
    const sound = (await read('emlx-rs/2.emlx')).bytes?.toString() ?? ''
    const longer = await read('emlx-rs/broken3.emlx')
    expect([longer.bytes?.toString(), kinds(longer), longer.flags]).toEqual([
      sound,
      ['emlx-length-wrong'],
      'DS',
    ])
    // The count line was lost together with the first header field.
    const headless = await read('emlx-rs/broken2.emlx')
    expect(headless.bytes?.toString()).toBe(sound.slice(sound.indexOf('\n') + 1))
    expect([kinds(headless), headless.flags]).toEqual([['emlx-length-wrong'], 'DS'])
  })

  test('a file cut off inside its message says so', async () => {
    const item = await read('emlx-rs/broken1.emlx')
    expect([kinds(item), item.trailer, item.flags]).toEqual([['emlx-length-wrong', 'cut-off'], undefined, ''])
    expect(item.bytes?.toString()).toMatch(/^Subject: Re: Emlx library\n[\s\S]*> Thank you!$/)
  })

  test('a message without its attachments gets them back, as the expected result has them', async () => {
    const item = await read('partial-emlx-converter/input/Messages/114892.partial.emlx')
    expect(item.problems).toEqual([{ kind: 'attachment-rejoined', detail: 'attachments: 4' }])
    const expected = readFileSync(join(corpora, 'emlx/partial-emlx-converter/expected_results/114892.eml'))
    const [ours, theirs] = [item.bytes ?? Buffer.alloc(0), expected].map(attachmentsOf)
    expect(ours?.map(({ path, name, bytes }) => ({ path, name, lines: toLf(bytes) }))).toEqual(
      // The program that made the expected result wrote CR LF into the text files; ours are the files as they lie there.
      theirs?.map(({ path, name, bytes }) => ({ path, name, lines: toLf(bytes) })),
    )
    const folder = join(corpora, 'emlx/partial-emlx-converter/input/Attachments/114892')
    const files = ['2.2/short.txt', '2.4/original.doc', '2.6/text.txt', '2.8/image001.png']
    expect(ours?.map(({ path, name }) => `${path}/${name}`)).toEqual(files)
    for (const [place, file] of files.entries())
      expect(ours?.[place]?.bytes.equals(readFileSync(join(folder, file))), file).toBe(true)
  })

  test('and so it is imported, with the attachments beside it listed as files of the drive', async () => {
    const kept = await importFolder(join(corpora, 'emlx/partial-emlx-converter/input'))
    const own = await read('partial-emlx-converter/input/Messages/114892.partial.emlx')
    const rejoined = kept.find(({ path }) => path === 'Messages/114892.partial.emlx')
    expect(rejoined?.bytes.equals(own.bytes ?? Buffer.alloc(0))).toBe(true)
    expect([rejoined?.problems, rejoined?.trailer]).toEqual([
      ['attachment-rejoined'],
      own.trailer?.toString(),
    ])
    expect(kept.map(({ path }) => path).sort()).toEqual([
      'Messages/114862.emlx',
      'Messages/114892.partial.emlx',
    ])
  })

  test('and without the files each is missed', async () => {
    // The same message under a name that has no attachments beside it.
    const item = await read('emlx-rs/1.emlx')
    expect(item.problems).toEqual([
      { kind: 'attachment-file-missing', detail: 'attachments: 4, parts: 2.2 2.4 2.6 2.8' },
    ])
  })
})

/** The parts of a message that have a name, decoded. */
function attachmentsOf(message: Buffer) {
  const problems = new Problems()
  return scanStructure(message, problems)
    .parts.map((part) => ({ part, name: part.disposition.get('filename') ?? '' }))
    .filter(({ name }) => name !== '')
    .map(({ part, name }) => ({ path: part.path, name, bytes: decodeBody(part, problems) }))
}

function toLf(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll('\r\n', '\n')
}

function folderOf(file: string): Beside {
  const here = dirname(file)
  return {
    name: file.slice(here.length + 1),
    spool: '',
    open: async (path) => {
      try {
        return { bytes: openFile(join(here, path)), problems: [] }
      } catch {
        return { bytes: null, problems: [] }
      }
    },
    judge: (error) => {
      throw error
    },
    list: (path) => {
      try {
        return readdirSync(join(here, path)).sort()
      } catch {
        return []
      }
    },
  }
}
