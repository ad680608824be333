import { expect, test } from 'vitest'
import { explainProblem, problemText } from '../../../../main/hosts/cli/explain-problem.ts'
import { problems } from '../../../../shared/problem.ts'

test.each(Object.keys(problems))('the problem %s is explained: what it means and what it cost', (kind) => {
  const { meaning, cost } = explainProblem(kind)
  expect(meaning.length).toBeGreaterThan(10)
  expect(cost).toMatch(/\.$/)
})

test.each(['item-damaged', 'store-damaged', 'attachment-unreadable', 'archive-entry-damaged'])(
  'nobody is told that all bytes are kept where some could not be read: %s',
  (kind) => {
    expect(explainProblem(kind).cost).toContain('keep the drive')
    expect(explainProblem('parser-failed').cost).toContain('All bytes are kept')
  },
)

test('a problem of a newer version is not passed over', () => {
  expect(explainProblem('constructor').meaning).toContain('does not know')
})

test.each(['nsf', 'olm', '7z'])('a file that is not read (%s) is told with what to do about it', (format) => {
  expect(problemText('format-not-read', format)).toMatch(
    new RegExp(`not imported \\(${format}\\)\\. What to do: `),
  )
})

test('a format without advice, and another problem, get none', () => {
  expect(problemText('format-not-read', 'constructor')).not.toContain('What to do')
  expect(problemText('cut-off', 'nsf')).not.toContain('What to do')
})
