import { crc32 } from 'node:zlib'

/** What a compressed RTF body gave. `isWhole` is false when it ended early or its checksum is wrong: then only some is right. */
export type Rtf = { readonly bytes: Buffer; readonly isWhole: boolean }

/** Bytes before the contents: their size, that of the RTF, the kind of compression, a checksum ([MS-OXRTFCP] §2.2). */
const HEADER = 16
const COMPRESSED = 0x75465a4c // "LZFu"
const PLAIN = 0x414c454d // "MELA"

/** What both ends know before they begin (§3.1.3.1): pieces of RTF that stand in nearly all of it. */
const known =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbol' +
  'ArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const WINDOW = 4096

/**
 * Undoes the compression of PidTagRtfCompressed ([MS-OXRTFCP] §3.1.4). The sizes it declares are not believed: it reads what is
 * there and writes `room` bytes at most. Null when it is no compressed RTF at all.
 */
export function decompressRtf(value: Buffer, room: number): Rtf | null {
  if (value.length < HEADER) return null
  const kind = value.readUInt32LE(8)
  if (kind !== COMPRESSED && kind !== PLAIN) return null
  const end = value.readUInt32LE(0) + 4
  const contents = value.subarray(HEADER, Math.max(HEADER, end))
  if (kind === PLAIN) {
    // The size before compression says the same once more, and some programs reckon it wrongly.
    return { bytes: contents.subarray(0, room), isWhole: end <= value.length && contents.length <= room }
  }
  const { bytes, isEnded } = expand(contents, room)
  const isEnough = isEnded || bytes.length === value.readUInt32LE(4)
  return { bytes, isWhole: isEnough && checksum(contents) === value.readUInt32LE(12) }
}

/** The CRC of §3.1.3.2: the common one without its complements at both ends. */
function checksum(contents: Buffer): number {
  return ~crc32(contents, 0xffffffff) >>> 0
}

/** Control bytes tell of the next eight things, lowest bit first, whether they are a byte or a reference into the window. */
function expand(contents: Buffer, room: number): { bytes: Buffer; isEnded: boolean } {
  // Eight references of two bytes give at most 17 bytes each.
  const out = Buffer.alloc(Math.min(room, contents.length * 8))
  const window = Buffer.alloc(WINDOW)
  let to = window.write(known, 'latin1')
  let length = 0
  const put = (byte: number) => {
    out[length++] = byte
    window[to] = byte
    to = (to + 1) % WINDOW
  }
  for (let at = 0; at < contents.length; ) {
    const control = contents[at++] ?? 0
    for (let bit = 0; bit < 8 && at < contents.length; bit++) {
      if (length >= out.length) return { bytes: out, isEnded: false }
      if ((control & (1 << bit)) === 0) {
        put(contents[at++] ?? 0)
        continue
      }
      if (at + 1 >= contents.length) return { bytes: out.subarray(0, length), isEnded: false }
      const reference = contents.readUInt16BE(at)
      at += 2
      const from = reference >> 4
      // A reference to the place that is written next is the end (§3.1.4.1.2).
      if (from === to) return { bytes: out.subarray(0, length), isEnded: true }
      const count = Math.min((reference & 0x0f) + 2, out.length - length)
      for (let i = 0; i < count; i++) put(window[(from + i) % WINDOW] ?? 0)
    }
  }
  return { bytes: out.subarray(0, length), isEnded: false }
}
