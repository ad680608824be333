import { type Field, fields, isOfPeople } from '../../shared/fields.ts'
import { parseQuery } from '../../shared/query.ts'
import { type AtCaret, findAtCaret } from '../../shared/query-caret.ts'
import { quote } from '../../shared/query-print.ts'
import { writeValue } from '../../shared/query-text.ts'
import type { Completion } from '../../shared/results.ts'
import { prepare, type ReadDb } from '../store/connection.ts'
import { findPeople } from './complete-people.ts'
import { listValues } from './complete-values.ts'
import { fold } from './fold.ts'

type Choice = Completion['choices'][number]

/** Letters from which on words are proposed: before that it is any word. */
const FEWEST_LETTERS = 2
/** Fields proposed before words. */
const MOST_FIELDS = 5

/** Ways to go on from what stands before the caret of a query. */
export function complete(db: ReadDb, text: string, caret: number, limit: number): Completion {
  // One snapshot for all choices.
  return db.transaction(() => {
    const at = findAtCaret(text, Math.min(caret, text.length))
    if (at === null) return { from: caret, to: caret, choices: [] }
    const choices = choicesFor(db, at, limit).filter(({ is, text }) => is === 'field' || isReadable(at, text))
    return { from: at.from, to: at.to, choices: choices.slice(0, limit) }
  })()
}

/** Whether a choice is a value its field takes: a name too long for a query is none. */
function isReadable({ field }: AtCaret, text: string): boolean {
  return parseQuery(field === null ? text : `${field.name}:${text}`).ok
}

function choicesFor(db: ReadDb, at: AtCaret, limit: number): Choice[] {
  const { field, typed } = at
  if (field === null) {
    if (typed === '') return []
    const named = at.quoted || at.exact ? [] : fieldChoices(typed)
    if (at.named) return named
    const people = typed.includes('@') && !at.quoted ? peopleChoices(db, at, limit) : []
    return [...named.slice(0, MOST_FIELDS), ...people, ...wordChoices(db, at, limit)]
  }
  if (field.value === 'choice') return choiceChoices(field, typed)
  if (field.value !== 'words') {
    return listValues(db, field.name, typed, limit).map(({ value, count }) => ({
      text: writeValue(field.name, value),
      is: 'value',
      field: field.name,
      count,
    }))
  }
  return isOfPeople(field.name) ? peopleChoices(db, at, limit) : wordChoices(db, at, limit)
}

/** Fields that begin so, under the name or alias that does. */
function fieldChoices(typed: string): Choice[] {
  const wanted = typed.toLowerCase()
  return fields.flatMap((field: Field): Choice[] => {
    const name = [field.name, ...field.aliases].find((name) => name.startsWith(wanted))
    return name === undefined ? [] : [{ text: `${name}:`, is: 'field', field: field.name, count: null }]
  })
}

/** The words a field knows, in the language in which they begin so. */
function choiceChoices(field: Field, typed: string): Choice[] {
  const wanted = typed.toLowerCase()
  return Object.entries(field.choices ?? {}).flatMap(([choice, aliases]): Choice[] => {
    const text = [choice, ...aliases].find((name) => name.toLowerCase().startsWith(wanted))
    return text === undefined ? [] : [{ text, is: 'choice', field: field.name, count: null }]
  })
}

/** People of whose address or name a part begins so. Typed without a field, they are looked for in every header. */
function peopleChoices(db: ReadDb, { field, typed }: AtCaret, limit: number): Choice[] {
  return findPeople(db, typed, limit).map((person) => ({
    text: `${field === null ? 'with:' : ''}${writeValue('with', person)}`,
    is: 'value',
    field: field?.name ?? 'with',
    count: null,
  }))
}

/** Words of the depot that begin as the last word typed, the most frequent first. */
function wordChoices(db: ReadDb, { field, typed, quoted, exact }: AtCaret, limit: number): Choice[] {
  const [, start = '', begun = ''] = /^(.*?)([\p{L}\p{M}]*)$/su.exec(typed) ?? []
  const prefix = fold(begun)
  // A bare word is one word: what stands before its letters would not be found with them.
  if (prefix.length < FEWEST_LETTERS || (!quoted && start !== '')) return []
  const words = prepare<{ word: string; contents: number }>(
    db,
    `SELECT word, contents FROM vocabulary WHERE word >= ? AND word < ? ORDER BY contents DESC, word LIMIT ?`,
  ).all(prefix, `${prefix}\u{10FFFF}`, limit)
  return words.map(({ word, contents }) => ({
    text: `${exact ? '=' : ''}${quoted ? quote(`${start}${word}`) : word}`,
    is: 'word',
    field: field?.name ?? null,
    // In a field or beside other words it would find fewer.
    count: field === null && start === '' ? contents : null,
  }))
}
