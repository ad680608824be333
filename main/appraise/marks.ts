import { hash } from 'node:crypto'
import { Failed } from '../../shared/failure.ts'
import { type Value, values } from '../../shared/value.ts'
import type { Actor } from '../store/actor.ts'
import { transaction, type WriteDb } from '../store/connection.ts'
import { appendEvent } from '../store/events.ts'
import {
  changesTag,
  chooseRecords,
  chosenRecords,
  chosenValues,
  countChosenValues,
  countTagged,
  decideChosen,
  decisionOf,
  insertNote,
  insertUndone,
  latestMarking,
  listOverruled,
  markingOf,
  notedBy,
  noteOf,
  standingNote,
  tagChosen,
  takeBackDecision,
  takeBackTags,
} from '../store/marks.ts'

/**
 * What a marking did: its event (null when there was nothing to do), how many records it was about, how many changed.
 * Numbers that are no record are passed over, so `of` may be less than was asked for.
 */
export type Marked = { readonly event: number | null; readonly of: number; readonly changed: number }

/** Overruled records a preview names; all are counted. */
const OVERRULED_NAMED = 20

/** Counts what setting `value` on records would change, from which value, and names some it would overrule. Changes nothing. */
export function previewValue(db: WriteDb, ids: Iterable<number>, value: Value) {
  const of = chooseRecords(db, ids)
  const counts = countChosenValues(db)
  const changes = values
    .filter((from) => from !== value && counts[from] > 0)
    .map((from) => ({ from, count: counts[from] }))
  const overrules = changes.some(({ from }) => from !== 'N')
  return {
    of,
    changes,
    unchanged: counts[value],
    overruled: overrules ? listOverruled(db, value, OVERRULED_NAMED) : [],
    state: hashState(db),
  }
}

/** What is to be decided about which records; `previewed` is the state of them a preview told, when there was one. */
export type ValueMark = {
  readonly ids: Iterable<number>
  readonly value: Value
  readonly reason: string
  readonly previewed?: string | undefined
}

/**
 * Sets the value of records by an explicit decision, in one transaction with its event. Throws Failed preview-outdated when
 * the records or their values are not those that were previewed.
 */
export function markValue(db: WriteDb, who: Actor, { ids, value, reason, previewed }: ValueMark): Marked {
  return transaction(db, () => {
    const of = chooseRecords(db, ids)
    if (previewed !== undefined && previewed !== hashState(db)) throw new Failed({ kind: 'preview-outdated' })
    if (of === 0) return { event: null, of: 0, changed: 0 }
    const unchanged = countChosenValues(db)[value]
    const event = appendEvent(db, {
      ...who,
      action: 'mark.value',
      object: nameChosen(db, of),
      result: 'done',
      ground: reason,
      detail: { value, layer: 'decision', records: of, members: hashMembers(db) },
    })
    decideChosen(db, { event, layer: 'decision', value, reason, undoes: null })
    return { event, of, changed: of - unchanged }
  })
}

/** Tags to put on records and to take off them. */
export type TagMark = {
  readonly ids: Iterable<number>
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/**
 * Puts tags on records and takes others off, in one transaction with its event. Throws Failed bad-request when a tag is to be
 * both.
 */
export function markTags(db: WriteDb, who: Actor, { ids, add, remove }: TagMark): Marked {
  const off = new Set(remove.map((name) => name.toLowerCase()))
  const both = add.find((name) => off.has(name.toLowerCase()))
  if (both !== undefined)
    throw new Failed({ kind: 'bad-request', detail: `"${both}" both put on and taken off` })
  return transaction(db, () => {
    const of = chooseRecords(db, ids)
    const isWork =
      add.some((name) => changesTag(db, name, true)) || remove.some((name) => changesTag(db, name, false))
    // An event that changed nothing would be what the next undo takes back.
    if (!isWork) return { event: null, of, changed: 0 }
    const event = appendEvent(db, {
      ...who,
      action: 'mark.tag',
      object: nameChosen(db, of),
      result: 'done',
      ground: '',
      // Tag names are the archivist's words, not the mail's; still only their number is logged.
      detail: { added: add.length, removed: remove.length, records: of, members: hashMembers(db) },
    })
    for (const name of add) tagChosen(db, event, name, true)
    for (const name of remove) tagChosen(db, event, name, false)
    return { event, of, changed: countTagged(db, event) }
  })
}

/** Writes the note of one record. Throws Failed not-found. */
export function markNote(db: WriteDb, who: Actor, record: number, text: string): Marked {
  return transaction(db, () => {
    if (chooseRecords(db, [record]) === 0) throw new Failed({ kind: 'not-found', what: `record ${record}` })
    const event = appendEvent(db, {
      ...who,
      action: 'mark.note',
      object: `record ${record}`,
      result: 'done',
      ground: '',
      detail: { characters: text.length },
    })
    insertNote(db, event, record, text)
    return { event, of: 1, changed: 1 }
  })
}

/**
 * Takes a marking event back: values, tags and notes become what they were, except where a later marking changed them again.
 * Without a number the latest that still stands. Throws Failed nothing-to-undo, not-found.
 */
export function undoMarking(db: WriteDb, who: Actor, wanted?: number): Marked & { undid: number } {
  return transaction(db, () => {
    const undid = wanted ?? latestMarking(db)
    if (undid === null) throw new Failed({ kind: 'nothing-to-undo' })
    const marking = markingOf(db, undid)
    if (marking === null) throw new Failed({ kind: 'not-found', what: `event ${undid}` })
    if (marking.undone || !marking.action.startsWith('mark.') || marking.action === 'mark.undo') {
      throw new Failed({ kind: 'nothing-to-undo' })
    }
    const event = appendEvent(db, {
      ...who,
      action: 'mark.undo',
      object: `event ${undid}`,
      result: 'done',
      ground: '',
      detail: { undoes: undid, action: marking.action },
    })
    insertUndone(db, undid, event)
    const changed = takeBack(db, undid, event)
    return { event, of: changed, changed, undid }
  })
}

function takeBack(db: WriteDb, undid: number, event: number): number {
  const decision = decisionOf(db, undid)
  if (decision !== null) {
    const { id, layer, value } = decision
    return takeBackDecision(db, id, { event, layer, value, reason: '', undoes: id })
  }
  const noted = notedBy(db, undid)
  if (noted !== null) {
    const text = standingNote(db, noted)
    if (noteOf(db, noted) === text) return 0
    insertNote(db, event, noted, text)
    return 1
  }
  takeBackTags(db, undid, event)
  return countTagged(db, event)
}

/** SHA-256 over the chosen records with their values: the same as long as a marking would change the same. */
function hashState(db: WriteDb): string {
  return hash('sha256', chosenValues(db).join('\n'))
}

/** SHA-256 over the chosen record numbers, one a line, ascending: the log names the set without listing it. */
function hashMembers(db: WriteDb): string {
  return hash('sha256', `${chosenRecords(db).join('\n')}\n`)
}

/** What a marking is of, for the log: one record by its number, more by how many they are. */
function nameChosen(db: WriteDb, of: number): string {
  return of === 1 ? `record ${chosenRecords(db)[0]}` : `records ${of}`
}
