import { useEffect } from 'react'
import { ask } from '../../bridge.ts'
import { useRoute } from '../../state/route.ts'
import { closeList, followChanges, list, moveTo, openList } from './list.ts'
import { hasWords } from './question.ts'

/** Keeps the list on what the route asks for, and the place in it on the record the route shows. */
export function useList(): void {
  const query = useRoute((route) => route.query)
  const wanted = useRoute((route) => route.order)
  const grouped = useRoute((route) => route.grouped)
  const record = useRoute((route) => route.record)
  // Without words there is nothing to rank by.
  const order = wanted === 'relevance' && !hasWords(query) ? '-date' : wanted
  useEffect(() => void openList({ query, order, grouped }), [query, order, grouped])
  useEffect(() => void followRecord(record), [record])
  useEffect(followChanges, [])
  useEffect(() => closeList, [])
}

/** A record opened by a link stands somewhere in the list too, perhaps. */
async function followRecord(record: number | null): Promise<void> {
  const { opened, row, place, asking } = list.get()
  if (opened === null || asking || row?.id === record || (place !== null && row === null)) return
  if (record === null) {
    list.set((before) => ({ ...before, place: null, row: null }))
    return
  }
  const reply = await ask('result.place', { result: opened.result, id: record })
  if (!reply.ok || list.get().opened !== opened) return
  if (reply.value.place === null) list.set((before) => ({ ...before, place: null, row: null }))
  else moveTo(reply.value.place)
}
