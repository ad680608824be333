import { expect, test } from 'vitest'
import { makeVisible } from '../../../../renderer/state/visible.ts'

test.each([
  ['notulen 2011 – définitief.docx', 'notulen 2011 – définitief.docx'],
  ['factuur\u202Efdp.exe', 'factuur⟨U+202E⟩fdp.exe'],
  ['a\u0000b\n', 'a⟨U+0000⟩b⟨U+000A⟩'],
  ['nul\u200bbreed', 'nul⟨U+200B⟩breed'],
])('what cannot be seen in %j is shown', (name, shown) => {
  expect(makeVisible(name)).toBe(shown)
})

test('a long path is shown whole', () => {
  const path = `${'map/'.repeat(200)}brief.eml`
  expect(makeVisible(path)).toBe(path)
})
