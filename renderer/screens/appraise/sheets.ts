import type { Scope } from '../../../shared/reply.ts'
import type { Value } from '../../../shared/value.ts'
import { makeStore } from '../../state/store.ts'

/** Which records a bulk action is about, and how to name them to a person. */
export type Bulk = {
  readonly scope: Scope
  readonly is: 'selection' | 'thread' | 'copies' | 'query'
  /** The query, or the subject of the record whose conversation or copies are meant; '' for a selection. */
  readonly name: string
  /** For a query: how many records the list counts that a person looks at. */
  readonly counted?: number
}

/** The sheet that is open for marking; at most one is. */
export type MarkSheet =
  | { readonly is: 'bulk'; readonly bulk: Bulk; readonly value: Value | null }
  | { readonly is: 'tag'; readonly ids: readonly number[] }
  | { readonly is: 'note'; readonly record: number }

/** The open sheet; null when none is. */
export const markSheet = makeStore<MarkSheet | null>(null)

/** Closes the sheet that is open, without marking. */
export function closeSheet(): void {
  markSheet.set(null)
}
