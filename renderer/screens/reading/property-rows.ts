import type { PropertyGroup } from '../../../shared/records.ts'
import { say } from '../../state/words.ts'

export type ShownProperty = PropertyGroup['properties'][number]
/** A line of the list: the name of a group, or a property of it. */
export type PropertyRow =
  | { readonly is: 'group'; readonly name: string; readonly count: number }
  | { readonly is: 'property'; readonly group: string; readonly property: ShownProperty }

/**
 * Groups as the lines of one list. With words to filter by only properties in which all of them stand, in whatever column, and the
 * groups that have such.
 */
export function listProperties(groups: readonly PropertyGroup[], filter: string): readonly PropertyRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return groups.flatMap(({ place, properties }): PropertyRow[] => {
    const found = properties.filter((property) => words.every((word) => textOf(property).includes(word)))
    if (words.length > 0 && found.length === 0) return []
    const name = namePlace(place)
    return [
      { is: 'group', name, count: found.length },
      ...found.map((property): PropertyRow => ({ is: 'property', group: name, property })),
    ]
  })
}

/** The identifier of a property as its specification writes it: 0x0037. */
export function writeId({ id }: Pick<ShownProperty, 'id'>): string {
  return `0x${id.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Lines as columns for a spreadsheet, divided by tabs: group, identifier, name, set, type, bytes and value. */
export function writeColumns(rows: readonly PropertyRow[]): string {
  return rows
    .flatMap((row) => (row.is === 'group' ? [] : [columnsOf(row.group, row.property)]))
    .map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n')
}

function columnsOf(group: string, property: ShownProperty): string[] {
  const { name, set, type, size, value } = property
  return [group, writeId(property), name, set ?? '', type, String(size), value]
}

function textOf(property: ShownProperty): string {
  const { name, set, type, value } = property
  return [writeId(property), name, set ?? '', type, value].join('\n').toLowerCase()
}

/** Where properties stand, outermost first: Attachment 1 › Item › Recipient 2. */
function namePlace(place: PropertyGroup['place']): string {
  if (place.length === 0) return say('reading.properties.item')
  return place
    .flatMap((step, at) => {
      if (typeof step === 'number') return []
      if (step === 'item') return [say('reading.properties.item')]
      const n = place[at + 1]
      return [say(`reading.properties.${step}`, { n: typeof n === 'number' ? n : 0 })]
    })
    .join(' › ')
}
