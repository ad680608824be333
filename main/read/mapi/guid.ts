/** The property set that names nothing. */
export const NO_SET = '00000000-0000-0000-0000-000000000000'

/** Sixteen bytes as [MS-DTYP] §2.3.4.2 lays a GUID out, as lower case text with hyphens. `bytes` must hold 16 from `at` on. */
export function readGuid(bytes: Buffer, at = 0): string {
  const first = bytes.readUInt32LE(at).toString(16).padStart(8, '0')
  const second = bytes
    .readUInt16LE(at + 4)
    .toString(16)
    .padStart(4, '0')
  const third = bytes
    .readUInt16LE(at + 6)
    .toString(16)
    .padStart(4, '0')
  const fourth = bytes.toString('hex', at + 8, at + 10)
  return `${first}-${second}-${third}-${fourth}-${bytes.toString('hex', at + 10, at + 16)}`
}

/** The sixteen bytes of a GUID as `readGuid` gives it. */
export function writeGuid(guid: string): Buffer {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex')
  bytes.subarray(0, 4).reverse()
  bytes.subarray(4, 6).reverse()
  bytes.subarray(6, 8).reverse()
  return bytes
}
