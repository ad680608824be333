import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinFolder, splitFolder, typedFolder } from '../../../shared/folder-path.ts'

const name = fc.string({
  unit: fc.constantFrom('a', '/', '\\', '∕', '.', ' ', 'é'),
  minLength: 1,
  maxLength: 8,
})
const names = fc.array(name, { minLength: 1, maxLength: 4 })

test('names come back from their path, so no two folders share one', () => {
  fc.assert(
    fc.property(names, (all) => {
      expect(splitFolder(joinFolder(all))).toEqual(all)
      expect(joinFolder(all).split('/')).toHaveLength(all.length)
    }),
    { numRuns: 500 },
  )
})

test.each([
  [['In', 'Uit'], 'In/Uit', 'In/Uit'],
  [['In/Uit'], 'In∕Uit', 'In/Uit'],
  [['Archief', 'In/Uit', '2019'], 'Archief/In∕Uit/2019', 'Archief/In/Uit/2019'],
  [['In∕Uit'], 'In\\∕Uit', 'In/Uit'],
  [['a\\/b'], 'a\\\\∕b', 'a\\/b'],
  [['GEMEENTE\\jansen', 'x\\'], 'GEMEENTE\\jansen/x\\', 'GEMEENTE\\jansen/x\\'],
  [['.', '..'], './..', './..'],
])('%j is written %j, and typed %j', (all, path, typed) => {
  expect([joinFolder(all), typedFolder(path)]).toEqual([path, typed])
})

test.each(['', 'Postvak IN', 'Archief/2019/Kerst', 'a\\b/c\\', 'Inbox//x'])(
  'a path without a division slash is what it was before there was one: %j',
  (path) => {
    expect([splitFolder(path), typedFolder(path)]).toEqual([path.split('/'), path])
  },
)

test('a name of very many backslashes takes no time', () => {
  const long = '\\'.repeat(200_000)
  expect(splitFolder(joinFolder([`${long}x`, `${long}/`]))).toEqual([`${long}x`, `${long}/`])
})
