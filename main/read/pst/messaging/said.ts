import { createHash, type Hash } from 'node:crypto'
import { compareProperties, type MapiItem, type Property, type PropertyValue } from '../../mapi/item.ts'
import { PSETID_Common } from '../../mapi/sets.ts'
import { PidTagMessageClass, PidTagRecipientType, PidTagSubject } from '../../mapi/tags.ts'

/**
 * Ranges of identifiers ([MS-OXPROPS] §1.3.3): content of a message, without what follows its message identifier (0x1035), which are
 * headers and marks such as answered and flagged; in what role a recipient is one; names and addresses; the bytes and names of
 * attachments; people; what a class of messages defines as its content. The others say how it was sent and how a mailbox keeps it.
 */
const CONTENT: readonly (readonly [number, number])[] = [
  [PidTagRecipientType, PidTagRecipientType],
  [0x1000, 0x1034],
  [0x1100, 0x2fff],
  [0x3001, 0x3003],
  [0x3701, 0x3707],
  [0x3a00, 0x3bff],
  [0x6800, 0x7bff],
]
/** PidNameKeywords: the categories, which are marks too. */
const KEYWORDS = 'keywords'

/**
 * What an item says, in a hash: class, subject, bodies, what a contact, an appointment or a task is made of, recipients and
 * attachments. Left out is what a program notes about it: read, answered, flagged, in a category, times of change, how it was sent.
 * Two states of an item that differ only in that are one item to whoever reads it.
 */
export function hashOfSaid(item: MapiItem): string {
  const hash = createHash('sha256')
  addItem(hash, item)
  return hash.digest('hex')
}

function addItem(hash: Hash, { properties, recipients, attachments }: MapiItem): void {
  addProperties(hash, properties)
  for (const recipient of recipients) addPart(hash, 'recipient', recipient)
  for (const { properties: own, embedded } of attachments) {
    addPart(hash, 'attachment', own)
    if (embedded === null) continue
    hash.update('item(')
    addItem(hash, embedded)
    hash.update(')')
  }
}

function addPart(hash: Hash, name: string, properties: readonly Property[]): void {
  hash.update(`${name}(`)
  addProperties(hash, properties)
  hash.update(')')
}

function addProperties(hash: Hash, properties: readonly Property[]): void {
  for (const { id, type, name, value } of properties.filter(isSaid).sort(compareProperties)) {
    hash.update(name === null ? `${id} ${type} ` : `${name.set} ${typeof name.name} ${name.name} ${type} `)
    addValue(hash, value)
  }
}

function addValue(hash: Hash, value: PropertyValue): void {
  if (Buffer.isBuffer(value)) hash.update(`${value.length} `).update(value)
  else if ('pieces' in value) {
    hash.update(`${value.size} `)
    for (const piece of value.pieces()) hash.update(piece)
  } else {
    hash.update(`${value.length} of `)
    for (const one of value) hash.update(`${one.length} `).update(one)
  }
}

function isSaid({ id, name }: Property): boolean {
  if (name !== null) return name.set !== PSETID_Common && String(name.name).toLowerCase() !== KEYWORDS
  if (id === PidTagMessageClass || id === PidTagSubject) return true
  return CONTENT.some(([first, last]) => first <= id && id <= last)
}
