import type { Problem } from '../../shared/problem.ts'
import { readPropertySet } from '../read/mapi/form.ts'
import type { MapiItem } from '../read/mapi/item.ts'
import { readMsg } from '../read/msg/read-msg.ts'
import { readTnef } from '../read/tnef/read-tnef.ts'
import { bufferOf } from './buffer.ts'
import { formOf } from './original-form.ts'

/** An item as it stands in a content. */
export type ContentItem = {
  readonly item: MapiItem
  /** Kept with a folder for a program. */
  readonly associated: boolean
  readonly problems: readonly Problem[]
}

/** Reads the item that a content is, by its first bytes; null of a message. Never throws. */
export function itemOf(raw: Uint8Array): ContentItem | null {
  const bytes = bufferOf(raw)
  switch (formOf(bytes)) {
    case 'mapi':
      return readPropertySet(bytes)
    case 'msg':
      return { ...readMsg(bytes), associated: false }
    case 'tnef':
      return { ...readTnef(bytes), associated: false }
    case 'eml':
      return null
  }
}
