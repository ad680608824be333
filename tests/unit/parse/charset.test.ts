import { fc, test } from '@fast-check/vitest'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { charsetNamed, decodeText } from '../../../main/parse/charset.ts'
import { Problems } from '../../../main/parse/problems.ts'

function decode(bytes: Buffer, declared: string) {
  const problems = new Problems()
  return {
    text: decodeText(bytes, declared, problems),
    problems: problems.list.map(({ kind, detail }) => `${kind}: ${detail}`),
  }
}

const russian = 'Съешь же ещё этих мягких французских булок, да выпей чаю. '.repeat(4)
const latin = (text: string) => Buffer.from(text, 'latin1')

/** Bytes, the declared charset, the text, and the problem that is due. */
const table: readonly [string, Buffer, string, string, string?][] = [
  ['UTF-8 declared', Buffer.from('café €'), 'utf-8', 'café €'],
  ['UTF-8 not declared', Buffer.from('café €'), '', 'café €'],
  [
    'UTF-8 declared iso-8859-1',
    Buffer.from('café €'),
    'iso-8859-1',
    'café €',
    'charset-wrong: declared iso-8859-1, used utf-8',
  ],
  [
    'UTF-8 in an unknown charset',
    Buffer.from('café €'),
    'x-foo',
    'café €',
    'charset-unknown: declared x-foo, used utf-8',
  ],
  ['unknown-8bit says nothing', Buffer.from('café'), 'unknown-8bit', 'café'],
  ['parameters left in the value', Buffer.from('café'), '"utf-8; format=flowed"', 'café'],
  ['windows-1252 declared iso-8859-1', Buffer.from([0x80, 0x93, 0xe9]), 'iso-8859-1', '€“é'],
  [
    'windows-1252 declared utf-8',
    latin('caf\xe9 \x80'),
    'utf-8',
    'café €',
    'charset-wrong: declared utf-8, used windows-1252',
  ],
  [
    '8-bit declared us-ascii',
    latin('caf\xe9'),
    'us-ascii',
    'café',
    'charset-wrong: declared us-ascii, used windows-1252',
  ],
  [
    'UTF-8 cut off',
    Buffer.from('één twee drieë víér').subarray(0, -2),
    'utf-8',
    'één twee drieë ví\ufffd',
    'charset-wrong: declared utf-8, used utf-8, damaged',
  ],
  [
    'UTF-16 declared us-ascii',
    Buffer.from('hallo wereld', 'utf16le'),
    'us-ascii',
    'hallo wereld',
    'charset-wrong: declared us-ascii, used utf-16le',
  ],
  ['UTF-16 with a mark', Buffer.from('\ufeffhallo', 'utf16le'), '', 'hallo'],
  ['UTF-8 with a mark', Buffer.from('\ufeffhallo é'), 'iso-8859-1', 'hallo é'],
  ['UTF-7 is text, not markup', Buffer.from('+ADw-script+AD4-'), 'utf-7', '<script>'],
  ['iso-2022-jp', latin('\u001b$B$3$s\u001b(B!'), 'iso-2022-jp', 'こん!'],
  [
    'iso-2022-jp not declared',
    latin('\u001b$B$3$s\u001b(B!'),
    '',
    'こん!',
    'charset-wrong: declared nothing, used iso-2022-jp',
  ],
  ['iso-2022-kr', latin('\u001b$)C\n\x0e>H3g\x0f ok'), 'iso-2022-kr', '\n안녕 ok'],
  ['hz', latin('~{<:Ky2;~} ok'), 'hz-gb-2312', '己所不 ok'],
  ['hz not closed swallows no line', latin('~{<:Ky\nok'), 'hz-gb-2312', '己所\nok'],
  ['a short gbk text that is valid UTF-8', Buffer.from([0xc1, 0xaa, 0xcd, 0xa8]), 'gbk', '联通'],
  ['cp850', iconv.encode('café ½', 'cp850'), 'cp850', 'café ½'],
  ['cp437', iconv.encode('café', 'cp437'), 'ibm437', 'café'],
  ['Mac', iconv.encode('café', 'macintosh'), 'x-mac-roman', 'café'],
  [
    'windows-1251 not declared',
    iconv.encode(russian, 'windows-1251'),
    '',
    russian,
    'charset-wrong: declared nothing, used windows-1251',
  ],
  [
    'koi8-r not declared',
    iconv.encode(russian, 'koi8-r'),
    '',
    russian,
    'charset-wrong: declared nothing, used koi8-r',
  ],
  [
    'overlong UTF-8 is no UTF-8',
    Buffer.from([0x41, 0xc0, 0xaf, 0x42]),
    'utf-8',
    'AÀ¯B',
    'charset-wrong: declared utf-8, used windows-1252',
  ],
  ['NUL goes', Buffer.from('a\0b'), 'utf-8', 'ab'],
]

describe('text is decoded by what it is, and what was declared is told', () => {
  it.each(table)('%s', (_, bytes, declared, text, problem) => {
    expect(decode(bytes, declared)).toEqual({ text, problems: problem === undefined ? [] : [problem] })
  })
})

describe('labels', () => {
  it.each([
    ['cp932', 'shift_jis'],
    ['ks_c_5601-1987', 'euc-kr'],
    ['iso-8859-8-i', 'iso-8859-8-i'],
    ['ansi_x3.110-1983', 'windows-1252'],
    ['cp1252', 'windows-1252'],
    ['windows-31j', 'shift_jis'],
    ['US-ASCII', 'us-ascii'],
    ['x-unknown', ''],
    ['', ''],
    ['utf-7-imap', 'utf-7-imap'],
    ['no-such', null],
    ['__proto__', null],
    ['x'.repeat(1_000_000), null],
  ])('%.30s', (label, name) => {
    expect(charsetNamed(label)).toBe(name)
  })
})

const labels = fc.constantFrom(
  '',
  'utf-8',
  'us-ascii',
  'iso-2022-jp',
  'iso-2022-kr',
  'hz-gb-2312',
  'utf-7',
  'utf-16',
  'utf-32',
  'gbk',
  'big5',
  'shift_jis',
  'cp437',
  'x-unknown',
  'replacement',
)
test.prop([fc.uint8Array({ maxLength: 100 }), labels])(
  'any bytes give well-formed text without NUL',
  (bytes, label) => {
    const { text } = decode(Buffer.from(bytes), label)
    expect(text.isWellFormed()).toBe(true)
    expect(text).not.toContain('\0')
  },
)
