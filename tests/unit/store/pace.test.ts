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

test('counts what was decided one by one, today, in the last hour, and per hour of work', () => {
  const { writer } = freshDepot()
  log(writer, [
    [24 * 8, 40], // beyond seven days
    [30, 10], // yesterday
    [11, 5], // this morning
    [2.1, 1000], // a bulk action
    [2, 50],
    [1.5, 7, 'mark.tag'],
    [0.5, 1],
    [0.2, 2],
  ])
  expect(readPace(writer, now)).toEqual({ today: 58, lastHour: 3, perHour: 68 / 4 })
})

test('what was taken back does not count, and too little says nothing of a pace', () => {
  const { writer } = freshDepot()
  const [first = 0] = log(writer, [
    [0.6, 6],
    [0.5, 9],
  ])
  expect(readPace(writer, now)).toEqual({ today: 15, lastHour: 15, perHour: 15 })
  const [by = 0] = log(writer, [[0.1, 1, 'mark.undo']])
  insertUndone(writer, first, by)
  expect(readPace(writer, now)).toEqual({ today: 9, lastHour: 9, perHour: null })
})

test('an empty log, and a clock that was set back', () => {
  const { writer } = freshDepot()
  expect(readPace(writer, now)).toEqual({ today: 0, lastHour: 0, perHour: null })
  log(writer, [[-5, 20]])
  expect(readPace(writer, now)).toEqual({ today: 0, lastHour: 0, perHour: null })
})
