/**
 * C0, DEL and C1 controls; the bidirectional controls; zero-width and invisible format characters; line separators. A name from
 * a drive may hold them to look like another.
 */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** A name as it can be shown safely: what cannot be seen, or turns the reading direction, becomes a visible "�". */
export function makeVisible(name: string): string {
  return name.replace(unseen, '\ufffd').toWellFormed()
}
