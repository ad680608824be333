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

/** Bytes of a tree node; of its header; entries it has at most. */
export const NODE_BYTES = 0x27c
const NODE_HEADER = 0x18
const NODE_ENTRIES = 0x33

/** Values lie between children: the first child before the first value, and one after each. 0 stands for no child. */
export type TreeNode = { readonly children: readonly number[]; readonly values: readonly number[] }

/** The tree node at a place; null when none is there. */
export function readNode(blocks: Blocks, at: number): TreeNode | null {
  const bytes = blocks.view(at, NODE_BYTES)
  if (bytes.length < NODE_BYTES || bytes.readUInt32LE(0) !== at) return null
  const count = bytes.readUInt8(0x11)
  if (count > NODE_ENTRIES) return null
  const entries = Array.from({ length: count }, (_, place) => NODE_HEADER + place * 12)
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
  const body = at + INFO.header
  if (body + length > blocks.size) return null
  // No more than the index and two numbers are read: made-up objects of a megabyte can lie over each other.
  const index = Buffer.from(blocks.view(body, data))
  const numberNamed = (name: number): number => {
    const entry = entryIn(index, name)
    if (entry === null || entry.isValue) return entry?.value ?? 0
    const place = data + entry.value
    return place + 4 <= length ? blocks.view(body + place, 4).readUInt32LE(0) : 0
  }
  return { length: INFO.header + length, flags: numberNamed(INFO.flags), text: numberNamed(INFO.text) }
}

/** An entry of the index: a name (with bit 7 when the value is in the entry itself) and a value or its place in the data. */
function entryIn(index: Buffer, name: number): { value: number; isValue: boolean } | null {
  for (let at = 0; at < index.length; at += 4) {
    const key = index.readUInt8(at)
    if ((key & 0x7f) === name) return { value: index.readUIntLE(at + 1, 3), isValue: (key & 0x80) !== 0 }
  }
  return null
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
