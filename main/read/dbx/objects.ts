import type { Blocks } from '../blocks.ts'

/*
 * The objects of a message file of Outlook Express 5 and 6. Microsoft publishes no specification; these layouts are the ones that
 * several people found independently by looking. Numbers are little-endian, pointers are bytes from the start of the file, and
 * every object begins with its own place, by which it is known.
 */

/** Bytes of the file header that are looked at, and where in it the number of messages and the root of their tree are. */
const HEADER = { size: 0x100, used: 0x7c, messages: 0xc4, root: 0xe4 } as const

export type DbxHeader = {
  /** Bytes of the file in use, as it says. */
  readonly used: number
  /** Messages in the folder, as it says. */
  readonly messages: number
  /** The root of the tree; 0 of an empty folder. */
  readonly root: number
}

/** The file header; null of a file that is too short to have one. */
export function readHeader(blocks: Blocks): DbxHeader | null {
  const bytes = blocks.view(0, HEADER.size)
  if (bytes.length < HEADER.size) return null
  return {
    used: bytes.readUInt32LE(HEADER.used),
    messages: bytes.readUInt32LE(HEADER.messages),
    root: bytes.readUInt32LE(HEADER.root),
  }
}

/** A tree node has at most so many entries. */
const NODE = { size: 0x27c, header: 0x18, most: 0x33 } as const

/** Values lie between children: the first child before the first value, and one after each. 0 stands for no child. */
export type TreeNode = { readonly children: readonly number[]; readonly values: readonly number[] }

/** The tree node at a place; null when none is there. */
export function readNode(blocks: Blocks, at: number): TreeNode | null {
  const bytes = blocks.view(at, NODE.size)
  if (bytes.length < NODE.size || bytes.readUInt32LE(0) !== at) return null
  const count = bytes.readUInt8(0x11)
  if (count > NODE.most) return null
  const entries = Array.from({ length: count }, (_, place) => NODE.header + place * 12)
  return {
    children: [bytes.readUInt32LE(8), ...entries.map((entry) => bytes.readUInt32LE(entry + 4))],
    values: entries.map((entry) => bytes.readUInt32LE(entry)),
  }
}

/** What the folder knows of a message without its text. */
export type MessageInfo = {
  /** Bytes of the object itself. */
  readonly length: number
  readonly flags: number
  /** Where the first segment of the text is; 0 of a message of which only this was fetched from the server. */
  readonly text: number
}

const INFO = { header: 12, largest: 1024 * 1024, flags: 0x01, text: 0x04 } as const

/** The message info at a place; null when none is there. */
export function readInfo(blocks: Blocks, at: number): MessageInfo | null {
  const header = Buffer.from(blocks.view(at, INFO.header))
  if (header.length < INFO.header || header.readUInt32LE(0) !== at) return null
  const length = header.readUInt32LE(4)
  const data = header.readUInt8(10) * 4
  if (length > INFO.largest || data > length) return null
  const body = blocks.view(at + INFO.header, length)
  if (body.length < length) return null
  return {
    length: INFO.header + length,
    flags: valueIn(body, data, INFO.flags),
    text: valueIn(body, data, INFO.text),
  }
}

/** A number of the index, whose entries are a name (with bit 7 when the value is in the entry itself) and a value or its place. */
function valueIn(body: Buffer, data: number, name: number): number {
  for (let at = 0; at < data; at += 4) {
    const key = body.readUInt8(at)
    if ((key & 0x7f) !== name) continue
    const value = body.readUIntLE(at + 1, 3)
    if ((key & 0x80) !== 0) return value
    return data + value + 4 <= body.length ? body.readUInt32LE(data + value) : 0
  }
  return 0
}

/** Texts are stored in segments of one size, each with a header. */
export const SEGMENT = { size: 0x210, header: 0x10, room: 0x200 } as const

export type Segment = { readonly length: number; readonly next: number }

/**
 * The text segment at a place; null when none is there. A freed one says another room, and has four bytes of its text
 * overwritten: no message that was deleted and compacted away can be had back whole.
 */
export function readSegment(blocks: Blocks, at: number): Segment | null {
  const bytes = blocks.view(at, SEGMENT.header)
  if (bytes.length < SEGMENT.header || at + SEGMENT.size > blocks.size) return null
  if (bytes.readUInt32LE(0) !== at || bytes.readUInt32LE(4) !== SEGMENT.room) return null
  const length = bytes.readUInt32LE(8)
  return length > SEGMENT.room ? null : { length, next: bytes.readUInt32LE(12) }
}
