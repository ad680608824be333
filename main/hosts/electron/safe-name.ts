/** Bytes of UTF-8 a name may have. File systems allow 255; room is left for what a copying program puts behind it. */
const MOST_BYTES = 120

/** Names that Windows takes for devices, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|conin\$|conout\$) *(?:\.|$)/iu

/**
 * A name from a mail as a file name that every file system takes and that stays in its folder: one line, no path, no invisible
 * or direction-changing characters, no device, not hidden, not like an option, at most 120 bytes with its extension kept.
 * `fallback`, itself such a name, when nothing is left. A safe name comes back as it is.
 */
export function safeName(name: string, fallback: string): string {
  const visible = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/\p{Z}+/gu, ' ')
    .normalize('NFC')
  const bare = visible.replace(/^[ .\-~]+/, '').replace(/[ .]+$/, '')
  if (bare === '') return fallback
  return cut(DEVICE.test(bare) ? `_${bare}` : bare)
}

/** Cut to the bytes that a name may have, between characters, before its extension. */
function cut(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name
  const extension = /\.[\p{L}\p{N}_-]{1,16}$/u.exec(name)?.[0] ?? ''
  let room = MOST_BYTES - Buffer.byteLength(extension)
  let stem = ''
  for (const character of name.slice(0, name.length - extension.length)) {
    room -= Buffer.byteLength(character)
    if (room < 0) break
    stem += character
  }
  return stem.replace(/[ .]+$/, '') + extension
}
