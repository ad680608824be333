import type { Input, Output } from '../../../shared/contract.ts'
import { ask } from '../../bridge.ts'
import { fold } from '../../commands/filter.ts'
import { tell, tellFailure } from '../../state/notice.ts'
import { say } from '../../state/words.ts'
import { undo } from './undo.ts'

/** A tag, how many records of the depot have it, and how many of those at hand; null where these are too many to ask. */
export type TagSeen = { readonly name: string; readonly count: number; readonly here: number | null }

/** Records at hand whose tags can be asked for in one query. */
export const MOST_ASKED = 500

/** The query that finds records by their numbers. */
export function idsQuery(ids: readonly number[]): string {
  return ids.length === 1 ? `id:${ids[0]}` : `id:(${ids.join(' OR ')})`
}

type Facets = Output<'record.facets'>

/** The tags of a depot, those of the records at hand first, then the most used. `here` is null when it was not asked. */
export function tagsOf(depot: Facets | undefined, here: Facets | null | undefined): TagSeen[] {
  const counts = new Map((here?.facets[0]?.values ?? []).map(({ value, count }) => [value, count]))
  return (depot?.facets[0]?.values ?? [])
    .map(({ value, count }) => ({
      name: value,
      count,
      here: here === null ? null : (counts.get(value) ?? 0),
    }))
    .sort((a, b) => (b.here ?? 0) - (a.here ?? 0))
}

/** The tags that have what was typed in their name; ends with the text itself, as a new tag, where there is none of that name. */
export function offeredTags(
  tags: readonly TagSeen[],
  typed: string,
): (TagSeen & { readonly isNew: boolean })[] {
  const text = typed.trim()
  const found = tags
    .filter(({ name }) => fold(name).includes(fold(text)))
    .map((tag) => ({ ...tag, isNew: false }))
  const isKnown = tags.some(({ name }) => name.toLowerCase() === text.toLowerCase())
  return text === '' || isKnown ? found : [...found, { name: text, count: 0, here: 0, isNew: true }]
}

type Change = Pick<Input<'mark.tag'>, 'add' | 'remove'>

/** Puts a tag on records or takes it off, and says so, with a way back. */
export async function changeTags(ids: readonly number[], change: Change): Promise<void> {
  const reply = await ask('mark.tag', { scope: { ids: [...ids] }, ...change })
  if (!reply.ok) return tellFailure(reply.failure)
  const { event, changed } = reply.value
  const [added] = change.add ?? []
  const tag = added ?? change.remove?.[0] ?? ''
  const text = say(added === undefined ? 'appraise.tag.removed' : 'appraise.tag.added', { tag, n: changed })
  tell(text, event === null ? undefined : () => void undo(event))
}
