import { expect, test } from 'vitest'
import { groundsOf } from '../../../../../renderer/screens/appraise/ground.ts'

const decided = (ground: string, action = 'mark.value') => ({ action, ground })

test('recent grounds are those of decisions, each once, the latest first', () => {
  const events = [
    decided('b'),
    decided('a'),
    decided('b'),
    decided(''),
    decided('x', 'mark.tag'),
    decided('c'),
  ]
  expect(groundsOf(events)).toEqual(['b', 'a', 'c'])
})

test('no more than a list that fits are offered', () => {
  expect(groundsOf(Array.from({ length: 50 }, (_, n) => decided(String(n))))).toHaveLength(8)
})
