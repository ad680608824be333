/** The character of a numeric entity; what is no character (a surrogate, beyond Unicode) becomes U+FFFD, NUL nothing. */
export function decodeCodePoint(code: number): string {
  if (code === 0) return ''
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  return String.fromCodePoint(code)
}
