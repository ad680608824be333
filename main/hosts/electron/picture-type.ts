/** Pictures that may be shown, by how their bytes begin: [type, offset, bytes in hex]. SVG is text and not among them. */
const signatures: readonly (readonly [type: string, offset: number, hex: string])[] = [
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/gif', 0, '474946383761'],
  ['image/gif', 0, '474946383961'],
  ['image/bmp', 0, '424d'],
  ['image/x-icon', 0, '00000100'],
  ['image/webp', 8, '57454250'],
  ['image/avif', 4, '6674797061766966'],
]

/** The type of a picture by its bytes, whatever the mail says it is; null when it is none that may be shown. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('hex')
  const found = signatures.find(([, offset, hex]) => head.startsWith(hex, offset * 2))
  return found?.[0] ?? null
}
