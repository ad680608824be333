import { LARGE_VALUE, type LargeValue, type PropertyValue } from '../../../main/read/mapi/item.ts'
import type { Blocks, Subnode } from './blocks.ts'
import { HEAP_VALUE, type Heap } from './heap.ts'

/** PtypObject: an item or an OLE object in a subnode ([MS-PST] §2.3.3.5). */
export const OBJECT = 0x000d
export const BINARY = 0x0102
export const TEXT = 0x001f
export const TEXT8 = 0x001e
/** The bit of a type that stands for several values. */
export const SEVERAL = 0x1000

/** Bytes of a type whose values all have the same size ([MS-OXCDATA] §2.11.1); undefined of the others. */
export const fixedSizes: Readonly<Record<number, number>> = {
  2: 2,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 1,
  20: 8,
  64: 8,
  72: 16,
}

/** Where the values of one node go: its heap, or subnodes of their own. */
export type ValueRoom = {
  readonly heap: Heap
  readonly subnodes: Subnode[]
  /** HNID of bytes: 0 when there are none (§2.3.3.2). */
  place(value: Buffer | LargeValue): number
  /** Bytes in a subnode, however few there are. */
  placeApart(value: Buffer | LargeValue): number
}

export function openValueRoom(heap: Heap, blocks: Blocks): ValueRoom {
  const subnodes: Subnode[] = []
  const placeApart = (value: Buffer | LargeValue): number => {
    const nid = (0x400 + subnodes.length) * 32 + 0x1f
    subnodes.push({ nid, data: blocks.writeData(piecesOf(value)), subnodes: 0 })
    return nid
  }
  return {
    heap,
    subnodes,
    placeApart,
    place: (value) => (sizeOf(value) > HEAP_VALUE ? placeApart(value) : heap.add(wholeOf(value))),
  }
}

export function sizeOf(value: PropertyValue): number {
  if (Buffer.isBuffer(value)) return value.length
  return isSeveral(value) ? value.reduce((sum, one) => sum + one.length, 0) : value.size
}

export function isSeveral(value: PropertyValue): value is readonly Buffer[] {
  return Array.isArray(value)
}

export function piecesOf(value: Buffer | LargeValue): Iterable<Buffer> {
  return Buffer.isBuffer(value) ? [value] : value.pieces()
}

function wholeOf(value: Buffer | LargeValue): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.concat([...value.pieces()])
}

/** Several values as one: one after the other when all have the same size, else with their places before them (§2.3.3.4). */
export function joined(type: number, values: readonly Buffer[]): Buffer {
  if (values.length === 0 || fixedSizes[type & ~SEVERAL] !== undefined) return Buffer.concat(values)
  const start = 4 + 4 * values.length
  const head = Buffer.alloc(start)
  head.writeUInt32LE(values.length)
  let at = start
  for (const [place, value] of values.entries()) {
    head.writeUInt32LE(at, 4 + 4 * place)
    at += value.length
  }
  return Buffer.concat([head, ...values])
}

/** Bytes that come in pieces, the same each time: attachments larger than memory should hold. */
export function large(size: number, piece: (at: number, length: number) => Buffer): LargeValue {
  return {
    size,
    *pieces() {
      for (let at = 0; at < size; at += LARGE_VALUE) yield piece(at, Math.min(LARGE_VALUE, size - at))
    },
  }
}
