import { isUtf8 } from 'node:buffer'
import type { Problem } from '../../shared/problem.ts'

/**
 * Names are handled as strings of one character per byte ("byte strings", latin1): exact, compact, and in byte order when
 * sorted. Only `nameText` makes them readable.
 */
export function toBytes(byteString: string): Buffer {
  return Buffer.from(byteString, 'latin1')
}

export function toByteString(text: string | Buffer): string {
  return (typeof text === 'string' ? Buffer.from(text) : text).toString('latin1')
}

/** Names of one folder that are listed; of a fuller one none are, since which of them would be chance. */
export const MOST_NAMES = 10_000

/** Joins two byte strings with one '/' between them; nothing before the first segment of a relative path. */
export function joinNames(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`
}

export type NameText = { readonly text: string; readonly problems: readonly Problem[] }

/** A name as text: UTF-8 where it is, with each other byte as \xNN and a problem. NUL is shown as \x00. */
export function nameText(name: string): NameText {
  // Most names are plain ASCII and need no decoding.
  if (/^[\x01-\x7f]*$/.test(name)) return { text: name, problems: [] }
  const bytes = toBytes(name)
  if (isUtf8(bytes)) return { text: showNul(bytes.toString('utf8')), problems: [] }
  return { text: showNul(escapeBadBytes(bytes)), problems: [{ kind: 'name-not-utf8' }] }
}

/** A name of a zip entry without the UTF-8 flag: UTF-8 if it is valid (many writers forget the flag), else code page 437. */
export function zipNameText(name: string): NameText {
  const plain = nameText(name)
  if (plain.problems.length === 0) return plain
  const text = name.replace(/[\x80-\xff]/g, (byte) => CP437.charAt(byte.charCodeAt(0) - 0x80))
  return { text: showNul(text), problems: [{ kind: 'name-not-utf8', detail: 'read as code page 437' }] }
}

/** Whether an entry name would lead outside its folder on some system: '..', absolute, a drive letter, a backslash, NUL. */
export function isUnsafeName(name: string): boolean {
  return /^[/\\]|^[A-Za-z]:|[\\\0]/.test(name) || name.split('/').includes('..')
}

function escapeBadBytes(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    text += length > 0 ? bytes.toString('utf8', at, at + length) : `\\x${bytes.toString('hex', at, at + 1)}`
    at += Math.max(1, length)
  }
  return text
}

// The length of the valid UTF-8 sequence (RFC 3629) at this place, 0 when there is none.
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    if (isUtf8(bytes.subarray(at, at + length))) return length
  }
  return 0
}

// SQLite and most tools end a text at NUL.
function showNul(text: string): string {
  return text.replaceAll('\0', '\\x00')
}

/** The upper half of code page 437, the character set of names in zip files since DOS (APPNOTE.TXT, appendix D). */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
