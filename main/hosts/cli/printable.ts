/**
 * Text from a mail, made fit for a terminal: control characters (which could move the cursor or colour lies), characters that
 * turn the reading direction and lone surrogates become a visible "�"; line ends and tabs become a space.
 */
export function printable(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(unprintable, '\ufffd')
    .toWellFormed()
}

/** As printable, but keeps line ends: for the text of a message. */
export function printableText(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => printable(line).trimEnd())
}

/** C0, DEL and C1 controls; the bidirectional controls; zero-width and invisible format characters; line separators. */
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** How many columns of a terminal a text takes: none for marks that combine, two for wide East Asian ones and emoji. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

function columnsOf(character: string): number {
  if (character >= ' ' && character <= '~') return 1
  if (/\p{Mark}/u.test(character)) return 0
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    character,
  )
    ? 2
    : 1
}

/** Cut to at most `columns`, with "…" where something is left out. */
export function shorten(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    width += columnsOf(character)
    if (width > columns - 1) break
    kept += character
  }
  return `${kept}…`
}

/** Cut to at most `columns` by leaving out the middle: of a path the drive and the name of the file remain. */
export function shortenMiddle(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  const end = shorten([...text].reverse().join(''), Math.ceil((columns * 2) / 3))
  const head = shorten(text, columns - widthOf(end) + 1)
  return head.slice(0, -1) + [...end].reverse().join('')
}
