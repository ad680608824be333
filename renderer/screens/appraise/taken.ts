import type { Value } from '../../../shared/value.ts'

/** A decision on one record made in this window: what taking it back brings back. */
export type Decided = { readonly event: number; readonly record: number; readonly from: Value }

const MOST = 1_000
let decisions: readonly Decided[] = []

/** Remembers a decision on one record, so that undo can show the record again. */
export function rememberDecision(decided: Decided): void {
  decisions = [...decisions, decided].slice(-MOST)
}

/** Forgets the decisions: they are of a depot that is no longer open. */
export function forgetDecisions(): void {
  decisions = []
}

/** The decision of an event; null when it was not made on one record in this window. */
export function decisionOf(event: number): Decided | null {
  return decisions.findLast((each) => each.event === event) ?? null
}
