import { expect, test } from 'vitest'
import { transaction, type WriteDb } from '../../../main/store/connection.ts'
import { appendEvent, setLogOrigin } from '../../../main/store/events.ts'
import { insertUndone } from '../../../main/store/marks.ts'
import { readPace } from '../../../main/store/pace.ts'
import { freshDepot } from './fixture.ts'

const now = new Date(2026, 10, 23, 12, 0)
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

/** Logs markings of so many records, so many hours ago each; the earliest must come first. */
function log(db: WriteDb, markings: readonly (readonly [hours: number, records: number, action?: string])[]) {
  return markings.map(([hours, records, action = 'mark.value']) => {
    setLogOrigin(db, { program: 'test 1', now: () => hoursAgo(hours) })
    const event = { action, object: '', result: 'done', ground: '', detail: { records } }
    return transaction(db, () => appendEvent(db, { actor: 'a', role: 'b', ...event }))
  })
}

/** So many decisions of one record each, so many hours ago. */
const single = (hours: number, count: number) => Array.from({ length: count }, () => [hours, 1] as const)

test('counts what was decided one by one, today, in the last hour, and per hour of work', () => {
  const { writer } = freshDepot()
  log(writer, [
    ...single(24 * 8, 40), // beyond seven days
    ...single(30, 10), // yesterday
    ...single(11, 5), // this morning
    ...single(2, 50),
    [1.5, 1, 'mark.tag'],
    ...single(0.5, 3),
  ])
  // Now is the full hour: all the hours are over.
  expect(readPace(writer, now)).toEqual({ today: 58, lastHour: 3, perHour: 68 / 4 })
})

test('a marking of several records at once says nothing of how fast one decides', () => {
  const { writer } = freshDepot()
  log(writer, [[0.5, 2], [0.5, 16], [0.4, 50], [0.4, 1000], ...single(0.3, 9)])
  expect(readPace(writer, now)).toEqual({ today: 9, lastHour: 9, perHour: null })
})

test('the running hour counts by its length so far, from the first decision in it', () => {
  const { writer } = freshDepot()
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  log(writer, [...single(-0.2, 10), ...single(-0.3, 10)]) // at 12:12 and 12:18
  expect(readPace(writer, later(24)).perHour).toBeCloseTo(100) // twenty in twelve minutes
  expect(readPace(writer, later(42)).perHour).toBeCloseTo(40)
  // An hour that is over counts whole.
  expect(readPace(writer, later(60)).perHour).toBe(20)
  // All in one moment: as if they had taken a minute.
  expect(readPace(writer, later(12)).perHour).toBeCloseTo(600)
})

test('what was taken back does not count, and too little says nothing of a pace', () => {
  const { writer } = freshDepot()
  const [first = 0] = log(writer, single(0.5, 10))
  expect(readPace(writer, now)).toEqual({ today: 10, lastHour: 10, perHour: 10 })
  const [by = 0] = log(writer, [[0.1, 1, 'mark.undo']])
  insertUndone(writer, first, by)
  expect(readPace(writer, now)).toEqual({ today: 9, lastHour: 9, perHour: null })
})

test('an empty log, and a clock that was set back', () => {
  const { writer } = freshDepot()
  expect(readPace(writer, now)).toEqual({ today: 0, lastHour: 0, perHour: null })
  log(writer, single(-5, 20))
  expect(readPace(writer, now)).toEqual({ today: 0, lastHour: 0, perHour: null })
})
