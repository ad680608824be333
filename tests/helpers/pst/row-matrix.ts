/** The rows of a table in the making, in blocks: rows do not cross their ends ([MS-PST] §2.3.4.4.1). */
export type RowMatrix = {
  add(row: Buffer): void
  /** Writes a number into a row that was added. */
  set(row: number, at: number, value: number): void
  /** All blocks but the last are full. */
  end(): Buffer[]
}

export function openRowMatrix(rowSize: number, blockSize: number): RowMatrix {
  const each = Math.floor(blockSize / rowSize)
  const full: Buffer[] = []
  let last: Buffer[] = []
  return {
    add(row) {
      if (last.length === each) {
        full.push(Buffer.concat(last, blockSize))
        last = []
      }
      last.push(row)
    },
    set(row, at, value) {
      const block = full[Math.floor(row / each)]
      if (block === undefined) last[row % each]?.writeUInt32LE(value, at)
      else block.writeUInt32LE(value, (row % each) * rowSize + at)
    },
    end: () => [...full, Buffer.concat(last)],
  }
}
