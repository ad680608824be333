import { findField } from '../../../shared/fields.ts'
import type { RowOrder } from '../../../shared/results.ts'
import type { WordId } from '../../../shared/words/en.ts'
import { language, say } from '../../state/words.ts'

/** The columns the list can have: the fields a row tells. */
export const columnIds = [
  'value',
  'date',
  'from',
  'subject',
  'attachments',
  'problem',
  'copies',
  'size',
  'mailbox',
  'in',
  'kind',
  'tag',
  'id',
] as const
export type ColumnId = (typeof columnIds)[number]

type Column = {
  /** Least width in pixels, and the share of what is left over; 0 keeps the least. */
  readonly least: number
  readonly share: number
  /** The orders of the column, the one most wanted first; none when it cannot be sorted by. */
  readonly orders: readonly [RowOrder, RowOrder] | null
  /** Its name, for what is no field. */
  readonly word?: WordId
  /** Too narrow for its name, its head shows this (an SVG path); the name is said and shown on pointing. */
  readonly glyph?: string
}

/** Scales, on a field of 16 by 16: a square would be taken for a box to tick. */
const SCALES = 'M8 2.5v11M5 13.5h6M2.8 4.5h10.4M2.8 4.5l-1.6 4.2h3.2zM13.2 4.5l-1.6 4.2h3.2z'

/** A paper clip on a field of 16 by 16. */
export const CLIP = 'M10.5 4.5v6a2.5 2.5 0 0 1-5 0v-7a1.7 1.7 0 0 1 3.4 0v6.6a.9.9 0 0 1-1.7 0V5'

/** Every column there is, by its id. */
export const columns: Readonly<Record<ColumnId, Column>> = {
  value: { least: 34, share: 0, orders: ['value', '-value'], glyph: SCALES },
  date: { least: 82, share: 0, orders: ['-date', 'date'] },
  from: { least: 70, share: 3, orders: ['sender', '-sender'] },
  subject: { least: 120, share: 7, orders: ['subject', '-subject'] },
  attachments: { least: 38, share: 0, orders: null, word: 'records.column.attachments', glyph: CLIP },
  problem: { least: 82, share: 0, orders: null, word: 'records.column.problems' },
  copies: { least: 62, share: 0, orders: null, word: 'records.column.copies' },
  size: { least: 72, share: 0, orders: ['-size', 'size'], word: 'records.column.size' },
  mailbox: { least: 90, share: 2, orders: null },
  in: { least: 90, share: 2, orders: ['folder', '-folder'] },
  kind: { least: 76, share: 0, orders: null },
  tag: { least: 90, share: 2, orders: null },
  id: { least: 72, share: 0, orders: null },
}

/** The column of an id out of the settings; null for one this list cannot show. */
export function findColumn(id: string): ColumnId | null {
  return columnIds.find((each) => each === id) ?? null
}

/** The columns a person chose; the subject alone when none of them can be shown. */
export function chosenColumns(ids: readonly string[]): readonly ColumnId[] {
  const known = [...new Set(ids)].map(findColumn).filter((id) => id !== null)
  return known.length === 0 ? ['subject'] : known
}

/** The name of a column in the language of the window. */
export function nameOfColumn(id: ColumnId): string {
  const { word } = columns[id]
  return word === undefined ? (findField(id)?.label[language()] ?? id) : say(word)
}

/** The tracks of a row as CSS grid has them, the check box first, and the width below which the list scrolls sideways. */
export function tracksOf(ids: readonly ColumnId[]): { readonly tracks: string; readonly least: number } {
  const tracks = ids.map((id) => {
    const { least, share } = columns[id]
    return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`
  })
  const least = ids.reduce((sum, id) => sum + columns[id].least, CHECK)
  return { tracks: [`${CHECK}px`, ...tracks].join(' '), least }
}

const CHECK = 28

/** The order a click on a column's head asks for: the one most wanted, turned when it is there already. */
export function nextOrder(id: ColumnId, now: RowOrder): RowOrder | null {
  const { orders } = columns[id]
  if (orders === null) return null
  return orders[0] === now ? orders[1] : orders[0]
}
