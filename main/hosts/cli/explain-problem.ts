import { costOf, isProblemKind, problems } from '../../../shared/problem.ts'
import { advice } from '../../../shared/words/en/advice.ts'

/** A problem in plain words: what it means and what it cost. */
export type ProblemExplanation = { readonly meaning: string; readonly cost: string }

const costs: Readonly<Record<ReturnType<typeof costOf>, string>> = {
  notice: 'Nothing was lost.',
  partial: 'All bytes are kept; not everything in them was understood.',
  incomplete: 'What could not be read is in no record: keep the drive.',
  unread: 'The bytes were counted, and could not become records.',
}

/** Explains a problem by its kind as it is stored. A kind this version does not know is from a newer one, and says so. */
export function explainProblem(kind: string): ProblemExplanation {
  if (!isProblemKind(kind))
    return { meaning: 'a problem that this version of the program does not know', cost: '' }
  return { meaning: problems[kind].meaning, cost: costs[costOf(kind)] }
}

/** What a problem means, with its detail, and what to do about a file whose format is not read: there the detail is the format. */
export function problemText(kind: string, detail: string): string {
  const meaning = `${explainProblem(kind).meaning}${detail === '' ? '' : ` (${detail})`}`
  const next = kind === 'format-not-read' ? adviceOn(detail) : ''
  return next === '' ? meaning : `${meaning}. ${next}`
}

/** What to do with a file of a format that is not read; '' where there is nothing to advise. */
export function adviceOn(format: string): string {
  return Object.entries(advice).find(([name]) => name === `format.advice.${format}`)?.[1] ?? ''
}
