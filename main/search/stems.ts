import snowball from 'snowball-stemmers'

const languages = ['dutch', 'english', 'german', 'french'] as const
const stemmers = languages.map((language) => ({ language, stemmer: snowball.newStemmer(language) }))

/** Stems kept: stemming one word in four languages takes some 40 µs, and the same words come back. */
const KEPT = 20_000
const kept = new Map<string, readonly string[]>()

/** The Snowball stems of a word in lower case, each with its language before it: two words are forms of one when they share any. */
export function stemsOf(word: string): readonly string[] {
  const known = kept.get(word)
  if (known !== undefined) return known
  const stems = stemmers.map(({ language, stemmer }) => `${language}:${stemmer.stem(word)}`)
  stems[0] = soften(stems[0] ?? '')
  const past = presentStem(stems[0])
  if (past !== null) stems.push(past)
  if (kept.size >= KEPT) kept.clear()
  kept.set(word, stems)
  return stems
}

/** The beginning that all forms of a word have in common: its own, as far as its stems leave it alone. */
export function commonStart(word: string): string {
  let length = word.length
  for (const stem of stemsOf(word)) {
    const letters = stem.slice(stem.indexOf(':') + 1)
    let same = 0
    while (same < length && word[same] === letters[same]) same++
    length = same
  }
  // The last letter of a stem may differ between forms: huis, huizen.
  return word.slice(0, Math.max(2, /[sfzv]$/.test(word.slice(0, length)) ? length - 1 : length))
}

/** Dutch writes huis but huizen, brief but brieven, plan but plannen; Snowball leaves two stems. */
function soften(stem: string): string {
  return stem
    .replace(/z$/, 's')
    .replace(/v$/, 'f')
    .replace(/([bfglmnprs])\1$/, '$1')
}

/** Snowball keeps the d or t of a Dutch past tense (vergaderd of vergaderde): also the stem without it, when it is long. */
function presentStem(stem: string): string | null {
  return stem.length >= 'dutch:'.length + 6 && /[^aeiou][dt]$/.test(stem) ? stem.slice(0, -1) : null
}
