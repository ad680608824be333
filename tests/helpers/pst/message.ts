import type { Property } from '../../../main/read/mapi/item.ts'
import type { Subnode } from './blocks.ts'
import type { AttachmentPlan, ItemPlan } from './plan.ts'
import { type NodeBlocks, writeProperties } from './property-context.ts'
import { nodeTypes, type Store } from './store.ts'
import { type Column, openTable } from './table-context.ts'
import { sizeOf, TEXT, TEXT8 } from './values.ts'

/** Subnodes of an item: its tables ([MS-PST] §2.4.5). */
const ATTACHMENTS = 0x671
const RECIPIENTS = 0x692

/** Text columns are of the width of the file. */
export function textType(store: Store): number {
  return store.layout.wide ? TEXT : TEXT8
}

/** §2.4.5.3.1, the columns every table of recipients has. */
export function recipientColumns(store: Store): Column[] {
  const type = textType(store)
  return [
    { id: 0x0c15, type: 0x0003 },
    { id: 0x0e0f, type: 0x000b },
    { id: 0x0ff9, type: 0x0102 },
    { id: 0x0ffe, type: 0x0003 },
    { id: 0x0fff, type: 0x0102 },
    { id: 0x3001, type },
    { id: 0x3002, type },
    { id: 0x3003, type },
    { id: 0x300b, type: 0x0102 },
    { id: 0x3900, type: 0x0003 },
  ]
}

/** §2.4.6.1.1. */
export function attachmentColumns(store: Store): Column[] {
  return [
    { id: 0x0e20, type: 0x0003 },
    { id: 0x3704, type: textType(store) },
    { id: 0x3705, type: 0x0003 },
    { id: 0x370b, type: 0x0003 },
  ]
}

/** Writes the blocks of an item whose properties have the identifiers of the file, with all that is in it. */
export function writeItem(store: Store, item: ItemPlan): NodeBlocks {
  const subnodes: Subnode[] = []
  const recipients = item.recipients ?? []
  if (recipients.length > 0) {
    const table = openTable(store.layout, store.blocks, columnsFor(recipientColumns(store), recipients))
    for (const [place, recipient] of recipients.entries()) table.add(place + 1, recipient)
    subnodes.push({ nid: RECIPIENTS, ...table.end() })
  }
  const attachments = item.attachments ?? []
  if (attachments.length > 0) {
    const table = openTable(store.layout, store.blocks, attachmentColumns(store))
    for (const [place, attachment] of attachments.entries()) {
      const nid = (0x401 + place) * 32 + nodeTypes.attachment
      subnodes.push({ nid, ...writeAttachment(store, attachment) })
      table.add(nid, attachment.properties)
    }
    subnodes.push({ nid: ATTACHMENTS, ...table.end() })
  }
  return writeProperties(store.layout, store.blocks, item.properties, { subnodes })
}

function writeAttachment(store: Store, { properties, embedded }: AttachmentPlan): NodeBlocks {
  if (embedded === undefined) return writeProperties(store.layout, store.blocks, properties)
  // From the counter of the file's own items: some readers look an item up among those first.
  const nid = store.nodes.next(nodeTypes.message)
  const inner = writeItem(store, embedded)
  return writeProperties(store.layout, store.blocks, properties, {
    subnodes: [{ nid, ...inner }],
    object: { nid, size: bytesOf(embedded.properties) },
  })
}

/** The columns every table has, and those of the properties that its rows have besides. */
function columnsFor(columns: readonly Column[], rows: readonly (readonly Property[])[]): Column[] {
  const tags = new Map([...columns, ...rows.flat()].map(({ id, type }) => [`${id} ${type}`, { id, type }]))
  return [...tags.values()]
}

function bytesOf(properties: readonly Property[]): number {
  return properties.reduce((sum, { value }) => sum + sizeOf(value), 0)
}

/** The item with the identifiers that this file gives to named properties, sorted by identifier: what must be read from it. */
export function assignNames(store: Store, item: ItemPlan): ItemPlan {
  const sorted = (properties: readonly Property[]): Property[] =>
    properties.map(store.names.assigned).sort((a, b) => a.id - b.id)
  return {
    ...item,
    properties: sorted(item.properties),
    recipients: (item.recipients ?? []).map(sorted),
    attachments: (item.attachments ?? []).map(({ properties, embedded }) => ({
      properties: sorted(properties),
      ...(embedded === undefined ? {} : { embedded: assignNames(store, embedded) }),
    })),
  }
}
