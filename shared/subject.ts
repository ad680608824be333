/** Marks that mail programs put before a subject when answering or forwarding, in the languages of our users. */
const MARKS = ['re', 'fw', 'fwd', 'antw', 'betr', 'aw', 'wg', 'tr', 'rép', 'rep', 'sv', 'vs', 'doorst', 'rv']
const MARK = new RegExp(
  `^(?:${MARKS.join('|')})\\s?(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\)|\\^\\d{1,3})?\\s?:\\s*`,
  'iu',
)
/** More marks than this are not a conversation but an attempt to keep us busy. */
const MAX_MARKS = 100

/** Whether a subject begins with a reply or forward mark (`Re:`, `Antw:`, `FW:`, `Re[2]:` …). */
export function isReplySubject(subject: string): boolean {
  return MARK.test(subject.trimStart())
}

/** A subject without its reply and forward marks, folded to lower case with single spaces; '' when nothing is left. */
export function baseSubject(subject: string): string {
  let rest = subject.trim()
  for (let marks = 0; marks < MAX_MARKS; marks++) {
    const shorter = rest.replace(MARK, '')
    if (shorter === rest) break
    rest = shorter
  }
  return rest.replace(/\s+/gu, ' ').trim().toLowerCase()
}
