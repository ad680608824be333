import { deEncapsulateSync } from 'rtf-stream-parser'
import { decodeCodePage } from '../../read/mapi/encoding.ts'
import { controlAt } from './rtf-control.ts'
import { plainOfRtf } from './rtf-text.ts'

/** What an RTF body says: the HTML or text that Outlook hid in it ([MS-OXRTFEX]), or, where RTF is what was written, its text. */
export type RtfBody = { readonly says: 'html' | 'text' | 'rtf'; readonly text: string }

/** Groups inside groups that the reader of hidden bodies is given; Outlook writes some ten. */
const DEPTH = 100
/** Bytes of RTF it is given: it takes a second for some four megabytes of the worst. */
const HIDDEN_BYTES = 8 * 1024 * 1024

/** Reads an RTF body. `isWhole` is false where the hidden HTML or text could not be read and only the RTF's own text was. */
export function readRtf(rtf: Buffer): RtfBody & { readonly isWhole: boolean } {
  const isHiding = /\\from(?:html|text)/.test(rtf.toString('latin1', 0, 4096))
  if (isHiding) {
    const hidden = readHidden(rtf)
    if (hidden !== null) return { ...hidden, isWhole: true }
  }
  return { says: 'rtf', text: plainOfRtf(rtf), isWhole: !isHiding }
}

/** The code page that the reader of hidden bodies would have Node read as UTF-16 in any number of bytes (see `decodeUtf16`). */
const WIDE = 1200

function readHidden(rtf: Buffer): RtfBody | null {
  const safe = rtf.length > HIDDEN_BYTES ? null : withoutTraps(rtf)
  if (safe === null) return null
  try {
    const decode = (bytes: Buffer, charset: string) => decodeCodePage(bytes, Number(charset.slice(2)))
    const { mode, text } = deEncapsulateSync(safe, { decode, warn: () => {} })
    return { says: mode, text: text.toString() }
  } catch {
    return null
  }
}

/**
 * The same RTF without what would hurt the reader of hidden bodies: line ends, which mean nothing in RTF and cost it a copy of
 * the text so far, and `\bin`, whose count it believes. Null when the groups lie too deep.
 */
function withoutTraps(rtf: Buffer): Buffer | null {
  // A backslash before a line end is the one thing that grows: two bytes become five.
  const out = Buffer.alloc(rtf.length * 3)
  let length = 0
  let depth = 0
  for (let at = 0; at < rtf.length; ) {
    const byte = rtf[at] ?? 0
    if (byte === 0x5c) {
      const { word, parameter, end, hasBlank } = controlAt(rtf, at)
      // Of what should be two hexadecimal digits and is not, the reader complains on the terminal.
      const isBroken = word === "'" && !/^[0-9a-f]{2}$/i.test(rtf.toString('latin1', end, end + 2))
      if (word === 'bin') at = end + Math.max(0, parameter ?? 0)
      else if (isBroken || (parameter === WIDE && /^(?:ansi)?cpg$/.test(word))) at = end
      else {
        const isBreak = word === '\r' || word === '\n'
        length += isBreak ? out.write('\\par ', length) : rtf.copy(out, length, at, end)
        // The line end that ended the word goes, and must not join it with what follows.
        if (/^[A-Za-z]/.test(word) && !hasBlank && isLineEnd(rtf[end])) out[length++] = 0x20
        at = end
      }
      continue
    }
    at++
    if (isLineEnd(byte)) continue
    if (byte === 0x7b && ++depth > DEPTH) return null
    if (byte === 0x7d) depth--
    out[length++] = byte
  }
  return out.subarray(0, length)
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d
}
