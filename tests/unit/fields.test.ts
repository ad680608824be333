import { expect, test } from 'vitest'
import { fields, findChoice, findField, suggestField } from '../../shared/fields.ts'
import { parseQuery } from '../../shared/query.ts'

test('every name and alias stands for one field only', () => {
  const names = fields.flatMap((field) => [field.name, ...field.aliases])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  for (const name of names) expect(name).toBe(name.toLowerCase())
})

test('every spelling of a choice stands for one choice only', () => {
  for (const field of fields) {
    if (field.value !== 'choice') continue
    const spellings = Object.entries(field.choices).flatMap(([name, aliases]) => [
      name.toLowerCase(),
      ...aliases,
    ])
    const own = new Set(spellings)
    // The name in lower case may stand among its own aliases.
    for (const spelling of own) {
      const meant = Object.entries(field.choices).filter(
        ([name, aliases]) => name.toLowerCase() === spelling || aliases.includes(spelling),
      )
      expect(meant, `${field.name}:${spelling}`).toHaveLength(1)
    }
  }
})

test.each(fields.map((field) => [field.example, field.name]))(
  'the example %s is a query',
  (example, name) => {
    const parsed = parseQuery(example)
    expect(parsed.ok && 'field' in parsed.query ? parsed.query.field : parsed).toBe(name)
  },
)

test('a field is found by name or alias in any case, and a misspelt one gets a suggestion', () => {
  expect(findField('Onderwerp')?.name).toBe('subject')
  expect(findField('constructor')).toBeNull()
  expect(suggestField('subjct')).toBe('subject')
  expect(suggestField('qqqqqqqq')).toBeNull()
  const value = findField('waarde')
  expect(value !== null && findChoice(value, 'Blijvend')).toBe('B')
})
