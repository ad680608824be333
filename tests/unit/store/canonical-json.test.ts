import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type Json } from '../../../main/store/canonical-json.ts'

test.each<[string, Json, string]>([
  [
    'names sorted by UTF-16 unit, not by code point',
    { '\u{10000}': 1, '\uffff': 2, a: 3, B: 4 },
    '{"B":4,"a":3,"\u{10000}":1,"\uffff":2}',
  ],
  [
    'the numbers of RFC 8785 appendix B',
    [0, -0, 5e-324, 1e21, 9007199254740992, 333333333.3333333],
    '[0,0,5e-324,1e+21,9007199254740992,333333333.3333333]',
  ],
  [
    'control characters short where JSON has a short form',
    '\b\t\n\f\r\u000f"\\/\u007f',
    '"\\b\\t\\n\\f\\r\\u000f\\"\\\\/\u007f"',
  ],
  ['nesting without white space', { b: [true, false, null, {}], a: [] }, '{"a":[],"b":[true,false,null,{}]}'],
])('%s', (_name, value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', 'a\udc00b'])(
  '%j has no canonical form',
  (value) => {
    expect(() => canonicalJson([value])).toThrow(TypeError)
    if (typeof value === 'string') expect(() => canonicalJson({ [value]: 1 })).toThrow(TypeError)
  },
)

test('the same value has one text, whatever the order of its names, and reads back as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // fast-check's JSON value is the same type under another name.
      const json = value as Json
      const text = canonicalJson(json)
      expect(canonicalJson(turned(json))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(json)))
    }),
    { numRuns: 300 },
  )
})

function turned(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(turned)
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, turned(part)]),
  )
}
