import { eld } from 'eld/medium'
// Past its entrance: `eld.detect` makes a text of every run of letters and looks that up, which took a seventh of an import. Its
// version is fixed in package.json, and a test holds both to the same answers.
import { dictionary } from '../../node_modules/eld/src/dictionary.js'
import { ngramsData } from '../../node_modules/eld/src/ngrams/medium.js'
import { separators } from '../../node_modules/eld/src/regexPatterns.js'

/** Bytes up to which eld looks at the whole of a text. */
const WHOLE = 350
/** Bytes of a word that count, of a run of them, and from the beginning of one run to that of the next. */
const WORD = 70
const RUN = 4
const STRIDE = 3
/** Letters of the longest run in the tables, with the blanks that say that the word begins or ends there. */
const LONGEST = 6
const BLANK = 0x20
/** What the tables leave out of the points of every run. */
const LEAST_POINTS = 53

/** Places for runs: more than twice as many as there are, so that looking for one ends soon. */
const SLOTS = 2 ** 18
/** What lies in a slot: a run as a number, 0 where there is none; where its points begin; the last text it was counted in. */
const runs = new Float64Array(SLOTS)
const places = new Uint32Array(SLOTS)
const countedIn = new Uint32Array(SLOTS)
/** Of each run how many languages it speaks for, and then the number of each and its points. */
const points: Uint16Array = fill()

const codes = Object.values(ngramsData.languages)
const totals = new Uint32Array(codes.length)
const letterOfByte = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? byte : (dictionary[byte]?.charCodeAt(0) ?? 0),
)
/** The text that is looked at, and a blank behind it. */
const letters = Buffer.alloc(WHOLE + 1)
let texts = 0

/** The language that `eld.detect` tells of a text of at most 1000 characters (ISO 639-1), '' when none of its words says any. */
export function likeliestLanguage(text: string): string {
  const words = text.replace(separators, ' ').trim().toLowerCase()
  if (Buffer.byteLength(words) > WHOLE) return eld.detect(text).language
  const length = letters.write(words)
  texts++
  totals.fill(0)
  let start = 0
  for (let at = 0; at <= length; at++) {
    const byte = at < length ? (letters[at] ?? 0) : BLANK
    letters[at] = letterOfByte[byte] ?? 0
    if (byte !== BLANK) continue
    countWord(start, at)
    start = at + 1
  }
  let best = 0
  for (let language = 1; language < totals.length; language++)
    if ((totals[language] ?? 0) > (totals[best] ?? 0)) best = language
  return totals[best] === 0 ? '' : (codes[best] ?? '')
}

function countWord(start: number, end: number): void {
  if (start === end) return
  const length = Math.min(end - start, WORD)
  let at = 0
  for (; at + RUN < length; at += STRIDE) countRun(start + at, start + at + RUN, at === 0, false)
  countRun(start + Math.max(0, length - RUN), end, at === 0, true)
}

/** Counts the points of the letters between two places. A run counts once in a text. */
function countRun(start: number, end: number, beginsWord: boolean, endsWord: boolean): void {
  if (end - start + Number(beginsWord) + Number(endsWord) > LONGEST) return
  let run = beginsWord ? BLANK : 0
  for (let at = start; at < end; at++) run = run * 256 + (letters[at] ?? 0)
  const slot = slotOf(endsWord ? run * 256 + BLANK : run)
  if (runs[slot] === 0 || countedIn[slot] === texts) return
  countedIn[slot] = texts
  const place = places[slot] ?? 0
  const last = place + 2 * (points[place] ?? 0)
  for (let at = place + 1; at < last; at += 2) {
    const language = points[at] ?? 0
    totals[language] = (totals[language] ?? 0) + (points[at + 1] ?? 0)
  }
}

/** Where a run lies, or would. */
function slotOf(run: number): number {
  const high = Math.floor(run / 0x1000000)
  let slot = (Math.imul(run - high * 0x1000000, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 14
  while (runs[slot] !== 0 && runs[slot] !== run) slot = (slot + 1) % SLOTS
  return slot
}

/** Lays the tables of eld into the slots. */
function fill(): Uint16Array {
  const all: number[] = []
  for (const [name, said] of Object.entries(ngramsData.ngrams)) {
    let run = 0
    for (let at = 0; at < name.length; at++) run = run * 256 + name.charCodeAt(at)
    const slot = slotOf(run)
    runs[slot] = run
    places[slot] = all.length
    const each = Object.entries(said)
    all.push(each.length)
    for (const [language, more] of each) all.push(Number(language), more + LEAST_POINTS)
  }
  return Uint16Array.from(all)
}
