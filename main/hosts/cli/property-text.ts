import type { PropertyGroup } from '../../../shared/records.ts'
import { table } from './print.ts'
import { printable } from './printable.ts'

/** Characters of a value in a line; `--json` has more of it. */
const MOST_CHARACTERS = 100

/** The properties of an Outlook item as a person reads them, group by group, for a terminal of `columns`. */
export function propertyText(groups: readonly PropertyGroup[], isCut: boolean, columns: number): string[] {
  if (groups.length === 0) return ['This record is no Outlook item: it has no properties.']
  const text = groups.flatMap(({ place, properties }) => [
    place.length === 0 ? 'item' : place.join(' '),
    ...table(
      [{ title: '' }, { title: '' }, { title: '' }, { title: '', narrow: 'cut' }],
      properties.map(({ id, name, type, value }) => [
        `  0x${id.toString(16).padStart(4, '0')}`,
        printable(name),
        type,
        printable(value.slice(0, MOST_CHARACTERS)),
      ]),
      columns,
    ),
  ])
  return isCut ? [...text, 'There is more than is shown.'] : text
}
