import { chunked } from './blocks.ts'
import { HEAP_VALUE, type Heap } from './heap.ts'

/** Records of a B-tree on a heap: keys in order, without repeats. */
export type HeapRecord = { readonly key: number; readonly value: Buffer }

export type HeapTreeShape = {
  readonly keySize: 2 | 4
  readonly valueSize: number
  /** Most records of a leaf or an index. */
  readonly fanOut: number
}

/** Writes a B-tree on a heap, of as many levels as it takes, and gives the HID of its header ([MS-PST] §2.3.2). */
export function addHeapTree(
  heap: Heap,
  records: readonly HeapRecord[],
  { keySize, valueSize, fanOut }: HeapTreeShape,
): number {
  const each = (size: number): number => Math.min(fanOut, Math.floor(HEAP_VALUE / (keySize + size)))
  let level = 0
  let nodes = chunked(records, each(valueSize)).map(addNode)
  while (nodes.length > 1) {
    level++
    nodes = chunked(nodes, each(4)).map((below) =>
      addNode(below.map(({ key, hid }) => ({ key, value: number32(hid) }))),
    )
  }
  const header = Buffer.from([0xb5, keySize, valueSize, level, 0, 0, 0, 0])
  header.writeUInt32LE(nodes[0]?.hid ?? 0, 4)
  return heap.add(header)

  function addNode(part: readonly HeapRecord[]): { key: number; hid: number } {
    const bytes = part.flatMap(({ key, value }) => [keyOf(key), value])
    return { key: part[0]?.key ?? 0, hid: heap.add(Buffer.concat(bytes)) }
  }

  function keyOf(key: number): Buffer {
    return number32(key).subarray(0, keySize)
  }
}

export function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
