import { EMBEDDED_DEPTH } from '../../read/mapi/item.ts'
import { Problems } from '../problems.ts'

/** Bytes of RTF that are unpacked for one message with all that is attached to it: packed, a hostile one is eight times smaller. */
const RTF_BYTES = 64 * 1024 * 1024

/** What stays the same while a message and the items attached to it are made. */
export type Deriving = {
  readonly problems: Problems
  /** Levels of attached items that may still be opened. */
  readonly depth: number
  /** Shared by all levels. */
  readonly room: { rtf: number }
}

export function beginDeriving(): Deriving {
  return { problems: new Problems(), depth: EMBEDDED_DEPTH, room: { rtf: RTF_BYTES } }
}

export function oneDeeper(deriving: Deriving): Deriving {
  return { ...deriving, depth: deriving.depth - 1 }
}
