import type { Property } from '../read/mapi/item.ts'
import * as tags from '../read/mapi/tags.ts'

const ordinary = new Map(Object.entries(tags).map(([name, id]) => [id, name]))

/**
 * What a property is called: by [MS-OXPROPS] ("PidTagSubject"), or as a store names it: a text, or a number in its property set
 * ("0x820d"). '' where none of these is known.
 */
export function nameProperty({ id, name }: Property): string {
  if (name === null) return ordinary.get(id) ?? ''
  return typeof name.name === 'string' ? name.name : `0x${name.name.toString(16).padStart(4, '0')}`
}
