import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emlx } from '../../../main/read/emlx.ts'
import type { Beside, RawItem } from '../../../main/read/item.ts'
import { bytesOf } from '../../../main/source/bytes.ts'
import { emptiedMessage } from '../../helpers/apple-library.ts'
import { besideOf, emlxOf, propertyList } from '../../helpers/emlx.ts'
import { mail } from '../../helpers/mail.ts'
import { collect } from '../../helpers/read-steps.ts'
import { tempFolder } from '../../helpers/temp.ts'

async function read(file: Buffer, beside?: Beside): Promise<RawItem> {
  const [item, ...rest] = await collect(emlx.read(bytesOf(file), 0, {}, beside))
  if (item?.step !== 'item' || rest.length > 0) throw new Error('not one item')
  return item
}

const kinds = (item: RawItem) => item.problems.map(({ kind }) => kind)
const count = (length: number) => Buffer.from(`${length}\n`)

describe('the content is the message, whatever the count says', () => {
  const message = mail()
  const list = propertyList(1)
  const holding = Buffer.concat([mail({ text: 'Zie hieronder.\n' }), propertyList(2), Buffer.from('Groet\n')])
  test.each<[name: string, file: Buffer, content: Buffer, trailer: Buffer | undefined, kinds: string[]]>([
    ['a true count', emlxOf(message, 1), message, list, []],
    [
      'a true count, Windows line end',
      Buffer.concat([Buffer.from(`${message.length} \r\n`), message, list]),
      message,
      list,
      [],
    ],
    [
      'white space before the list',
      Buffer.concat([count(message.length), message, Buffer.from('\n'), list]),
      message,
      Buffer.concat([Buffer.from('\n'), list]),
      [],
    ],
    ['no list', Buffer.concat([count(message.length), message]), message, undefined, []],
    ['a count too large', emlxOf(message, 1, message.length + 7), message, list, ['emlx-length-wrong']],
    ['a count too small', emlxOf(message, 1, 7), message, list, ['emlx-length-wrong']],
    ['a count beyond the file', emlxOf(message, 1, 10 ** 14), message, list, ['emlx-length-wrong']],
    ['no count', Buffer.concat([message, list]), message, list, ['emlx-length-wrong']],
    [
      'a count beyond the file and no list',
      Buffer.concat([count(10 ** 6), message]),
      message,
      undefined,
      ['emlx-length-wrong', 'cut-off'],
    ],
    ['a list in the message, and a wrong count', emlxOf(holding, 1, 5), holding, list, ['emlx-length-wrong']],
    [
      'a list in the message, and none behind it',
      Buffer.concat([count(5), holding]),
      holding,
      undefined,
      ['emlx-length-wrong'],
    ],
    ['nothing in it', emlxOf(Buffer.alloc(0), 1), Buffer.alloc(0), list, ['item-empty']],
    ['no message in it', emlxOf(Buffer.from('hallo\n'), 1), Buffer.from('hallo\n'), list, ['not-a-message']],
  ])('%s', async (_name, file, content, trailer, problems) => {
    const item = await read(file)
    expect(item.bytes?.toString()).toBe(content.toString())
    expect(item.trailer?.toString()).toBe(trailer?.toString())
    expect(kinds(item)).toEqual(problems)
    expect(file.subarray(item.start, item.start + item.length).equals(content)).toBe(true)
  })

  test('every byte of any file is counted once, and reading on finds nothing more', async () => {
    const piece = fc.oneof(
      fc.constantFrom('12\n', '<plist', '</plist>\n', '<?xml version="1.0"?>\n', 'Subject: x\n', '\n', '99'),
      fc.string({ maxLength: 12 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const file = Buffer.from(pieces.join(''))
        const item = await read(file)
        expect(item.length + item.separatorBytes).toBe(file.length)
        expect(item.start + item.length + (item.trailer?.length ?? 0)).toBe(file.length)
        expect(await collect(emlx.read(bytesOf(file), item.cursor, {}))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

test.each<[bits: number, flags: string, keywords: string[], foundAs: string]>([
  [0, '', [], ''],
  [1, 'S', [], ''],
  [2, 'T', [], 'deleted'],
  [4 + 16, 'FR', [], ''],
  [64, 'D', [], ''],
  [256, 'P', [], ''],
  [512 + 256 + 1, 'PS', [], ''],
  [2 ** 24, '', ['$Junk'], ''],
  [2 ** 25 + 1, 'S', ['$NotJunk'], ''],
  // Encrypted, recent, initial, attachments, priority, signed and what newer versions put above bit 31
  [8 + 32 + 128 + (63 << 10) + (127 << 16) + 2 ** 23, '', [], ''],
  [8623489089, 'DS', ['$NotJunk'], ''],
])('flags %i are %s %j %s', async (bits, flags, keywords, foundAs) => {
  const item = await read(emlxOf(mail(), bits))
  expect([item.flags, item.keywords, item.foundAs]).toEqual([flags, keywords, foundAs])
})

test('a list that does not say its flags, or says nonsense, gives none', async () => {
  const broken = Buffer.from(propertyList(1).toString().replace('<integer>1<', '<integer>veel<'))
  const message = mail()
  const item = await read(Buffer.concat([count(message.length), message, broken]))
  expect([item.flags, item.foundAs]).toEqual(['', ''])
})

describe('attachments beside the message', () => {
  const partial = emptiedMessage(7)
  const pdf = Buffer.from('%PDF-1.4\n')
  const note = Buffer.from('café = 3 \n')
  const files = {
    '../Attachments/7/2/besluit.pdf': pdf,
    '../Attachments/7/2/.DS_Store': Buffer.from('x'),
    '../Attachments/7/3.1/nota.txt': note,
  }

  test('are put back in their places, encoded as the parts say', async () => {
    const file = emlxOf(partial)
    const item = await read(file, besideOf('7.partial.emlx', files))
    const text = item.bytes?.toString() ?? ''
    expect(text).toContain(`X-Apple-Content-Length: 13\n\n${pdf.toString('base64')}\n--grens`)
    expect(text).toContain('X-Apple-Content-Length: 9\n\ncaf=C3=A9 =3D 3=20\n\n--binnen--')
    expect(text.replace(pdf.toString('base64'), '').replace('caf=C3=A9 =3D 3=20\n', '')).toBe(
      partial.toString(),
    )
    expect(item.problems).toEqual([{ kind: 'attachment-rejoined', detail: 'attachments: 2' }])
    // The account is of the file itself.
    expect([item.length, item.length + item.separatorBytes]).toEqual([partial.length, file.length])
  })

  test.each<[why: string, beside: Beside | undefined]>([
    ['nothing lies beside it', besideOf('7.partial.emlx', {})],
    ['it was chosen by itself', undefined],
    ['it has no number', besideOf('brief.emlx', files)],
    ['it has another number', besideOf('8.partial.emlx', files)],
  ])('are missed by name when %s', async (_why, beside) => {
    const item = await read(emlxOf(partial), beside)
    expect(item.bytes?.equals(partial)).toBe(true)
    expect(item.problems).toEqual([
      { kind: 'attachment-file-missing', detail: 'attachments: 2, parts: 2 3.1' },
    ])
  })

  test('are not guessed at where two files lie in the folder of one part', async () => {
    const two = {
      '../Attachments/7/2/a.pdf': pdf,
      '../Attachments/7/2/b.pdf': pdf,
      '../Attachments/7/3.1/nota.txt': note,
    }
    const item = await read(emlxOf(partial), besideOf('7.partial.emlx', two))
    expect(kinds(item)).toEqual(['attachment-rejoined', 'attachment-file-missing'])
  })

  test('of any size come in pieces that are the same every time', async () => {
    const spool = tempFolder()
    const large = Buffer.alloc(17 * 1024 * 1024, 'archief ')
    const item = await read(emlxOf(partial), {
      ...besideOf('7.partial.emlx', { ...files, '../Attachments/7/2/besluit.pdf': large }),
      spool,
    })
    expect(item.bytes).toBeNull()
    const [once, twice] = [Buffer.concat([...item.pieces()]), Buffer.concat([...item.pieces()])]
    expect(once.equals(twice)).toBe(true)
    const encoded = /Length: 13\n\n([A-Za-z0-9+/=\n]+)\n--grens/.exec(once.toString('latin1'))?.[1] ?? ''
    expect(Buffer.from(encoded, 'base64').equals(large)).toBe(true)
    expect(encoded.split('\n').every((line) => line.length <= 76)).toBe(true)
    item.release?.()
    expect(readdirSync(spool)).toEqual([])
  })

  /** The same files; that of part 2 fails behind its first line, as `error` says. */
  const failing = (error: Error): Beside => {
    const whole = besideOf('7.partial.emlx', files)
    const read = (start: number, length: number): Buffer => {
      throw start + length > 0 ? error : new Error('nothing was asked for')
    }
    return {
      ...whole,
      open: async (path) =>
        path.endsWith('besluit.pdf')
          ? { bytes: { size: 9, read, close: () => {} }, problems: [] }
          : whole.open(path),
      judge: () => ({ kind: 'file-unreadable', detail: 'EIO' }),
    }
  }

  test.each([
    ['EIO', 'EIO'],
    ['ESTALE', 'shorter than at first'],
  ])(
    'that cannot be read to their end (%s) cost the message nothing else, and it says so',
    async (code, says) => {
      const item = await read(emlxOf(partial), failing(Object.assign(new Error(code), { code })))
      expect(item.bytes?.toString()).toContain('X-Apple-Content-Length: 9\n\ncaf=C3=A9')
      expect(item.problems).toEqual([
        { kind: 'attachment-rejoined', detail: 'attachments: 2' },
        { kind: 'item-damaged', detail: `attachment, part 2: ${says}` },
      ])
    },
  )
})
