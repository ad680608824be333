/** A control word or sign of RTF. `end` is the byte after it, with the blank that only ends the word. */
export type Control = {
  /** "par"; of a sign the sign itself: "'", "*", "~". */
  readonly word: string
  readonly parameter: number | null
  readonly end: number
  /** Whether a blank ended the word. */
  readonly hasBlank: boolean
}

/** Letters of a control word, and digits of its parameter, that are looked at. Real ones have under 20 and 10. */
const LETTERS = 40
const DIGITS = 10

/** Reads what begins with the backslash at `at` (RTF 1.9.1, "Basic entities"). */
export function controlAt(rtf: Buffer, at: number): Control {
  let end = at + 1
  while (isLetter(rtf[end]) && end - at <= LETTERS) end++
  if (end === at + 1) {
    const sign = rtf.toString('latin1', end, end + 1)
    return { word: sign, parameter: null, end: Math.min(end + 1, rtf.length), hasBlank: false }
  }
  const word = rtf.toString('latin1', at + 1, end)
  const digits = end
  if (rtf[end] === 0x2d) end++
  while (isDigit(rtf[end]) && end - digits <= DIGITS) end++
  const parameter = end > digits ? Number(rtf.toString('latin1', digits, end)) : Number.NaN
  const hasBlank = rtf[end] === 0x20
  return {
    word,
    parameter: Number.isNaN(parameter) ? null : parameter,
    end: hasBlank ? end + 1 : end,
    hasBlank,
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
