import { ask } from '../../bridge.ts'
import { announce, tell, tellFailure } from '../../state/notice.ts'
import { say } from '../../state/words.ts'
import { list, moveTo, select } from './list.ts'

/** The engine answers so many numbers at once. */
const MOST_SELECTED = 1_000_000

/** The row from which Shift extends. */
let anchor: number | null = null

/** Selects the row one is at, or no longer. */
export async function toggleHere(): Promise<void> {
  const { place } = list.get()
  if (place !== null) await toggle(place)
}

/** Moves to a row and selects everything from where extending began. */
export async function extendTo(place: number): Promise<void> {
  const { place: here, opened } = list.get()
  if (opened === null) return
  const to = Math.min(opened.rows - 1, Math.max(0, place))
  anchor ??= here ?? to
  moveTo(to)
  const ids = await readIds(Math.min(anchor, to), Math.abs(anchor - to) + 1)
  // A later step of the same extending overtook this one.
  if (ids !== null && list.get().place === to) selectAndSay(new Set(ids))
}

/** What a click on a row does: moves there; with Ctrl selects it too, with Shift all up to it. */
export async function clickRow(place: number, keys: { shift: boolean; toggle: boolean }): Promise<void> {
  if (keys.shift) return extendTo(place)
  moveTo(place)
  anchor = place
  if (keys.toggle) await toggle(place)
}

/** Selects the records of the whole list, or as many as can be selected at once, and then says that it is not all. */
export async function selectAll(): Promise<void> {
  const { opened } = list.get()
  if (opened === null || opened.rows === 0) return
  const ids = await readIds(0, Math.min(MOST_SELECTED, opened.rows))
  if (ids === null) return
  selectAndSay(new Set(ids))
  if (opened.rows > MOST_SELECTED) tell(say('records.selectedFirst', { n: MOST_SELECTED, of: opened.rows }))
}

/** Selects nothing any more. */
export function selectNone(): void {
  anchor = null
  selectAndSay(new Set())
}

/** Ends extending: the next one begins where one is then. */
export function dropAnchor(): void {
  anchor = null
}

async function toggle(place: number): Promise<void> {
  anchor = place
  const ids = await readIds(place, 1)
  if (ids === null) return
  const selected = new Set(list.get().selected)
  const all = ids.every((id) => selected.has(id))
  for (const id of ids) {
    if (all) selected.delete(id)
    else selected.add(id)
  }
  selectAndSay(selected)
}

function selectAndSay(selected: ReadonlySet<number>): void {
  select(selected)
  announce(say('records.selected', { n: selected.size }))
}

/** The numbers of the records on some rows; null, said to the person, when they cannot be had. */
async function readIds(start: number, count: number): Promise<readonly number[] | null> {
  const { opened, rows, question } = list.get()
  if (opened === null || rows === null) return null
  const ids: number[] = []
  for (let place = start; question?.grouped === false && place < start + count; place++) {
    const row = rows.rowAt(place)
    if (row === null) break
    ids.push(row.id)
  }
  if (ids.length === count) return ids
  const reply = await ask('result.ids', { result: opened.result, start, count })
  if (reply.ok) return reply.value.ids
  tellFailure(reply.failure)
  return null
}
