/**
 * Blocks of memory that the parse workers see too, used again and again. A new block for each batch would pile up: two threads
 * hold it, and neither sees a reason to collect what costs its own heap nothing.
 */
export type SharedBlocks = {
  /** A block of at least `size` bytes, with whatever was left in it. */
  take(size: number): SharedArrayBuffer
  /** Gives a block back; nobody may look at it any more. */
  give(block: SharedArrayBuffer): void
}

/** Blocks of this size fit nearly every batch; larger ones, for a large item, are not kept. */
const BLOCK = 12 * 1024 * 1024

export function openSharedBlocks(): SharedBlocks {
  const free: SharedArrayBuffer[] = []
  return {
    take: (size) =>
      size > BLOCK ? new SharedArrayBuffer(size) : (free.pop() ?? new SharedArrayBuffer(BLOCK)),
    give(block) {
      if (block.byteLength === BLOCK) free.push(block)
    },
  }
}
