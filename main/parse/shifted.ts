import type { TextDecoder } from 'node:util'

/** Two charsets that write Asian characters in 7 bits between shifts. ICU refuses them; shifted back they are EUC. */

/** ISO-2022-KR (RFC 1557): between SO and SI the characters of EUC-KR without their high bit. */
export function decodeIso2022Kr(bytes: Buffer, eucKr: TextDecoder | null): string | null {
  if (eucKr === null) return null
  const header = bytes.indexOf('\u001b$)C')
  const out = Buffer.alloc(bytes.length)
  let length = 0
  let shifted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (i === header) i += 3
    else if (byte === 0x0e) shifted = true
    else if (byte === 0x0f) shifted = false
    else {
      // A line end always shifts in: an escape that was not closed must not swallow the rest.
      if (byte === 0x0a) shifted = false
      out[length++] = shifted && byte > 0x20 ? byte | 0x80 : byte
    }
  }
  return eucKr.decode(out.subarray(0, length))
}

/** HZ (RFC 1843): between ~{ and ~} the characters of GB 2312 without their high bit; ~~ is a tilde. */
export function decodeHz(bytes: Buffer, gbk: TextDecoder | null): string | null {
  if (gbk === null) return null
  const out = Buffer.alloc(bytes.length)
  let length = 0
  let shifted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    const next = bytes[i + 1]
    if (byte === 0x7e && next === 0x7b) {
      shifted = true
      i++
    } else if (byte === 0x7e && next === 0x7d) {
      shifted = false
      i++
    } else if (byte === 0x7e && next === 0x7e && !shifted) {
      out[length++] = byte
      i++
    } else {
      if (byte === 0x0a) shifted = false
      out[length++] = shifted && byte > 0x20 ? byte | 0x80 : byte
    }
  }
  return gbk.decode(out.subarray(0, length))
}
