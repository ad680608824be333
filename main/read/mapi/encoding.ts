import iconv from 'iconv-lite'

/** The two byte orders of UTF-16, as code pages. */
export const UTF16 = 1200
export const UTF16_BIG = 1201

/** The name of a code page of Windows (its identifiers: [MS-UCODEREF] §2.2.1); null of one that cannot be read. */
export function encodingOf(codePage: number | null): string | null {
  if (codePage === null || codePage <= 0) return null
  const known = readable.get(codePage)
  if (known !== undefined) return known
  const name = named.get(codePage) ?? `cp${codePage}`
  if (name !== JIS && !iconv.encodingExists(name)) return null
  readable.set(codePage, name)
  return name
}

/** Those that were asked for and can be read: no more than there are. Finding out takes longer than a name does to read. */
const readable = new Map<number, string>()

/** Known to the platform alone. */
const JIS = 'iso-2022-jp'

const named: ReadonlyMap<number, string> = new Map([
  [UTF16, 'utf-16le'],
  [UTF16_BIG, 'utf-16be'],
  [10_000, 'macintosh'],
  [20_127, 'windows-1252'],
  [20_866, 'koi8-r'],
  [20_932, 'euc-jp'],
  [20_936, 'gb2312'],
  [20_949, 'euc-kr'],
  [21_866, 'koi8-u'],
  ...Array.from({ length: 15 }, (_, place) => [28_591 + place, `iso-8859-${place + 1}`] as const),
  [50_220, JIS],
  [50_221, JIS],
  [50_222, JIS],
  [51_932, 'euc-jp'],
  [51_936, 'gb2312'],
  [51_949, 'euc-kr'],
  [54_936, 'gb18030'],
  [65_000, 'utf-7'],
  [65_001, 'utf-8'],
])

/** 8-bit text in a code page as Windows numbers them. Null or an unknown one: 1252, the West European one. */
export function decodeCodePage(bytes: Buffer, codePage: number | null): string {
  const encoding = encodingOf(codePage) ?? 'windows-1252'
  if (encoding === JIS) return new TextDecoder(JIS).decode(bytes)
  return iconv.decode(bytes, encoding, { stripBOM: false })
}

/**
 * UTF-16, little-endian. A last byte without its other half is left out, and must be: of an odd number of bytes at an odd address
 * Node 24's own `toString('utf16le')` writes one byte beyond its memory, which brings the process down.
 */
export function decodeUtf16(bytes: Buffer): string {
  return bytes.toString('utf16le', 0, bytes.length - (bytes.length % 2))
}
