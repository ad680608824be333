import { describe, expect, test } from 'vitest'
import { choicesOf, exampleIn, operators } from '../../../../../renderer/screens/help/examples.ts'
import { type Field, fields } from '../../../../../shared/fields.ts'
import { parseQuery } from '../../../../../shared/query.ts'

const all: readonly Field[] = fields

describe('what the help says can be typed', () => {
  test.each(all.map((field) => [field.name, field] as const))(
    'the example of %s means the same in Dutch',
    (_, field) => {
      const english = parseQuery(exampleIn(field, 'en'))
      expect(english.ok).toBe(true)
      expect(parseQuery(exampleIn(field, 'nl'))).toEqual(english)
    },
  )

  test.each([...operators('en'), ...operators('nl')].map(({ query }) => query))(
    '%s can be asked',
    (query) => {
      expect(parseQuery(query).ok).toBe(true)
    },
  )

  test('every value of every closed list can be asked', () => {
    const queries = all.flatMap(choicesOf)
    expect(queries.length).toBeGreaterThan(20)
    expect(queries.filter(({ query }) => !parseQuery(query).ok)).toEqual([])
  })
})
