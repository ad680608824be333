import { expect, test } from 'vitest'
import { exceededLimit, HTML_LIMITS } from '../../../../../renderer/screens/reading/html-limits.ts'

const { depth, attributes, characters } = HTML_LIMITS

test.each([
  ['a letter', '<p>Dear all,</p><br><img src="a>b"><p>Bye', null],
  ['as deep as may be', '<div>'.repeat(depth), null],
  ['deeper', '<div>'.repeat(depth + 1), 'depth'],
  ['siblings', '<div></div>'.repeat(5_000), null],
  ['paragraphs that are never closed', '<p>x<li>y<td>z'.repeat(5_000), null],
  ['closed more than opened, then deep', `${'</b>'.repeat(900)}${'<b>'.repeat(depth + 1)}`, 'depth'],
  ['many attributes', `<p ${'a '.repeat(attributes + 1)}>`, 'attributes'],
  ['a long style in quotes', `<p style="${'a b '.repeat(5_000)}">`, null],
  ['a tag that never ends', `<p ${'a '.repeat(attributes + 1)}`, 'attributes'],
  ['too long', 'x'.repeat(characters + 1), 'characters'],
  ['less-than signs of a text', '1 < 2 '.repeat(5_000), null],
  ['', '', null],
])('%s', (_name, html, limit) => {
  expect(exceededLimit(html)).toBe(limit)
})
