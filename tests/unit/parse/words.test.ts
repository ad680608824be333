import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseParameters } from '../../../main/parse/parameters.ts'
import { Problems } from '../../../main/parse/problems.ts'
import { decodeHeaderText } from '../../../main/parse/words.ts'

const decode = (raw: string) => {
  const problems = new Problems()
  return { text: decodeHeaderText(raw, problems), kinds: problems.list.map((problem) => problem.kind) }
}

/** Bytes of a header value, and the text they mean. */
const table: readonly [string, string, string?][] = [
  ['plain', 'plain'],
  ['=?utf-8?Q?Jos=C3=A9_B?=', 'José B'],
  ['=?UTF-8?b?Sm9zw6k=?=', 'José'],
  ['=?utf-8*nl?Q?caf=C3=A9?=', 'café'],
  ['=?utf-8?B?SsO=?= =?utf-8?B?qQ==?=', 'Jé'],
  ['=?utf-8?Q?J=C3?=\t=?utf-8?Q?=A9?=', 'Jé'],
  ['=?utf-8?B?SsO=?= =?utf-8?Q?=A9?=', 'Jé'],
  ['=?utf-8?B?Sm9?= =?utf-8?B?zw6k=?=', 'José'],
  ['=?iso-8859-1?Q?=E9?= =?utf-8?Q?=C3=A9?=', 'éé'],
  ['a =?utf-8?Q?b?= c =?utf-8?Q?d?=  =?utf-8?Q?e?= f', 'a b c de f'],
  ['=?utf-8?Q?a b?=', 'a b'],
  ['=?utf-8?Q?abc=?=', 'abc='],
  ['=?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?= =?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?=', 'テストテスト'],
  ['=?windows-1252?Q?=80_5?=', '€ 5'],
  ['=?iso-8859-1?Q?=93quoted=94?=', '“quoted”'],
  ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
  ['=?gb2312?B?xOO6ww==?=', '你好'],
  ['=?utf-7?Q?+AOk-?=', 'é'],
  ['=?x-unknown?Q?caf=C3=A9?=', 'café'],
  ['=?no-such-charset?Q?caf=E9?=', 'café', 'charset-unknown'],
  ['=?utf-8?Q?caf=E9?=', 'café', 'charset-wrong'],
  ['caf\xc3\xa9', 'café'],
  ['caf\xe9 et th\xe9', 'café et thé', 'charset-wrong'],
  ['=?utf-8?B?SGVs', '=?utf-8?B?SGVs', 'encoded-word-malformed'],
  ['=?utf-8?X?abc?=', '=?utf-8?X?abc?=', 'encoded-word-malformed'],
  ['a\0b', 'ab'],
]

describe('header text is decoded as it was meant', () => {
  it.each(table)('%s', (raw, text, kind) => {
    const decoded = decode(raw)
    expect(decoded.text).toBe(text)
    expect(decoded.kinds).toEqual(kind === undefined ? [] : [kind])
  })
})

describe('hostile headers cost one pass', () => {
  it.each([
    ['10^5 encoded words', '=?utf-8?Q?a?= '.repeat(100_000), 'a'.repeat(100_000)],
    ['10^5 unterminated words', '=?utf-8?B?abc '.repeat(100_000), '=?utf-8?B?abc '.repeat(100_000)],
    ['a charset of a megabyte', `=?${'x'.repeat(1_000_000)}?Q?a?=`, `=?${'x'.repeat(1_000_000)}?Q?a?=`],
  ])('%s', (_, raw, text) => {
    expect(decode(raw).text.trim() === text.trim()).toBe(true)
  })
})

/** Fields with parameters, and what `name` is in them. */
const parameters: readonly [string, string | undefined][] = [
  ['a/b; name=report.pdf', 'report.pdf'],
  ['a/b; NAME = "report 1.pdf" ; x=y', 'report 1.pdf'],
  ['a/b; name="a\\"b.pdf"', 'a"b.pdf'],
  ['a/b; name=C:\\temp\\a.pdf', 'C:\\temp\\a.pdf'],
  ['a/b; name="C:\\temp\\a.pdf"', 'C:\\temp\\a.pdf'],
  ['a/b; name=my report.pdf', 'my report.pdf'],
  ['a/b; name=report.pdf (a comment)', 'report.pdf'],
  ['a/b; name="=?utf-8?Q?caf=C3=A9.pdf?="', 'café.pdf'],
  ["a/b; name*=utf-8'nl'caf%C3%A9.pdf", 'café.pdf'],
  ["a/b; name*0*=utf-8''caf%C3; name*1*=%A9; name*2=.pdf", 'café.pdf'],
  ['a/b; name*1=b.pdf; name*0=a', 'ab.pdf'],
  ["a/b; name=plain.pdf; name*=utf-8''better.pdf", 'better.pdf'],
  ["a/b; name*=iso-8859-1''caf%E9.pdf", 'café.pdf'],
  ['a/b; name="caf\xc3\xa9.pdf"', 'café.pdf'],
  ['a/b; name="caf\xe9.pdf"', 'café.pdf'],
  ['a/b; name="unterminated.pdf', 'unterminated.pdf'],
  ['a/b; name=', ''],
  ['a/b; charset=utf-8', undefined],
  ['a/b', undefined],
]

describe('parameters are read however they are written', () => {
  it.each(parameters)('%s', (raw, name) => {
    const read = parseParameters(raw, new Problems())
    expect(read.value).toBe('a/b')
    expect(read.get('name')).toBe(name)
  })

  it('10^5 segments end at the bound, with a problem', () => {
    const raw = Array.from({ length: 100_000 }, (_, place) => `name*${place}=a`).join('; ')
    const problems = new Problems()
    expect(parseParameters(`a/b; ${raw}`, problems).get('name')).toBe('a'.repeat(200))
    expect(problems.list[0]?.kind).toBe('header-too-large')
  })

  it.each(['TEXT/Plain', 'text / plain', 'text/plain (comment); a=b', 'text/plain charset=x'])(
    'type of "%s"',
    (raw) => {
      expect(parseParameters(raw, new Problems()).value).toBe('text/plain')
    },
  )
})

describe('whatever the bytes', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'=?utf-8QB*\'"%; \\\u00e9\0\u001b$'), maxLength: 200 })
  test.prop([hostile])('decoding never throws and gives well-formed text', (raw) => {
    expect(decode(raw).text.isWellFormed()).toBe(true)
    const read = parseParameters(`a/b; name=${raw}; charset*0*=${raw}`, new Problems())
    for (const name of ['name', 'charset', 'x']) expect(read.get(name)?.isWellFormed() ?? true).toBe(true)
  })

  test.prop([fc.string({ unit: 'grapheme', maxLength: 60 }), fc.boolean()])(
    'any text comes back from its encoded words',
    (text, asQ) => {
      const bytes = Buffer.from(text.replace(/[\0\u001b]/g, ''))
      // Cut at any byte, as careless mailers do.
      const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, place) =>
        bytes.subarray(place * 7, place * 7 + 7),
      )
      const q = (chunk: Buffer) => [...chunk].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')
      const words = chunks.map((chunk) =>
        asQ ? `=?utf-8?q?${q(chunk)}?=` : `=?utf-8?b?${chunk.toString('base64')}?=`,
      )
      expect(decode(words.join(' ')).text).toBe(bytes.toString().replace(/^\ufeff/, ''))
    },
  )
})
