import { expect, test } from 'vitest'
import { shownIn } from '../../../../main/parse/derive/shown.ts'

const called = (contentId: string, location = '', isRendered = false) => ({ contentId, location, isRendered })

test.each([
  ['<img src="cid:a@x">', called('a@x'), true],
  ["<img src='cid:a@x'>", called('a'), false],
  ['<body background=cid:a>', called('a'), true],
  ['<style>x{background:url(cid:a%20b)}</style>', called('a b'), true],
  ['<img src = "plaatje.png">', called('', 'plaatje.png'), true],
  ['<a href="plaatje.png">', called('', 'plaatje.png'), false],
  ['<p>niets', called('a', '', true), true],
  ['<p>niets', called('', '', true), false],
  [null, called('a', 'b', true), false],
])('%s shows %j: %s', (html, attachment, isShown) => {
  expect(shownIn(html === null ? null : Buffer.from(html))(attachment)).toBe(isShown)
})

test('many attachments cost one look at the HTML', () => {
  const isShown = shownIn(Buffer.from('<img src="cid:laatste">'.padStart(2_000_000, ' x')))
  const start = performance.now()
  let shown = 0
  for (let place = 0; place < 100_000; place++) shown += Number(isShown(called(`${place}`)))
  expect(shown).toBe(0)
  expect(isShown(called('laatste'))).toBe(true)
  expect(performance.now() - start).toBeLessThan(3000)
})
