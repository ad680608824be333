import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import iconv from 'iconv-lite'
import jschardet from 'jschardet'
import { DETECT_BYTES, DETECT_CONFIDENCE, DETECT_LETTERS } from './bounds.ts'
import type { Problems } from './problems.ts'
import { decodeHz, decodeIso2022Kr } from './shifted.ts'

/**
 * Names that are no names of charsets, or names the WHATWG Encoding Standard (TextDecoder) does not know, and what they
 * mean. '' says: nothing declared.
 */
const aliases: ReadonlyMap<string, string> = new Map([
  ['unknown', ''],
  ['x-unknown', ''],
  ['unknown-8bit', ''],
  ['x-user-defined', ''],
  ['default', ''],
  ['default_charset', ''],
  ['_iso-2022-jp$esc', 'iso-2022-jp'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['iso-2022-jp-2', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp932', 'shift_jis'],
  ['ms932', 'shift_jis'],
  ['cp936', 'gbk'],
  ['ms936', 'gbk'],
  ['cp949', 'euc-kr'],
  ['ms949', 'euc-kr'],
  ['cp950', 'big5'],
  ['cp874', 'windows-874'],
  ['cp65001', 'utf-8'],
  ['utf', 'utf-8'],
  ['utf-8-mac', 'utf-8'],
  ['utf8mb4', 'utf-8'],
  ['x-mac-cyrillic', 'x-mac-cyrillic'],
  ['ansi_x3.110-1983', 'iso-8859-1'],
  ['us', 'us-ascii'],
  ['iso-8859', 'iso-8859-1'],
  ['8859_1', 'iso-8859-1'],
  ['latin-1', 'iso-8859-1'],
  ['iso-10646-ucs-2', 'utf-16be'],
  ['unicode-1-1-utf-7', 'utf-7'],
  ['utf7', 'utf-7'],
  ['unicode-1-1-utf-8', 'utf-8'],
  ['ibm850', 'cp850'],
  ['ibm437', 'cp437'],
  ['ibm858', 'cp858'],
  ['cp00858', 'cp858'],
  ['ibm852', 'cp852'],
  ['hz', 'hz-gb-2312'],
  ['csiso2022kr', 'iso-2022-kr'],
])

/** Charsets only iconv-lite has. ICU goes first because it is faster and follows the standard browsers follow. */
const iconvOnly = new Set([
  'cp437',
  'cp850',
  'cp852',
  'cp855',
  'cp857',
  'cp858',
  'cp860',
  'cp861',
  'cp863',
  'cp865',
])
for (const name of [
  'utf-7',
  'utf-7-imap',
  'utf-32',
  'utf-32le',
  'utf-32be',
  'cp720',
  'cp737',
  'cp775',
  'cp862',
]) {
  iconvOnly.add(name)
}

/** Charsets whose bytes are all ASCII, so that "valid UTF-8" says nothing about them. */
const sevenBit = new Set(['iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312', 'utf-7', 'utf-7-imap'])
/** Charsets of wide characters: any bytes may be in them. */
const wide = new Set(['utf-16le', 'utf-16be', 'utf-16', 'utf-32', 'utf-32le', 'utf-32be'])
/** Charsets of two bytes a character: a short text in them may happen to be valid UTF-8, so the declaration goes first. */
const doubleByte = new Set(['gbk', 'gb18030', 'gb2312', 'big5', 'euc-kr', 'euc-jp', 'shift_jis'])

const decoders = new Map<string, TextDecoder | null>()

/**
 * Decodes text whose charset may be declared wrongly or not at all. Order: strict UTF-8, the declared charset, a detected
 * one, windows-1252 (which never fails); where a declaration makes UTF-8 unlikely it goes first. What was declared and what
 * was used is reported as `charset-unknown` or `charset-wrong`. The text holds no lone surrogates and no NUL.
 */
export function decodeText(bytes: Buffer, declared: string, problems: Problems): string {
  if (declared === '' || declared === 'utf-8' || declared === 'us-ascii' || declared === 'iso-8859-1') {
    if (isAscii(bytes) && !bytes.includes(0x1b) && !bytes.includes(0)) return bytes.toString('latin1')
  }
  return withoutNul(decode(bytes, declared, problems)).toWellFormed()
}

function decode(bytes: Buffer, declared: string, problems: Problems): string {
  const marked = decodeMarked(bytes)
  if (marked !== null) return marked
  const charset = charsetNamed(declared)
  if (charset !== null && (sevenBit.has(charset) || wide.has(charset) || doubleByte.has(charset))) {
    const text = decodeStrictly(bytes, charset)
    if (text !== null) return text
  }
  if (isUtf8(bytes) && !looksWide(bytes) && !looksLikeIso2022(bytes)) {
    if (charset === null) reportUnknown(declared, 'utf-8', problems)
    else if (charset !== '' && charset !== 'utf-8' && !isAscii(bytes))
      reportWrong(declared, 'utf-8', problems)
    return bytes.toString('utf8')
  }
  const usable = charset !== null && charset !== '' && charset !== 'us-ascii' && charset !== 'utf-8'
  if (usable && !looksWide(bytes) && !looksLikeIso2022(bytes)) {
    const text = decodeStrictly(bytes, charset)
    if (text !== null) return text
  }
  const certain = wideOrder(bytes) ?? iso2022Of(bytes)
  if (!usable && certain === null && isMostlyUtf8(bytes)) {
    reportWrong(declared === '' ? 'nothing' : declared, 'utf-8, damaged', problems)
    return bytes.toString('utf8')
  }
  const detected = certain ?? detectCharset(bytes)
  const text = detected === null ? null : decodeStrictly(bytes, detected)
  const used = text === null || detected === null ? 'windows-1252' : detected
  if (charset === null) reportUnknown(declared, used, problems)
  else reportWrong(declared === '' ? 'nothing' : declared, used, problems)
  return text ?? decoderFor('windows-1252')?.decode(bytes) ?? bytes.toString('latin1')
}

/** A byte order mark says more than a header. */
function decodeMarked(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const rest = bytes.subarray(3)
    return isUtf8(rest) ? rest.toString('utf8') : null
  }
  if (bytes.length % 2 !== 0 || bytes.length < 4) return null
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, 'utf-16be')
  return null
}

