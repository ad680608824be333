import type { Problem } from '../../shared/problem.ts'
import { isPropertySet, readPropertySet } from '../read/mapi/form.ts'
import type { MapiItem } from '../read/mapi/item.ts'
import { isCompound } from '../read/msg/compound-sectors.ts'
import { readMsg } from '../read/msg/read-msg.ts'
import { isTnef } from '../read/tnef/attributes.ts'
import { readTnef } from '../read/tnef/read-tnef.ts'
import { bufferOf } from './buffer.ts'

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
  if (isPropertySet(bytes)) return readPropertySet(bytes)
  if (isCompound(bytes)) return { ...readMsg(bytes), associated: false }
  if (isTnef(bytes)) return { ...readTnef(bytes), associated: false }
  return null
}
