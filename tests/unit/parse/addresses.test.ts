import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseAddresses } from '../../../main/parse/addresses.ts'
import { Problems } from '../../../main/parse/problems.ts'

/** Header values as bytes, and what is read: "name <address>" each; `broken` when `address-malformed` is due. */
const table: readonly { raw: string; found: string[]; broken?: true }[] = [
  { raw: 'a@example.org', found: [' <a@example.org>'] },
  { raw: 'Anna <a@example.org>, b@example.org', found: ['Anna <a@example.org>', ' <b@example.org>'] },
  { raw: '"Jansen, Anna" <a@example.org>', found: ['Jansen, Anna <a@example.org>'] },
  { raw: '"say \\"hi\\"" <a@example.org>', found: ['say "hi" <a@example.org>'] },
  { raw: 'a@example.org (Anna (from Almere))', found: ['Anna (from Almere) <a@example.org>'] },
  { raw: 'Anna (home) <a@example.org>', found: ['Anna <a@example.org>'] },
  { raw: '=?utf-8?Q?Jos=C3=A9?= <a@example.org>', found: ['José <a@example.org>'] },
  { raw: '"=?utf-8?Q?Jos=C3=A9?=" <a@example.org>', found: ['José <a@example.org>'] },
  { raw: '=?utf-8?Q?Jansen, Jos=C3=A9?= <a@example.org>', found: ['Jansen, José <a@example.org>'] },
  { raw: '=?utf-8?B?SsO=?= =?utf-8?B?qQ==?= <a@example.org>', found: ['Jé <a@example.org>'] },
  { raw: 'Jos\xc3\xa9 <jos\xc3\xa9@example.org>', found: ['José <josé@example.org>'] },
  { raw: 'Jos\xe9 van den Berg <a@example.org>', found: ['José van den Berg <a@example.org>'] },
  { raw: 'undisclosed-recipients:;', found: ['undisclosed-recipients <>'] },
  {
    raw: 'Team: a@example.org, Bo <b@example.org>; c@example.org',
    found: ['Team <>', ' <a@example.org>', 'Bo <b@example.org>', ' <c@example.org>'],
  },
  { raw: '<>', found: [] },
  { raw: '', found: [] },
  { raw: ', ,a@example.org,,', found: [' <a@example.org>'] },
  { raw: '<@relay.example,@x.example:a@example.org>', found: [' <a@example.org>'] },
  { raw: '"a b"@example.org', found: [' <"a b"@example.org>'] },
  { raw: 'Bo <"a>b"@example.org>', found: ['Bo <"a>b"@example.org>'] },
  { raw: 'a@[IPv6:2001:db8::1]', found: [' <a@[IPv6:2001:db8::1]>'] },
  { raw: 'a @ example . org', found: [' <a@example.org>'] },
  { raw: 'Bo <mailto:b@example.org>', found: ['Bo <b@example.org>'] },
  { raw: 'Anna a@example.org', found: ['Anna <a@example.org>'], broken: true },
  { raw: 'Anna <a@example.org', found: ['Anna <a@example.org>'], broken: true },
  {
    raw: 'Anna <a@example.org, b@example.org',
    found: ['Anna <a@example.org>', ' <b@example.org>'],
    broken: true,
  },
  { raw: '<a@example.org> <b@example.org>', found: [' <a@example.org>', ' <b@example.org>'], broken: true },
  { raw: 'root', found: ['root <>'], broken: true },
  { raw: '"Anna <a@example.org>', found: ['Anna <a@example.org>'], broken: true },
  { raw: 'Anna (at home <a@example.org>', found: ['Anna at home <a@example.org>'], broken: true },
  { raw: '<Saved by a browser>', found: ['Saved by a browser <>'], broken: true },
]

function read(raw: string) {
  const problems = new Problems()
  const found = parseAddresses(raw, 'to', problems)
  return { found, kinds: new Set(problems.list.map((problem) => problem.kind)) }
}

describe('every address is found, and no text is dropped', () => {
  it.each(table)('$raw', ({ raw, found, broken }) => {
    const { found: addresses, kinds } = read(raw)
    expect(addresses.map(({ name, address }) => `${name} <${address}>`)).toEqual(found)
    expect(kinds.has('address-malformed')).toBe(broken === true)
  })
})

describe('hostile fields cost one pass and are bounded', () => {
  const bombs: readonly [string, string, number][] = [
    ['10^5 addresses', 'a@example.org,'.repeat(100_000), 5000],
    ['10^5 opening brackets', '('.repeat(100_000), 1],
    ['10^5 opening angles', '<'.repeat(100_000), 0],
    ['10^5 quotes with commas', '<",'.repeat(100_000), 5000],
    ['5 x 10^4 groups', 'a:'.repeat(50_000), 4],
    ['10^5 unterminated encoded words', '=?utf-8?B?'.repeat(100_000), 1],
    ['a megabyte of backslashes', '\\'.repeat(1_000_000), 1],
    ['a megabyte of at signs', '@'.repeat(1_000_000), 1],
  ]
  it.each(bombs)('%s', (_, raw, most) => {
    expect(read(raw).found.length).toBeLessThanOrEqual(most)
  })

  it('says that addresses beyond the bound were not read', () => {
    expect(read('a@example.org,'.repeat(6000)).kinds).toContain('addresses-too-many')
    expect(read('a@example.org,'.repeat(5000)).found).toHaveLength(5000)
  })
})

describe('whatever the bytes', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'ab@.,;:<>()"\\[] =?\u00e9\0'), maxLength: 200 })
  test.prop([hostile])('never throws, and well-formed text comes out', (raw) => {
    for (const { name, address } of read(raw).found) {
      expect(name.isWellFormed() && address.isWellFormed()).toBe(true)
      expect(name !== '' || address !== '').toBe(true)
    }
  })

  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  const person = fc.record({
    name: fc.string({ maxLength: 20 }).map((name) => name.replace(/[^\x21-\x7e]+/g, ' ').trim()),
    local: word,
    domain: word,
  })
  test.prop([fc.array(person, { minLength: 1, maxLength: 10 })])(
    'what is written as the standard says is read back',
    (people) => {
      const quote = (name: string) => `"${name.replace(/["\\]/g, '\\$&')}"`
      const raw = people
        .map(({ name, local, domain }) => `${quote(name)} <${local}@${domain}.example>`)
        .join(', ')
      // A name that looks like an encoded word is decoded, inside quotes too.
      fc.pre(!raw.includes('=?'))
      const back = read(raw).found.map(({ name, address }) => ({ name, address }))
      expect(back).toEqual(
        people.map(({ name, local, domain }) => ({
          name: name.replace(/\s+/g, ' '),
          address: `${local}@${domain}.example`,
        })),
      )
    },
  )
})
