/** Types of nodes, by the five low bits of their identifier ([MS-PST] §2.2.2.1). */
export const NORMAL_FOLDER = 0x02
export const SEARCH_FOLDER = 0x03
export const NORMAL_MESSAGE = 0x04
export const ATTACHMENT = 0x05
export const ASSOCIATED_MESSAGE = 0x08
export const HIERARCHY_TABLE = 0x0d
export const CONTENTS_TABLE = 0x0e
export const ASSOCIATED_TABLE = 0x0f

/** Nodes with an identifier of their own ([MS-PST] §2.4.1). */
export const MESSAGE_STORE = 0x21
export const ROOT_FOLDER = 0x122

/** Subnodes of a message ([MS-PST] §2.4.5). */
export const ATTACHMENT_LIST = 0x671
export const RECIPIENT_LIST = 0x692

/** What only a file needs that is arranged in folders: the store, folders, searches and their queues, tables. */
const STRUCTURAL: ReadonlySet<number> = new Set([
  0x01, 0x02, 0x03, 0x06, 0x07, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13,
])

export function typeOf(nid: number): number {
  return nid & 0x1f
}

export function isStructural(nid: number): boolean {
  return STRUCTURAL.has(typeOf(nid))
}

/** The node of another type that belongs with a node: the contents table of a folder ([MS-PST] §2.4.4). */
export function siblingOf(nid: number, type: number): number {
  return ((nid & ~0x1f) | type) >>> 0
}
