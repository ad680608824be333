import { createHash } from 'node:crypto'
import {
  compareProperties,
  type MapiItem,
  type Property,
  type PropertyValue,
} from '../../../main/read/mapi/item.ts'
import type { ItemPlan } from './plan.ts'
import { isSeveral } from './values.ts'

/** A planned item as a reader gives it. */
export function itemOf({ properties, recipients, attachments }: ItemPlan): MapiItem {
  return {
    properties,
    recipients: recipients ?? [],
    attachments: (attachments ?? []).map((attachment) => ({
      properties: attachment.properties,
      embedded: attachment.embedded === undefined ? null : itemOf(attachment.embedded),
    })),
  }
}

/** An item as text. */
export type Plain = {
  readonly properties: readonly string[]
  readonly recipients: readonly (readonly string[])[]
  readonly attachments: readonly { readonly properties: readonly string[]; readonly embedded: Plain | null }[]
}

/** An item as text that shows where two differ. */
export function plainOf(item: MapiItem): Plain {
  return {
    properties: said(item.properties),
    recipients: [...item.recipients].map(said),
    attachments: [...item.attachments].map(({ properties, embedded }) => ({
      properties: said(properties),
      embedded: embedded && plainOf(embedded),
    })),
  }
}

function said(properties: readonly Property[]): string[] {
  return [...properties].sort(compareProperties).map(({ id, type, name, value }) => {
    const called = name === null ? id.toString(16) : JSON.stringify([name.set, name.name])
    return `${called} ${type.toString(16)} ${digest(value)}`
  })
}

function digest(value: PropertyValue): string {
  if (isSeveral(value)) return value.map(digest).join(' ')
  const hash = createHash('sha256')
  let size = 0
  for (const piece of Buffer.isBuffer(value) ? [value] : value.pieces()) {
    hash.update(piece)
    size += piece.length
  }
  return `${size}:${hash.digest('hex').slice(0, 16)}`
}
