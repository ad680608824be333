import { expect, test } from 'vitest'
import { splitName } from '../../../../../renderer/screens/overview/tile-name.ts'

test.each([
  ['correspondent', 'j.bakker@example.nl', 'j.bakker', '@example.nl'],
  ['correspondent', '"a@b"@example.nl', '"a@b"', '@example.nl'],
  ['correspondent', 'postkamer', 'postkamer', ''],
  ['correspondent', '@example.nl', '@example.nl', ''],
  ['folder', 'Postvak IN/Bouw/2012', '2012', 'Postvak IN/Bouw'],
  ['folder', 'Inbox', 'Inbox', ''],
  ['folder', '/Inbox', '/Inbox', ''],
  ['folder', 'Inbox/', 'Inbox/', ''],
  ['domain', 'example.nl', 'example.nl', ''],
])('of a %s named %s, an area shows %s before %s', (kind, name, main, rest) => {
  expect(splitName(kind, name)).toEqual([main, rest])
})
