import { expect, test } from 'vitest'
import { explainProblem } from '../../../../main/hosts/cli/explain-problem.ts'
import { problems } from '../../../../shared/problem.ts'

test.each(Object.keys(problems))('the problem %s is explained: what it means and what it cost', (kind) => {
  const { meaning, cost } = explainProblem(kind)
  expect(meaning.length).toBeGreaterThan(10)
  expect(cost).toMatch(/\.$/)
})

test('a problem of a newer version is not passed over', () => {
  expect(explainProblem('constructor').meaning).toContain('does not know')
})
