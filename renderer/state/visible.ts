/** A stretch of a text: as it is, or what stands in the place of characters that cannot be seen. */
export type Piece = { readonly text: string; readonly isCode: boolean }

/** What has no form of its own, or changes the order of what has: controls, format, private use, lone surrogates, line ends, fillers. */
const HIDDEN =
  /(?<=\p{Extended_Pictographic}\u{fe0f}?)\u{200d}(?=\p{Extended_Pictographic})|(\p{M}{6,})|([\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u{115f}\u{1160}\u{3164}\u{ffa0}])/gu
const MARKS_SHOWN = 3
/** Paths are longer than other names; more than this is no path of any file system. */
const LONGEST_PATH = 4_096

/**
 * A name or subject so that everything in it is seen: hidden characters become their codes (U+202E), piles of combining marks are cut to a
 * few with their number, and what is longer than `most` characters is cut with the number left out.
 */
export function splitVisible(text: string, most = 400): Piece[] {
  const shown = text.length > most ? text.slice(0, most) : text
  const pieces: Piece[] = []
  let from = 0
  for (const match of shown.matchAll(HIDDEN)) {
    const [all, marks, hidden] = match
    // The joiner inside an emoji has its form: the emoji.
    if (marks === undefined && hidden === undefined) continue
    const kept = marks === undefined ? '' : marks.slice(0, MARKS_SHOWN)
    const before = shown.slice(from, match.index) + kept
    if (before !== '') pieces.push({ text: before, isCode: false })
    const code = marks === undefined ? codeOf(all) : `+${[...marks].length - MARKS_SHOWN}`
    pieces.push({ text: code, isCode: true })
    from = match.index + all.length
  }
  if (from < shown.length) pieces.push({ text: shown.slice(from), isCode: false })
  if (shown.length < text.length) pieces.push({ text: `+${text.length - shown.length}`, isCode: true })
  return pieces
}

/** `splitVisible` as one text, for names of controls: codes in angle brackets. */
export function writeVisible(text: string, most = 200): string {
  return splitVisible(text, most)
    .map((piece) => (piece.isCode ? `⟨${piece.text}⟩` : piece.text))
    .join('')
}

/** A path from a drive as it can be shown safely, whole. */
export function makeVisible(path: string): string {
  return writeVisible(path, LONGEST_PATH)
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
