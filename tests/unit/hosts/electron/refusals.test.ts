import { expect, onTestFinished, test, vi } from 'vitest'
import { countRefusals } from '../../../../main/hosts/electron/refusals.ts'

test('every refusal is counted, and of very many little is said, the last count included', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const told: number[] = []
  const refusals = countRefusals(() => told.push(refusals.count()))
  for (let count = 0; count < 5_000; count += 1) refusals.add()
  expect([refusals.count(), told]).toEqual([5_000, []])
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([5_000])
  refusals.add()
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([5_000, 5_001])
})
