import type { Expansion } from '../../shared/records.ts'
import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { fold } from './fold.ts'
import { commonStart, stemsOf } from './stems.ts'
import { isWord } from './vocabulary.ts'

/** Forms of one word that are searched: the most frequent ones. */
export const MOST_FORMS = 40
/** Words looked at per step, the most frequent ones: bounds the time for a short beginning like "ver". */
const MOST_CANDIDATES = 120
/** Endings that make forms are at most so much longer: vergaderingen of vergader. */
const LONGEST_ENDING = 7
/** Parts of compounds: shorter ones are found everywhere by chance. */
const SHORTEST_IN_COMPOUND = 4
const SHORTEST_HEAD = 3
/** A word this long ends another by chance so seldom that the other half need not be known: omgevings-vergunning. */
const LONG_TAIL = 8
/** A half this long is known too when other words begin with it: bestemming(en), where only bestemmingsplan was to be found. */
const LONG_HEAD = 5
/** Words looked at to find such a beginning. */
const MOST_BEGINNINGS = 8
/** Forms of the word itself whose compounds are looked for too: plan, plannen → bestemmingsplannen. */
const FORMS_IN_COMPOUNDS = 4
/** Letters Dutch and German put between the halves of a compound. */
const links = ['', 's', 'e', 'en', 'n', 'es', 'er']

type Counted = { readonly word: string; readonly contents: number }

/**
 * Finds what else a word may be written as in this depot: other forms of it by Snowball stems (Dutch, English, German,
 * French), and compounds it begins or ends whose other half is known too (bestemmings-plan, archief-bescheiden). The most
 * frequent first, at most MOST_FORMS, the word itself not among them. A text that is not one word of letters has none.
 */
export function expandWord(db: ReadDb, text: string): Expansion {
  const word = fold(text)
  if (!isWord(word)) return { word: text, forms: [] }
  const forms = findForms(db, word)
  const own = new Set([word, ...forms.map((form) => form.word)])
  const compounds = findCompounds(db, [word, ...forms.slice(0, FORMS_IN_COMPOUNDS).map((form) => form.word)])
  const found = [
    ...forms.map(({ word }) => ({ word, reason: 'form' as const })),
    ...compounds
      .filter(({ word }) => !own.has(word))
      .map(({ word }) => ({ word, reason: 'compound' as const })),
  ]
  return { word: text, forms: found.slice(0, MOST_FORMS) }
}

function findForms(db: ReadDb, word: string): Counted[] {
  const stems = new Set(stemsOf(word))
  return inRange(db, 'word', commonStart(word), 3, word.length + LONGEST_ENDING).filter(
    (candidate) => candidate.word !== word && stemsOf(candidate.word).some((stem) => stems.has(stem)),
  )
}

function findCompounds(db: ReadDb, forms: readonly string[]): Counted[] {
  const found = new Map<string, Counted>()
  forms.forEach((form, index) => {
    if (form.length < SHORTEST_IN_COMPOUND) return
    const shortest = form.length + SHORTEST_HEAD
    for (const whole of inRange(db, 'reversed', reverse(form), shortest, Infinity)) {
      const head = whole.word.slice(0, -form.length)
      const fits = (link: string) => {
        if (!head.endsWith(link)) return false
        const half = head.slice(0, head.length - link.length)
        return isKnown(db, half) || beginsOthers(db, half, `${head}${form}`)
      }
      if (form.length >= LONG_TAIL || links.some(fits)) found.set(whole.word, whole)
    }
    if (index > 0) return
    for (const whole of inRange(db, 'word', form, form.length + SHORTEST_IN_COMPOUND, Infinity)) {
      const tail = whole.word.slice(form.length)
      const fits = (link: string) =>
        tail.startsWith(link) &&
        tail.length - link.length >= SHORTEST_IN_COMPOUND &&
        isKnown(db, tail.slice(link.length))
      if (links.some(fits)) found.set(whole.word, whole)
    }
  })
  return [...found.values()].sort((a, b) => b.contents - a.contents)
}

/** The most frequent words whose column begins so, within bounds of length. */
function inRange(
  db: ReadDb,
  column: 'word' | 'reversed',
  start: string,
  shortest: number,
  longest: number,
): Counted[] {
  return prepare<Counted>(
    db,
    `SELECT word, contents FROM vocabulary WHERE ${column} >= ? AND ${column} < ? AND length(word) BETWEEN ? AND ?
     ORDER BY contents DESC, word LIMIT ${MOST_CANDIDATES}`,
  ).all(start, `${start}\u{10FFFF}`, shortest, Math.min(longest, 1_000))
}

function isKnown(db: ReadDb, word: string): boolean {
  if (word.length < SHORTEST_HEAD) return false
  return prepareValue<number>(db, 'SELECT 1 FROM vocabulary WHERE word = ?').get(word) !== undefined
}

/** Whether words of the depot begin with this half of a compound, besides the compound and what is made of it. */
function beginsOthers(db: ReadDb, half: string, compound: string): boolean {
  if (half.length < LONG_HEAD) return false
  const words = prepareValue<string>(
    db,
    `SELECT word FROM vocabulary WHERE word >= ? AND word < ? LIMIT ${MOST_BEGINNINGS}`,
  ).all(half, `${half}\u{10FFFF}`)
  return words.some((word) => !word.startsWith(compound))
}

function reverse(word: string): string {
  return [...word].reverse().join('')
}
