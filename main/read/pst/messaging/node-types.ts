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

export function typeOf(nid: number): number {
  return nid & 0x1f
}

/** The node of another type that belongs with a node: the contents table of a folder ([MS-PST] §2.4.4). */
export function siblingOf(nid: number, type: number): number {
  return ((nid & ~0x1f) | type) >>> 0
}
