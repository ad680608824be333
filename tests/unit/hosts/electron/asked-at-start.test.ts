import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { depotIn, wantsSample } from '../../../../main/hosts/electron/asked-at-start.ts'

test.each([
  [['a.depot'], resolve('/from', 'a.depot')],
  [['/x/Gemeente Voorbeeld.DEPOT'], '/x/Gemeente Voorbeeld.DEPOT'],
  [['out/main/main.js', '--flag', 'old.depot', '../new.depot'], resolve('/new.depot')],
  [['--user-data-dir=/x.depot'], null],
  [['/x/a.depot-lock', 'out/main/main.js', '.'], null],
  [[], null],
])('the depot in %j is %s', (argv, file) => {
  expect(depotIn(argv, '/from')).toBe(file)
})

test('the sample is opened when it is asked for', () => {
  expect([wantsSample(['main.js', '--sample']), wantsSample(['sample', '--sampler'])]).toEqual([true, false])
})
