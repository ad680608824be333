/** Everything in a tar lies on steps of this many bytes. */
export const BLOCK = 512

/** One header block (POSIX.1-1988 ustar, GNU, and the older format without magic). Names are byte strings. */
export type TarHeader = {
  readonly name: string
  readonly size: number
  /** Seconds since 1970. */
  readonly modified: number
  readonly type: string
  readonly link: string
}

/** Whether a block is a header: its checksum fits (with the bytes taken as unsigned or, as old writers did, signed). */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < BLOCK || block[0] === 0) return false
  const declared = readNumber(block, 148, 8)
  if (declared === null) return false
  let unsigned = 0
  let signed = 0
  for (let at = 0; at < BLOCK; at++) {
    const inChecksum = at >= 148 && at < 156
    unsigned += inChecksum ? 32 : block.readUInt8(at)
    signed += inChecksum ? 32 : block.readInt8(at)
  }
  return declared === unsigned || declared === signed
}

/** Reads a block of which `isTarHeader` is true. Null when its size field is no number. */
export function readTarHeader(block: Buffer): TarHeader | null {
  const size = readNumber(block, 124, 12)
  if (size === null) return null
  const magic = block.toString('latin1', 257, 263)
  // GNU ("ustar  ") uses the place of the prefix for other things.
  const prefix = magic === 'ustar\0' ? readText(block, 345, 155) : ''
  const name = readText(block, 0, 100)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    modified: readNumber(block, 136, 12) ?? Number.NaN,
    type: block.toString('latin1', 156, 157),
    link: readText(block, 157, 100),
  }
}

/** Reads the records of a pax header ("length key=value\n", POSIX.1-2001) as byte strings; stops at the first bad one. */
export function readPax(bytes: Buffer): Map<string, string> {
  const records = new Map<string, string>()
  let rest = bytes.toString('latin1')
  for (;;) {
    const length = Number(/^(\d{1,9}) /.exec(rest)?.[1] ?? 0)
    const record = rest.slice(0, length)
    const equals = record.indexOf('=')
    if (length === 0 || length > rest.length || equals < 0 || !record.endsWith('\n')) return records
    records.set(record.slice(record.indexOf(' ') + 1, equals), record.slice(equals + 1, -1))
    rest = rest.slice(length)
  }
}

function readText(block: Buffer, start: number, length: number): string {
  const text = block.toString('latin1', start, start + length)
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

// Octal digits, or GNU's base-256: the first bit set, the rest a big-endian number. Null for anything else.
function readNumber(block: Buffer, start: number, length: number): number | null {
  if (((block[start] ?? 0) & 0x80) !== 0) {
    let number = (block[start] ?? 0) & 0x7f
    for (const byte of block.subarray(start + 1, start + length)) number = number * 256 + byte
    return Number.isSafeInteger(number) ? number : null
  }
  const digits = block
    .toString('latin1', start, start + length)
    .replace(/[\0 ]+$/, '')
    .trimStart()
  if (digits === '') return 0
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : null
}
