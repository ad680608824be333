import { expect, test } from 'vitest'
import {
  choicesOf,
  choicesRemembered,
  withChoice,
} from '../../../../../renderer/screens/records/query-choice.ts'

test('an empty box offers what was kept under a name before what was asked last, and of that the latest', () => {
  const past = Array.from({ length: 30 }, (_, at) => `asked ${at}`)
  const saved = [{ id: 1, name: 'Council', query: 'raad', order: '-date' as const }]
  const choices = choicesRemembered({ saved, past })
  expect(choices[0]).toMatchObject({ is: 'saved', name: 'Council', text: 'raad' })
  expect(choices.slice(1).map(({ is, text }) => [is, text])).toEqual(
    past.slice(0, 12).map((text) => ['past', text]),
  )
  expect(choicesRemembered(undefined)).toEqual([])
})

test('a completion takes the place of what it completes; what was remembered, that of all', () => {
  const text = 'has:attachment fro begroting'
  const [choice] = choicesOf({
    from: 15,
    to: 18,
    choices: [{ is: 'field', text: 'from:', field: 'from', count: null }],
  })
  expect(choice && withChoice(text, choice)).toEqual({ text: 'has:attachment from: begroting', caret: 20 })
  const [remembered] = choicesRemembered({ saved: [], past: ['raad'] })
  expect(remembered && withChoice(text, remembered)).toEqual({ text: 'raad', caret: 4 })
})
