import type { Problem } from '../../../../shared/problem.ts'
import type { Report } from '../ltp/node.ts'

/** What is wrong with one item, collected while it is read; the same thing once, however often it is read. */
export type ItemProblems = {
  /** Damage becomes the problem `item-damaged`. */
  readonly report: Report
  add(problem: Problem): void
  list(): readonly Problem[]
}

/** Problems of one item that are listed one by one. */
const MOST = 100

export function collectProblems(): ItemProblems {
  const problems = new Map<string, Problem>()
  let more = false
  const add = (problem: Problem): void => {
    const key = `${problem.kind} ${problem.detail ?? ''}`
    if (problems.size < MOST) problems.set(key, problem)
    else more ||= !problems.has(key)
  }
  return {
    report: (what, { start, length, detail }) =>
      add({ kind: 'item-damaged', start, length, detail: `${what}: ${detail}` }),
    add,
    list: () => [
      ...problems.values(),
      ...(more ? [{ kind: 'item-damaged', detail: `more than ${MOST} places` } as const] : []),
    ],
  }
}
