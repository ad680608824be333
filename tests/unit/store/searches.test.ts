import { expect, test } from 'vitest'
import { listSearches, rememberSearch, removeSearch, saveSearch } from '../../../main/store/searches.ts'
import { freshDepot, run } from './fixture.ts'

test('a search is kept under its name; the same name in other capitals is the same search', () => {
  const { writer } = freshDepot()
  const first = saveSearch(writer, { name: 'Wob 2012', query: 'plan', order: '-date' })
  const other = saveSearch(writer, { name: 'alles', query: '', order: 'sender' })
  expect(saveSearch(writer, { name: 'WOB 2012', query: 'plan OR bouw', order: 'size' })).toBe(first)
  expect(listSearches(writer).saved).toEqual([
    { id: other, name: 'alles', query: '', order: 'sender' },
    { id: first, name: 'WOB 2012', query: 'plan OR bouw', order: 'size' },
  ])
  expect([removeSearch(writer, other), removeSearch(writer, other)]).toEqual([true, false])
  expect(listSearches(writer).saved.map(({ id }) => id)).toEqual([first])
})

test('an order that is not known is shown as the latest first', () => {
  const { writer } = freshDepot()
  run(writer, "INSERT INTO saved_search VALUES (1, 'a', 'b', 'colour')")
  expect(listSearches(writer).saved[0]?.order).toBe('-date')
})

test('the latest hundred questions are remembered, each once, the latest first', () => {
  const { writer } = freshDepot()
  for (let number = 1; number <= 120; number++) rememberSearch(writer, `vraag ${number}`)
  rememberSearch(writer, 'vraag 50')
  const { past } = listSearches(writer)
  expect(past).toHaveLength(100)
  expect(past.slice(0, 3)).toEqual(['vraag 50', 'vraag 120', 'vraag 119'])
  expect(past.filter((query) => query === 'vraag 50')).toHaveLength(1)
  expect(past).not.toContain('vraag 20')
  expect(past.at(-1)).toBe('vraag 21')
})