/**
 * The canonical name of a declared charset: '' when none is declared, null when it is unknown. Takes off what some
 * programs leave in the value: quotes, a language (RFC 2231 §5), further parameters.
 */
export function charsetNamed(declared: string): string | null {
  const label =
    declared
      .slice(0, 100)
      .split(/[;,*\s]/, 1)[0]
      ?.replace(/^["']+|["']+$/g, '')
      .toLowerCase() ?? ''
  const name = aliases.get(label) ?? label.replace(/^(?:cs|x-)?cp-?(?=125\d$)/, 'windows-')
  if (name === '' || name === 'us-ascii' || name === 'ascii' || name === 'ansi_x3.4-1968') {
    return name === '' ? '' : 'us-ascii'
  }
  if (iconvOnly.has(name) || name === 'iso-2022-kr' || name === 'hz-gb-2312') return name
  return decoderFor(name)?.encoding ?? null
}

/** Decodes, or answers null when the bytes are not text in this charset. */
function decodeStrictly(bytes: Buffer, charset: string): string | null {
  try {
    if (charset === 'iso-2022-kr') return decodeIso2022Kr(bytes, decoderFor('euc-kr'))
    if (charset === 'hz-gb-2312') return decodeHz(bytes, decoderFor('gbk'))
    if (iconvOnly.has(charset)) return iconv.decode(bytes, charset)
    if (charset === 'iso-2022-jp') return decoderFor(charset)?.decode(withoutEmptyShifts(bytes)) ?? null
    return decoderFor(charset)?.decode(bytes) ?? null
  } catch {
    return null
  }
}

/** Encoded words joined leave a shift to ASCII and back with nothing between, which the standard decoder refuses. */
function withoutEmptyShifts(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\u001b\([BJ](?=\u001b)/g, ''), 'latin1')
}

function decoderFor(label: string): TextDecoder | null {
  const known = decoders.get(label)
  if (known !== undefined) return known
  // Labels come from mail: a map without a bound would grow with every invented name.
  if (decoders.size > 500) decoders.clear()
  let decoder: TextDecoder | null = null
  try {
    decoder = new TextDecoder(label, { fatal: true })
    if (decoder.encoding === 'replacement') decoder = null
  } catch {}
  decoders.set(label, decoder)
  return decoder
}

/** UTF-16 without a mark: NUL at every other place. */
function looksWide(bytes: Buffer): boolean {
  return wideOrder(bytes) !== null
}

function wideOrder(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || !bytes.includes(0)) return null
  const counts = [0, 0]
  const sample = Math.min(bytes.length, 512)
  for (let i = 0; i < sample; i++) if (bytes[i] === 0) counts[i % 2] = (counts[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = counts
  if (odd > sample / 4 && even < odd / 8) return 'utf-16le'
  if (even > sample / 4 && odd < even / 8) return 'utf-16be'
  return null
}

/** The escapes that switch to Japanese (ESC $ B, ESC $ @, ESC ( J) or Korean (ESC $ ) C). */
function looksLikeIso2022(bytes: Buffer): boolean {
  return iso2022Of(bytes) !== null
}

function iso2022Of(bytes: Buffer): 'iso-2022-jp' | 'iso-2022-kr' | null {
  const at = bytes.indexOf('\u001b$')
  if (at < 0) return null
  const next = bytes[at + 2]
  if (next === 0x42 || next === 0x40) return 'iso-2022-jp'
  if (next === 0x29 && bytes[at + 3] === 0x43) return 'iso-2022-kr'
  return null
}

/** Text cut or damaged in few places: most of its non-ASCII characters are valid UTF-8, which is no accident. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const others = bytes.toString('utf8', 0, DETECT_BYTES).match(/[^\x00-\x7f]/gu) ?? []
  const damaged = others.filter((char) => char === '\ufffd').length
  return others.length >= damaged * 5
}

function detectCharset(bytes: Buffer): string | null {
  const sample = bytes.subarray(0, DETECT_BYTES)
  let others = 0
  for (const byte of sample) if (byte > 0x7f) others++
  if (others < DETECT_LETTERS) return null
  try {
    const guess = jschardet.detect(sample)
    if (guess.encoding === null || guess.confidence < DETECT_CONFIDENCE) return null
    const name = charsetNamed(guess.encoding)
    return name === '' || name === 'us-ascii' || name === 'utf-8' ? null : name
  } catch {
    return null
  }
}

function reportUnknown(declared: string, used: string, problems: Problems): void {
  problems.add('charset-unknown', { detail: `declared ${declared.slice(0, 60)}, used ${used}` })
}

function reportWrong(declared: string, used: string, problems: Problems): void {
  problems.add('charset-wrong', { detail: `declared ${declared.slice(0, 60)}, used ${used}` })
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}
