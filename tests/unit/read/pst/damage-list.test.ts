import { expect, test } from 'vitest'
import { bounded, damageProblems, MOST_LISTED } from '../../../../main/read/pst/damage-list.ts'

test('places that touch are one, in the order of the file, and what is past the end was cut off', () => {
  const damage = [
    { start: 900, length: 100, detail: 'd' },
    { start: 0, length: 10, detail: 'a' },
    { start: 10, length: 5, detail: 'b' },
    { start: 12, length: 1, detail: 'b' },
    { start: 1000, length: 24, detail: 'the end is missing' },
    { start: 20, length: 1, detail: 'c' },
  ]
  expect(damageProblems(damage, 1000)).toEqual([
    { kind: 'store-cut-off', start: 1000, length: 24, detail: 'the end is missing' },
    { kind: 'store-damaged', start: 0, length: 15, detail: 'a; b' },
    { kind: 'store-damaged', start: 20, length: 1, detail: 'c' },
    { kind: 'store-damaged', start: 900, length: 100, detail: 'd' },
  ])
})

test('what is said of one place is bounded, and so is the list', () => {
  const many = Array.from({ length: 5 }, (_, place) => ({ start: 0, length: 1, detail: `${place}` }))
  expect(damageProblems(many, 10)).toMatchObject([{ detail: '0; 1; 2; 2 more' }])
  const list = Array.from({ length: MOST_LISTED + 7 }, () => ({ kind: 'store-damaged' }) as const)
  expect(bounded(list).length).toBe(MOST_LISTED + 1)
  expect(bounded(list).at(-1)).toEqual({ kind: 'store-damaged', detail: '7 more' })
  const cut = list.map((_, place) => ({ start: 2000 - place, length: 1, detail: 'past the end' }))
  const listed = damageProblems(cut, 100)
  expect([listed.length, listed[0]?.start]).toEqual([MOST_LISTED + 1, 2000 - MOST_LISTED - 6])
})
