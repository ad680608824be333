import type { DataTree, StoreKind } from '../ndb/node-database.ts'
import { malformed } from './node.ts'

/** What a heap holds, by the signature of its client ([MS-PST] §2.3.1.2). */
export const PROPERTY_CONTEXT = 0xbc
export const TABLE_CONTEXT = 0x7c

/** A heap on a node ([MS-PST] §2.3.1): allocations in the blocks of the node's data. */
export type Heap = {
  readonly client: number
  /** The allocation where the client begins; 0 when it has none. */
  readonly root: number
  readonly data: DataTree
  /** The bytes of an allocation, not to be changed; none for 0. Throws DamagedBytes. */
  read(hid: number): Buffer
  /** The same of an allocation that is a value. Throws DamagedBytes, too, once all that were asked for are many times the heap. */
  readValue(hid: number): Buffer
}

const SIGNATURE = 0xec
/** HNHDR ([MS-PST] §2.3.1.2). */
const HEADER_SIZE = 12
/** An allocation is of one value. Made-up ones are of thousands, and would become far more bytes than the file has. */
const READINGS = 16

/** Throws DamagedBytes when the first block is damaged or begins no heap. */
export function openHeap(data: DataTree, kind: StoreKind): Heap {
  if (data.blocks === 0) throw malformed(data, 'no heap: the node is empty')
  const first = data.readBlock(0)
  if (first.length < HEADER_SIZE || first[2] !== SIGNATURE) throw malformed(data, 'no heap where one must be')
  // Files with pages of 4 KiB have larger blocks, and give the allocation within a block three more bits.
  const indexBits = kind.pageSize === 4096 ? 14 : 11
  let current = first
  let currentPlace = 0
  const blockAt = (place: number): Buffer => {
    if (place === 0) return first
    if (place !== currentPlace) {
      current = data.readBlock(place)
      currentPlace = place
    }
    return current
  }
  function read(hid: number): Buffer {
    if (hid === 0) return EMPTY
    const place = hid >>> (5 + indexBits)
    if (!isHeapId(hid) || place >= data.blocks) throw malformed(data, `heap has no ${hex(hid)}`)
    const found = allocationIn(blockAt(place), (hid >>> 5) & ((1 << indexBits) - 1))
    if (found === null) throw malformed(data, `heap has no ${hex(hid)}`)
    return found
  }
  let room = READINGS * data.size
  return {
    client: first.readUInt8(3),
    root: first.readUInt32LE(4),
    data,
    read,
    readValue(hid) {
      const found = read(hid)
      if (found.length > room) throw malformed(data, `${hex(hid)} is of too many values`)
      room -= found.length
      return found
    },
  }
}

/** Whether a reference leads into the heap; if not it is the identifier of a subnode ([MS-PST] §2.3.3.2). */
export function isHeapId(reference: number): boolean {
  return (reference & 0x1f) === 0
}

/** Numbers as the specification writes them. */
export function hex(number: number): string {
  return `0x${number.toString(16)}`
}

const EMPTY = Buffer.alloc(0)

/** The allocation of this index (from 1) by the block's page map ([MS-PST] §2.3.1.5), to which every block's first field leads. */
function allocationIn(block: Buffer, index: number): Buffer | null {
  if (block.length < 2) return null
  const map = block.readUInt16LE(0)
  if (map + 4 > block.length) return null
  const count = block.readUInt16LE(map)
  const entry = map + 4 + (index - 1) * 2
  if (index === 0 || index > count || entry + 4 > block.length) return null
  const start = block.readUInt16LE(entry)
  const end = block.readUInt16LE(entry + 2)
  return start <= end && end <= map ? block.subarray(start, end) : null
}
