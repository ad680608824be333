const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const HEADER = 512
/** Sector numbers from here on mean something else: end of a chain, free, part of a table ([MS-CFB] §2.1). */
const LAST_SECTOR = 0xfffffffa
/** Sectors of the allocation table that the header names itself. */
const IN_HEADER = 109

/** A file in sectors that chains link ([MS-CFB] §2.3), or the stream of small ones in it (§2.4). */
export type Sectors = {
  /** Bytes of a sector. */
  readonly width: number
  /**
   * The bytes of a chain from its first sector on, at most `size` of them: fewer when the chain ends early, leads out of the
   * file or into a sector that another chain has.
   */
  chain(first: number, size: number): Buffer
}

export type CompoundSectors = {
  readonly large: Sectors
  /** The stream of small sectors, which the first entry of the directory names. */
  small(stream: Buffer): Sectors
  readonly firstOfDirectory: number
  /** Streams below this size are in small sectors. */
  readonly cutoff: number
  /** Version 4: sizes have 64 bits. Version 3 may leave anything in the upper half. */
  readonly isLarge: boolean
}

/** Whether bytes begin as a compound file does and have the header of one. */
export function isCompound(bytes: Buffer): boolean {
  return bytes.length >= HEADER && bytes.subarray(0, 8).equals(SIGNATURE)
}

/** Opens the sectors of a compound file by its header ([MS-CFB] §2.2). */
export function openSectors(bytes: Buffer, report: (fault: string) => void): CompoundSectors {
  const isLarge = bytes.readUInt16LE(26) === 4
  const width = bytes.readUInt16LE(30) === 12 ? 4096 : 512
  const count = Math.max(0, Math.ceil(bytes.length / width) - 1)
  const sector = (number: number): Buffer => bytes.subarray((number + 1) * width, (number + 2) * width)
  const large = sectorsOf({
    width,
    count,
    sector,
    next: tableOf(allocation(bytes, { width, count, sector }, report)),
  })
  const smallTable = large.chain(
    bytes.readUInt32LE(60),
    Math.min(bytes.length, bytes.readUInt32LE(64) * width),
  )
  return {
    large,
    small: (stream) =>
      sectorsOf({
        width: 64,
        count: Math.ceil(stream.length / 64),
        sector: (number) => stream.subarray(number * 64, (number + 1) * 64),
        next: tableOf([smallTable]),
      }),
    firstOfDirectory: bytes.readUInt32LE(48),
    cutoff: bytes.readUInt32LE(56),
    isLarge,
  }
}

type Layout = { readonly width: number; readonly count: number; sector(number: number): Buffer }

/** The sectors of the allocation table in order: the header names the first, then a chain of lists (DIFAT, [MS-CFB] §2.5). */
function allocation(
  bytes: Buffer,
  { width, count, sector }: Layout,
  report: (fault: string) => void,
): Buffer[] {
  const numbers: number[] = []
  for (let place = 0; place < IN_HEADER; place++) numbers.push(bytes.readUInt32LE(76 + place * 4))
  const seen = new Set<number>()
  let list = bytes.readUInt32LE(68)
  while (list < count && !seen.has(list)) {
    seen.add(list)
    const { length } = sector(list)
    const listed = sector(list)
    for (let at = 0; at + 4 <= Math.min(length, width - 4); at += 4) numbers.push(listed.readUInt32LE(at))
    list = length === width ? listed.readUInt32LE(width - 4) : LAST_SECTOR
  }
  if (list < LAST_SECTOR) report('the list of the allocation table leads astray')
  const used = numbers.slice(0, Math.min(numbers.length, bytes.readUInt32LE(44)))
  if (used.some((number) => number >= count)) report('a part of the allocation table is not in the file')
  // A part that is missing keeps its place: the entries after it mean the sectors they meant.
  return used.map((number) => (number < count ? sector(number) : Buffer.alloc(width, 0xff)))
}

/** What follows a sector, by parts of a table that all have the size of the first. */
function tableOf(parts: readonly Buffer[]): (number: number) => number {
  const perPart = (parts[0]?.length ?? 0) >> 2
  return (number) => {
    const part = perPart === 0 ? undefined : parts[Math.floor(number / perPart)]
    const at = (number % perPart) * 4
    return part !== undefined && at + 4 <= part.length ? part.readUInt32LE(at) : LAST_SECTOR
  }
}

function sectorsOf({ width, count, sector, next }: Layout & { next(number: number): number }): Sectors {
  const taken = new Uint8Array(count)
  return {
    width,
    chain: (first, size) => {
      const numbers: number[] = []
      let number = first
      for (let left = size; left > 0 && number < count && taken[number] === 0; left -= width) {
        taken[number] = 1
        numbers.push(number)
        number = next(number)
      }
      return joined(numbers, sector).subarray(0, size)
    },
  }
}

/** Sectors that lie one after the other are a view of the file. */
function joined(numbers: readonly number[], sector: (number: number) => Buffer): Buffer {
  const runs: Buffer[] = []
  for (let at = 0; at < numbers.length; ) {
    const first = sector(numbers[at] ?? 0)
    let end = at + 1
    let length = first.length
    while (end < numbers.length && (numbers[end] ?? 0) === (numbers[end - 1] ?? 0) + 1) {
      length += sector(numbers[end] ?? 0).length
      end++
    }
    runs.push(Buffer.from(first.buffer, first.byteOffset, length))
    at = end
  }
  const [only] = runs
  return runs.length === 1 && only !== undefined ? only : Buffer.concat(runs)
}
