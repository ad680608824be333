/** The text of bytes: in the declared set when that is known and fits, else UTF-8, else windows-1252, which takes anything. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  for (const label of [charset, 'utf-8']) {
    if (label === null || label === '') continue
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {
      // An unknown set, or bytes that are not of it: the next one.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}
