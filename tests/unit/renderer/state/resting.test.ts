import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeResting } from '../../../../renderer/state/resting.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function gather(): { readonly handed: string[][]; readonly resting: ReturnType<typeof makeResting<string>> } {
  const handed: string[][] = []
  return { handed, resting: makeResting((all) => handed.push([...all]), { rest: 100, most: 250 }) }
}

test('what comes together is handed on once, each thing once, when it rests', () => {
  const { handed, resting } = gather()
  resting.add(['a', 'b'])
  vi.advanceTimersByTime(90)
  resting.add(['b', 'c'])
  vi.advanceTimersByTime(99)
  expect(handed).toEqual([])
  vi.advanceTimersByTime(1)
  expect(handed).toEqual([['a', 'b', 'c']])
})

test('without rest it is handed on all the same, and what comes later is not lost', () => {
  const { handed, resting } = gather()
  for (let step = 0; step < 10; step++) {
    resting.add([String(step)])
    vi.advanceTimersByTime(50)
  }
  vi.advanceTimersByTime(1_000)
  expect(handed.length).toBeGreaterThan(1)
  expect(handed.flat()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
})

test('after the stop nothing is handed on', () => {
  const { handed, resting } = gather()
  resting.add(['a'])
  resting.stop()
  vi.advanceTimersByTime(1_000)
  expect(handed).toEqual([])
})
