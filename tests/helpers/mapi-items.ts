import { writeItem } from '../../main/read/mapi/form.ts'
import type { MapiAttachment, MapiItem, Property } from '../../main/read/mapi/item.ts'
import { item, prop, recipient } from './card-items.ts'

/** An attachment that is a file: its name, its bytes, and what else the item says of it. */
export function file(name: string, bytes: Buffer | string, more: readonly Property[] = []): MapiAttachment {
  const own = [prop.number(0x3705, 1), prop.text(0x3707, name), prop.bytes(0x3701, Buffer.from(bytes))]
  return { properties: [...own, ...more], embedded: null }
}

/** An item attached to another. */
export function attachedItem(name: string, embedded: MapiItem): MapiAttachment {
  return { properties: [prop.number(0x3705, 5), prop.text(0x3001, name)], embedded }
}

/** A letter from one person to two, with what the test is about added or put in its place. */
export function letter(
  properties: readonly Property[] = [],
  attachments: readonly MapiAttachment[] = [],
  itemClass = 'IPM.Note',
): MapiItem {
  const own = [
    prop.text(0x0037, 'Bestemmingsplan Centrum-Oost'),
    prop.text(0x0042, 'A. Jansen'),
    prop.text(0x0064, 'SMTP'),
    prop.text(0x0065, 'a.jansen@example.nl'),
    prop.time(0x0039, '2012-03-12T13:07'),
    prop.text(0x1000, 'Het plan ligt ter inzage.\r\n'),
  ].filter(({ id }) => !properties.some((other) => other.id === id && other.name === null))
  const recipients = [recipient('J. Bakker', 'j.bakker@example.nl'), recipient('Ü. Öz', 'oz@example.org', 2)]
  return { ...item(itemClass, [...own, ...properties], recipients), attachments }
}

/** An item as a content of the depot holds it. */
export function contentOf(of: MapiItem, isAssociated = false): Buffer {
  return Buffer.concat([...writeItem(of, isAssociated)])
}
