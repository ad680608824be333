import { isProblemKind, problems, type Weight } from '../../../shared/problem.ts'

/** A problem in plain words: what it means and what it cost. */
export type ProblemExplanation = { readonly meaning: string; readonly cost: string }

const costs: Readonly<Record<Weight, string>> = {
  notice: 'Nothing was lost.',
  partial: 'All bytes are kept; not everything in them was understood.',
  unread: 'The bytes were counted, and could not become records.',
}

/** Explains a problem by its kind as it is stored. A kind this version does not know is from a newer one, and says so. */
export function explainProblem(kind: string): ProblemExplanation {
  if (!isProblemKind(kind))
    return { meaning: 'a problem that this version of the program does not know', cost: '' }
  const { meaning, weight } = problems[kind]
  return { meaning, cost: costs[weight] }
}
