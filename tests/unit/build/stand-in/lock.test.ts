import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { type SecondStart, takeLock } from '../../../../build/stand-in/lock.ts'
import { root } from '../../../helpers/house.ts'
import { tempFolder } from '../../../helpers/temp.ts'

const mine: SecondStart = { argv: ['x', 'y.depot'], folder: '/somewhere' }

test('one program at a time has the lock, and hears of the others', async () => {
  const userData = tempFolder()
  const heard: SecondStart[] = []
  const release = takeLock(userData, mine, (start) => heard.push(start))
  expect(release).not.toBeNull()
  expect(takeLock(userData, mine, () => {})).toBeNull()
  await expect.poll(() => heard).toEqual([mine])
  release?.()
  const again = takeLock(userData, mine, () => {})
  expect(again).not.toBeNull()
  again?.()
})

test('the lock of a program that was killed is free', async () => {
  const userData = tempFolder()
  const lock = pathToFileURL(`${root}build/stand-in/lock.ts`).href
  const source = `import { takeLock } from ${JSON.stringify(lock)}
takeLock(${JSON.stringify(userData)}, { argv: [], folder: '' }, () => {})
console.log('taken')
setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(other.stdout, 'data')
  expect(takeLock(userData, mine, () => {})).toBeNull()
  other.kill('SIGKILL')
  await once(other, 'exit')
  const release = takeLock(userData, mine, () => {})
  expect(release).not.toBeNull()
  release?.()
})
