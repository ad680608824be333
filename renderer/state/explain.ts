import { sayFacts } from '../../shared/facts.ts'
import type { Failure } from '../../shared/failure.ts'
import { costOf, isProblemKind } from '../../shared/problem.ts'
import { isWord, language, say, sayOr } from './words.ts'

/** What happened and to what, what is safe, and what to do next. */
export type Explanation = { readonly happened: string; readonly safe: string; readonly next: string }

/** A failure in plain words of the window's language. */
export function explainFailure(failure: Failure): Explanation {
  const facts = factsOf(failure)
  return {
    happened: say(`failure.${failure.kind}`, facts),
    safe: say(`failure.${failure.kind}.safe`, facts),
    next: say(`failure.${failure.kind}.next`, facts),
  }
}

/** What to do with a file of a format that is not read; '' of every other, and where there is nothing to advise. */
export function adviseOnFormat(kind: string, format: string): string {
  return kind === 'format-not-read' ? sayOr(`format.advice.${format}`, '') : ''
}

/** What a kind of problem means and what it cost; one this version does not know says so. */
export function explainProblem(kind: string): { readonly meaning: string; readonly cost: string } {
  const id = `problem.${kind}`
  if (!isProblemKind(kind) || !isWord(id)) return { meaning: say('problem.unknown', { kind }), cost: '' }
  return { meaning: say(id), cost: say(`problem.cost.${costOf(kind)}`) }
}

/** Facts, which are stored in English, in the window's language: of a problem of this kind, or (absent) of an account. */
export function tellFacts({
  kind = '',
  detail,
}: {
  readonly kind?: string
  readonly detail: string
}): string {
  return sayFacts(language(), kind, detail)
}

function factsOf(failure: Failure): Record<string, string | number> {
  const facts: Record<string, string | number> = {}
  for (const [name, fact] of Object.entries(failure)) if (name !== 'kind') facts[name] = fact
  if (failure.kind === 'query-unreadable') facts['at'] = failure.at + 1
  return facts
}
