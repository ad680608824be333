import type { Problem, ProblemKind } from '../../shared/problem.ts'
import { PROBLEMS_PER_KIND } from './bounds.ts'

/** Facts that go with a problem: bytes of the content it is about, and a short detail. */
export type ProblemFacts = { start?: number; length?: number; detail?: string }

/** Longest detail kept: facts such as "declared x, used y", where x comes from the mail. */
const DETAIL_LENGTH = 200

/** Collects the problems of one message: the same one once, and of each kind the first few. */
export class Problems {
  readonly list: Problem[]

  /** Goes on from the problems of `before`. */
  constructor(before: readonly Problem[] = []) {
    this.list = [...before]
  }

  /** Adds a problem unless it is already there. */
  add(kind: ProblemKind, facts: ProblemFacts = {}): void {
    const detail = facts.detail?.slice(0, DETAIL_LENGTH).toWellFormed()
    let ofKind = 0
    for (const problem of this.list) {
      if (problem.kind !== kind) continue
      ofKind++
      if (problem.detail === detail && problem.start === facts.start) return
    }
    if (ofKind >= PROBLEMS_PER_KIND) return
    this.list.push(detail === undefined ? { kind, ...facts } : { kind, ...facts, detail })
  }
}
