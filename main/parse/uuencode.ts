import { UUENCODED_FILES } from './bounds.ts'

/** A file inside plain text: "begin 644 name", lines, "end" (POSIX uuencode). Offsets are in the text's bytes. */
export type UuencodedFile = { name: string; bytes: Buffer; start: number; end: number }

const opening = /^begin [0-7]{3,4} ([^\r\n]{1,255})\r?$/

/** Finds uuencoded files in decoded text bytes. One pass over the lines; a block without proper lines is no file. */
export function findUuencoded(text: string): UuencodedFile[] {
  const files: UuencodedFile[] = []
  let at = text.startsWith('begin ') ? 0 : text.indexOf('\nbegin ') + 1
  while (files.length < UUENCODED_FILES && (at > 0 || text.startsWith('begin '))) {
    const file = readBlock(text, at)
    if (file !== null) files.push(file)
    const next = text.indexOf('\nbegin ', file?.end ?? at)
    if (next < 0) break
    at = next + 1
  }
  return files
}

/** Decodes a part whose transfer encoding is uuencode. Null when it holds no block. */
export function decodeUuencoded(raw: Buffer): UuencodedFile | null {
  return findUuencoded(raw.toString('latin1'))[0] ?? null
}

function readBlock(text: string, start: number): UuencodedFile | null {
  let lineEnd = endOfLine(text, start)
  const name = opening.exec(text.slice(start, Math.min(lineEnd, start + 300)))?.[1]
  if (name === undefined) return null
  const pieces: Buffer[] = []
  while (lineEnd < text.length) {
    const at = lineEnd + 1
    lineEnd = endOfLine(text, at)
    const line = text.slice(at, Math.min(lineEnd, at + 100)).replace(/\r$/, '')
    if (line === 'end')
      return {
        name: name.trim(),
        bytes: Buffer.concat(pieces),
        start,
        end: Math.min(text.length, lineEnd + 1),
      }
    const bytes = decodeLine(line)
    if (bytes === null) return null
    pieces.push(bytes)
  }
  return null
}

/** One line: a length character, then four characters for each three bytes; trailing blanks may have been lost. */
function decodeLine(line: string): Buffer | null {
  if (line === '' || line === '`') return Buffer.alloc(0)
  const length = (line.charCodeAt(0) - 32) & 63
  const groups = Math.ceil(length / 3)
  // Some encoders add a checksum character; more than that is text.
  if (line.charCodeAt(0) > 96 || line.length > 1 + groups * 4 + 2) return null
  const bytes = Buffer.alloc(groups * 3)
  for (let group = 0; group < groups; group++) {
    let bits = 0
    for (let i = 1; i <= 4; i++) {
      const code = line.charCodeAt(group * 4 + i)
      if (code < 32 || code > 96) return null
      bits = (bits << 6) | (Number.isNaN(code) ? 0 : (code - 32) & 63)
    }
    bytes.writeUIntBE(bits, group * 3, 3)
  }
  return bytes.subarray(0, length)
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
