import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/failure.ts'
import type { Scope } from '../../../shared/reply.ts'
import type { ValueCounts } from '../../../shared/results.ts'
import type { Value } from '../../../shared/value.ts'
import { ask } from '../../bridge.ts'
import { tell } from '../../state/notice.ts'
import { say } from '../../state/words.ts'
import { list, moveTo, select } from '../records/list.ts'
import { goesToNext } from './decide.ts'
import type { Bulk } from './sheets.ts'
import { undo } from './undo.ts'

export type Preview = Output<'mark.preview'>

type Previewed = {
  /** The preview of the value asked about; null until it is there. */
  readonly preview: Preview | null
  /** How many records there are and what they are now, by the latest preview of whatever value. */
  readonly now: { readonly of: number; readonly counts: ValueCounts } | null
  readonly failure: Failure | null
  readonly again: () => void
}

/** What setting a value would change. Not kept among the answers: the numbers of a million records are no key. */
export function usePreview(scope: Scope, value: Value): Previewed {
  const [turn, setTurn] = useState(0)
  const [answer, setAnswer] = useState<{ preview: Preview; value: Value; turn: number } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let isLatest = true
    void ask('mark.preview', { scope, value }).then((reply) => {
      if (!isLatest) return
      if (reply.ok) setAnswer({ preview: reply.value, value, turn })
      setFailure(reply.ok ? null : reply.failure)
    })
    return () => {
      isLatest = false
    }
  }, [scope, value, turn])
  return {
    preview: answer !== null && answer.value === value && answer.turn === turn ? answer.preview : null,
    now: answer === null ? null : { of: answer.preview.of, counts: countsOf(answer.preview, answer.value) },
    failure,
    again: () => setTurn(turn + 1),
  }
}

/** What the records of a preview are now. `value` is the one it was asked about. */
export function countsOf(
  { changes, unchanged }: Pick<Preview, 'changes' | 'unchanged'>,
  value: Value,
): ValueCounts {
  const counts: ValueCounts = { B: 0, V: 0, N: 0 }
  for (const { from, count } of changes) counts[from] = count
  counts[value] = unchanged
  return counts
}

type Apply = {
  readonly bulk: Bulk
  readonly value: Value
  readonly reason: string
  readonly preview: Preview
}

/**
 * Marks exactly what was previewed and says so, with a way back. Answers with the failure; preview-outdated when other
 * records would be changed than were shown.
 */
export async function applyBulk({ bulk, value, reason, preview }: Apply): Promise<Failure | null> {
  const { scope } = bulk
  const reply = await ask('mark.value', { scope, value, reason, previewed: preview.state })
  if (!reply.ok) return reply.failure
  const { event, of, changed } = reply.value
  const text = say('appraise.bulk.done', { n: of, changed, value: say(`value.${value}`) })
  tell(text, event === null ? undefined : () => void undo(event))
  if (bulk.is === 'selection') select(new Set())
  if (bulk.is !== 'query' && goesToNext()) await goOn()
  return null
}

/** Moves to the next undetermined record as the engine knows it: the rows on the screen are being read anew. */
async function goOn(): Promise<void> {
  const { opened, place } = list.get()
  if (opened === null || place === null) return
  const reply = await ask('result.undecided', { result: opened.result, from: place })
  const now = list.get()
  if (reply.ok && reply.value.place !== null && now.opened === opened && now.place === place) {
    moveTo(reply.value.place)
  }
}
