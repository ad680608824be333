import type { Head } from './head.ts'

type Test = (head: Head) => boolean

/** The bytes (in hex) at an offset. */
export function at(offset: number, hex: string): Test {
  const wanted = Buffer.from(hex, 'hex')
  return ({ bytes }) => bytes.subarray(offset, offset + wanted.length).equals(wanted)
}

/** The bytes (in hex) at the very start, where nearly every format has its signature. */
export function starts(hex: string): Test {
  return at(0, hex)
}

export function all(...tests: readonly Test[]): Test {
  return (head) => tests.every((test) => test(head))
}

export function any(...tests: readonly Test[]): Test {
  return (head) => tests.some((test) => test(head))
}

/** The text matches at its first character that is not white space. */
export function textStarts(pattern: RegExp): Test {
  return (head) => head.isText && pattern.test(head.text.trimStart().slice(0, 1024))
}

/** A name ending in one of these extensions. Names only break ties. */
export function named(...extensions: readonly string[]): Test {
  return (head) => extensions.some((extension) => head.name.endsWith(`.${extension}`))
}

/** A personal folders file: '!BDN', then at 8 which kind ([MS-PST] 2.2.2.6, wMagicClient). */
export function outlookStore(client: 'SM' | 'SO' | 'AB'): Test {
  return all(starts('2142444e'), at(8, Buffer.from(client).toString('hex')))
}

/** 32-bit personal folders: wVer 14 or 15 ([MS-PST] 2.2.2.6). */
export function isAnsiStore({ bytes }: Head): boolean {
  return bytes.length >= 12 && bytes.readUInt16LE(10) < 20
}

/** Streams that only an Outlook item has ([MS-OXMSG] 2.2), as UTF-16 names in the directory of the compound file. */
export function hasOutlookStreams({ bytes }: Head): boolean {
  return OUTLOOK_STREAMS.some((name) => bytes.includes(name))
}

const OUTLOOK_STREAMS = ['__properties_version1.0', '__nameid_version1.0', '__substg1.0_'].map((name) =>
  Buffer.from(name, 'utf16le'),
)

/**
 * The names of the entries whose local headers (APPNOTE.TXT 4.3.7) stand in the head of a zip, as byte strings. Enough to tell
 * an office document from an archive of mail.
 */
export function namesInZip({ bytes }: Head): string[] {
  const names: string[] = []
  for (let start = bytes.indexOf(ZIP_ENTRY); start >= 0; start = bytes.indexOf(ZIP_ENTRY, start + 4)) {
    if (start + 30 > bytes.length) break
    names.push(bytes.toString('latin1', start + 30, start + 30 + bytes.readUInt16LE(start + 26)))
  }
  return names
}

const ZIP_ENTRY = Buffer.from('PK\x03\x04', 'latin1')

/** A zip whose head has an entry of which the name matches, being a zip by its first bytes (also an empty one). */
export function zipWith(pattern: RegExp): Test {
  return (head) => isZip(head) && namesInZip(head).some((name) => pattern.test(name))
}

export const isZip = any(starts('504b0304'), starts('504b0506'), starts('504b0708504b0304'))

/** An OpenDocument or EPUB: the first entry is `mimetype`, stored, and says what the file is. */
export function mimetypeZip(prefix: string): Test {
  return (head) =>
    isZip(head) && head.bytes.toString('latin1', 30, 38 + prefix.length) === `mimetype${prefix}`
}
