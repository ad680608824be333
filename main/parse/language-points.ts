import { eld } from 'eld/medium'
// Past its entrance: `eld.detect` looks up every run of letters of every text anew, which took a seventh of an import. Its version
// is fixed in package.json, and a test holds both to the same answers.
import { dictionary } from '../../node_modules/eld/src/dictionary.js'
import { ngramsData } from '../../node_modules/eld/src/ngrams/medium.js'
import { separators } from '../../node_modules/eld/src/regexPatterns.js'

/** Bytes up to which eld looks at the whole of a text. */
const WHOLE = 350
/** Bytes of a word that count, of a run of them, and from the beginning of one run to that of the next. */
const WORD = 70
const RUN = 4
const STRIDE = 3
/** What the tables leave out of the points of every run. */
const LEAST_POINTS = 53
/** Words that are remembered: nearly all that a language uses every day, in little memory. */
const WORDS = 16_384

/** A run of bytes that tells languages apart: the number of each, and behind it its points. It counts once in a text. */
type Run = { readonly points: readonly number[]; countedIn: number }

const codes = Object.values(ngramsData.languages)
const totals = new Uint32Array(codes.length)
const runs = new Map<string, Run>()
const runsOfWord = new Map<string, readonly Run[]>()
let texts = 0

/** The language that `eld.detect` tells of a text of at most 1000 characters (ISO 639-1), '' when none of its words says any. */
export function likeliestLanguage(text: string): string {
  const words = text.replace(separators, ' ').trim().toLowerCase()
  if (Buffer.byteLength(words) > WHOLE) return eld.detect(text).language
  texts++
  totals.fill(0)
  for (const word of words.split(' ')) {
    for (const run of runsIn(word)) {
      if (run.countedIn === texts) continue
      run.countedIn = texts
      for (let at = 0; at < run.points.length; at += 2) {
        const language = run.points[at] ?? 0
        totals[language] = (totals[language] ?? 0) + (run.points[at + 1] ?? 0)
      }
    }
  }
  const most = totals.reduce((a, b) => (b > a ? b : a), 0)
  return most === 0 ? '' : (codes[totals.indexOf(most)] ?? '')
}

function runsIn(word: string): readonly Run[] {
  const known = runsOfWord.get(word)
  if (known !== undefined) return known
  if (runsOfWord.size >= WORDS) {
    runsOfWord.clear()
    runs.clear()
  }
  const found = namesOfRuns(word).flatMap((name) => runNamed(name) ?? [])
  runsOfWord.set(word, found)
  return found
}

/** The runs of a word as the tables name them: with a blank where the word begins or ends. */
function namesOfRuns(word: string): string[] {
  if (word === '') return []
  let letters = ''
  for (const byte of Buffer.from(word)) letters += byte < 0x80 ? String.fromCharCode(byte) : dictionary[byte]
  const length = Math.min(letters.length, WORD)
  const names: string[] = []
  let at = 0
  for (; at + RUN < length; at += STRIDE) names.push((at === 0 ? ' ' : '') + letters.slice(at, at + RUN))
  return [...names, `${at === 0 ? ' ' : ''}${letters.slice(Math.max(0, length - RUN))} `]
}

function runNamed(name: string): Run | null {
  const known = runs.get(name)
  if (known !== undefined) return known
  const points = ngramsData.ngrams[name]
  if (points === undefined) return null
  const run: Run = {
    points: Object.entries(points).flatMap(([language, more]) => [Number(language), more + LEAST_POINTS]),
    countedIn: 0,
  }
  runs.set(name, run)
  return run
}
