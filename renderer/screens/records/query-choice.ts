import type { Output } from '../../../shared/contract.ts'
import type { Completion } from '../../../shared/results.ts'

/** One way to go on in the query box. `replaces`: which part of the text it takes the place of; null is all of it. */
export type QueryChoice = {
  readonly is: 'field' | 'choice' | 'value' | 'word' | 'saved' | 'past'
  readonly text: string
  readonly name: string | null
  readonly field: string | null
  readonly count: number | null
  readonly replaces: { readonly from: number; readonly to: number } | null
}

/** Past queries offered in an empty box. */
const MOST_PAST = 12

/** What the depot remembers, as offered in an empty box: the searches kept under a name, then what was asked last. */
export function choicesRemembered(searches: Output<'search.list'> | undefined): QueryChoice[] {
  const whole = { field: null, count: null, replaces: null }
  const saved = searches?.saved ?? []
  const past = searches?.past ?? []
  return [
    ...saved.map(({ name, query }) => ({ is: 'saved' as const, text: query, name, ...whole })),
    ...past.slice(0, MOST_PAST).map((query) => ({ is: 'past' as const, text: query, name: null, ...whole })),
  ]
}

/** Ways to complete what stands before the caret. */
export function choicesOf({ from, to, choices }: Completion): QueryChoice[] {
  return choices.map((choice) => ({ ...choice, name: null, replaces: { from, to } }))
}

/** A text with a choice put in its place in it, and where the caret then stands. */
export function withChoice(
  text: string,
  { text: chosen, replaces }: QueryChoice,
): { readonly text: string; readonly caret: number } {
  const { from, to } = replaces ?? { from: 0, to: text.length }
  return { text: text.slice(0, from) + chosen + text.slice(to), caret: from + chosen.length }
}
