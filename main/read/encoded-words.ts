/** Encoded words (RFC 2047 §2) with nothing but blanks between them, which count for nothing (§6.2). */
const run = /=\?[\w-]{1,40}\?[BbQq]\?[^? ]*\?=(?:\s*=\?[\w-]{1,40}\?[BbQq]\?[^? ]*\?=)*/g
const word = /=\?([\w-]{1,40})\?([BbQq])\?([^? ]*)\?=/g

/**
 * Decodes the encoded words of a header value that one known program wrote; the value comes as Latin-1. Words of an unknown
 * character set, or of bytes that do not fit it, stay as they are. What is not encoded is taken as UTF-8.
 */
export function decodeEncodedWords(value: string): string {
  const unfolded = value.replace(/\r?\n(?=[ \t])/g, '')
  let text = ''
  let done = 0
  for (const { 0: words, index } of unfolded.matchAll(run)) {
    text += plain(unfolded.slice(done, index)) + decodeRun(words)
    done = index + words.length
  }
  return text + plain(unfolded.slice(done))
}

/** A sign may lie across two words of one character set, so their bytes are joined first. */
function decodeRun(words: string): string {
  const parts: { charset: string; bytes: Buffer[] }[] = []
  for (const [, charset = '', encoding = '', coded = ''] of words.matchAll(word)) {
    const name = charset.toLowerCase()
    const last = parts.at(-1)
    if (last?.charset === name) last.bytes.push(bytesIn(encoding, coded))
    else parts.push({ charset: name, bytes: [bytesIn(encoding, coded)] })
  }
  try {
    return parts
      .map(({ charset, bytes }) => new TextDecoder(charset, { fatal: true }).decode(Buffer.concat(bytes)))
      .join('')
  } catch {
    return words
  }
}

function bytesIn(encoding: string, coded: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(coded, 'base64')
  const text = coded
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return Buffer.from(text, 'latin1')
}

function plain(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8')
}
