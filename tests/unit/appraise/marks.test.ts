import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markNote, markTags, markValue, previewValue, undoMarking } from '../../../main/appraise/marks.ts'
import { type Cell, prepare, type WriteDb } from '../../../main/store/connection.ts'
import { readEvents } from '../../../main/store/events.ts'
import { noteOf } from '../../../main/store/marks.ts'
import { tagsOf, whyOf } from '../../../main/store/record-place.ts'
import { verifyStore } from '../../../main/store/verify.ts'
import type { Value } from '../../../shared/value.ts'
import { mails } from '../../helpers/mail.ts'
import { patience } from '../../helpers/source-tree.ts'
import { failureOf, fillDepot, freshDepot, run } from '../store/fixture.ts'

const who = { actor: 'A. Archivist', role: 'archivist' }

/** A depot with records 1 to `count`. */
function filled(count = 4): WriteDb {
  const depot = freshDepot()
  fillDepot(depot, mails(count))
  return depot.writer
}

const decide = (db: WriteDb, ids: number[], value: Value, reason = 'omdat') =>
  markValue(db, who, { ids, value, reason })
const tag = (db: WriteDb, ids: number[], add: string[], remove: string[] = []) =>
  markTags(db, who, { ids, add, remove })

function valuesOf(db: WriteDb): string {
  return rows<{ value: string }>(db, 'SELECT value FROM record ORDER BY id')
    .map(({ value }) => value)
    .join('')
}
function rows<Row>(db: WriteDb, sql: string, ...parameters: Cell[]): Row[] {
  return prepare<Row>(db, sql).all(...parameters)
}
/** The number of an event that must have been written. */
function eventOf({ event }: { event: number | null }): number {
  if (event === null) throw new Error('no event')
  return event
}

describe('a value', () => {
  test('is set exactly where it was previewed, or not at all', () => {
    const db = filled()
    const ids = [1, 2, 3]
    const previewed = previewValue(db, ids, 'V').state
    decide(db, [2], 'B')
    const outdated = () => markValue(db, who, { ids, value: 'V', reason: 'omdat', previewed })
    expect(failureOf(outdated)).toEqual({ kind: 'preview-outdated' })
    expect(valuesOf(db)).toBe('NBNN')
    // Another set of as many records with the same values is not what was shown either.
    const others = previewValue(db, [1, 2, 4], 'V').state
    expect(others).not.toBe(previewValue(db, ids, 'V').state)
    const again = previewValue(db, ids, 'V').state
    expect(markValue(db, who, { ids, value: 'V', reason: 'omdat', previewed: again })).toMatchObject({
      of: 3,
    })
    expect(valuesOf(db)).toBe('VVVN')
  })

  test('is set on the records named, with who, when and why', () => {
    const db = filled()
    const marked = decide(db, [1, 3], 'B', 'beleid')
    expect(marked).toMatchObject({ of: 2, changed: 2 })
    expect(valuesOf(db)).toBe('BNBN')
    const [{ decision } = { decision: null }] = rows<{ decision: number }>(
      db,
      'SELECT decision FROM record WHERE id = 3',
    )
    expect(whyOf(db, decision)).toEqual({
      layer: 'decision',
      reason: 'beleid',
      actor: 'A. Archivist',
      time: '2026-11-23T12:00:00.000Z',
      event: marked.event,
    })
  })

  test('is logged with the reason and the hash of exactly its members', () => {
    const db = filled()
    decide(db, [3, 1, 3], 'V', 'termijn verstreken')
    const [event] = readEvents(db, { limit: 1 })
    expect(event).toMatchObject({
      action: 'mark.value',
      object: 'records 2',
      result: 'done',
      ground: 'termijn verstreken',
    })
    const members = createHash('sha256').update('1\n3\n').digest('hex')
    expect(JSON.parse(event?.detail ?? '')).toEqual({ value: 'V', layer: 'decision', records: 2, members })
  })

  test('the log holds no tag, note or mail', () => {
    const db = filled()
    tag(db, [1], ['geheimwoord'])
    markNote(db, who, 1, 'geheimwoord')
    decide(db, [1], 'V', 'termijn')
    for (const event of readEvents(db, { limit: 10 }))
      expect(JSON.stringify(event)).not.toContain('geheimwoord')
  })

  test('preview says exactly what marking then does', () => {
    const db = filled(6)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Value>('B', 'V', 'N'), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 8 }),
        fc.constantFrom<Value>('B', 'V', 'N'),
        (before, ids, value) => {
          for (const [at, one] of before.entries())
            run(db, 'UPDATE record SET value = ? WHERE id = ?', one, at + 1)
          const is = valuesOf(db)
          const preview = previewValue(db, ids, value)
          expect(valuesOf(db)).toBe(is)
          const { of, changed } = decide(db, ids, value)
          const becomes = valuesOf(db)
          const changes = new Map<string, number>()
          for (let at = 0; at < is.length; at++) {
            if (is[at] !== becomes[at]) changes.set(is[at] ?? '', (changes.get(is[at] ?? '') ?? 0) + 1)
          }
          expect(new Map(preview.changes.map(({ from, count }) => [from, count]))).toEqual(changes)
          expect([preview.of, preview.of - preview.unchanged]).toEqual([of, changed])
          expect([...changes.values()].reduce((sum, count) => sum + count, 0)).toBe(changed)
        },
      ),
    )
  })
  test('numbers that are no record are passed over and not counted', () => {
    const db = filled()
    expect(decide(db, [2, 99], 'B')).toMatchObject({ of: 1, changed: 1 })
    expect(decide(db, [99], 'B')).toEqual({ event: null, of: 0, changed: 0 })
    expect(decide(db, [], 'B')).toEqual({ event: null, of: 0, changed: 0 })
    expect(readEvents(db, { limit: 10 }).filter(({ action }) => action === 'mark.value').length).toBe(1)
  })

  test('a hundred thousand records in one call', () => {
    const db = filled(1)
    run(
      db,
      `INSERT INTO record (content, source_file, folder, start, length, unquoted_lines, flags, keywords, sender, size)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
       SELECT 1, 1, 1, 0, 0, 0, '', '[]', '', 1 FROM n`,
    )
    const ids = Array.from({ length: 100_000 }, (_, at) => at + 1)
    const times = new Map<string, number>()
    const timed = <T>(name: string, work: () => T): T => {
      const started = performance.now()
      const result = work()
      times.set(name, Math.round(performance.now() - started))
      return result
    }
    expect(timed('preview', () => previewValue(db, ids, 'V'))).toMatchObject({ of: 100_000, unchanged: 0 })
    expect(timed('value', () => decide(db, ids, 'V'))).toMatchObject({ changed: 100_000 })
    expect(timed('undo', () => undoMarking(db, who))).toMatchObject({ changed: 100_000 })
    expect(timed('tag', () => tag(db, ids, ['x']))).toMatchObject({ changed: 100_000 })
    expect(timed('untag', () => undoMarking(db, who))).toMatchObject({ changed: 100_000 })
    console.log(`milliseconds for 100,000 records: ${JSON.stringify(Object.fromEntries(times))}`)
  })
})

describe('tags and notes', () => {
  test('a tag is one, whatever the case it is written in', () => {
    const db = filled()
    expect(tag(db, [1, 2], ['Bouw', 'bouw'])).toMatchObject({ of: 2, changed: 2 })
    expect(tagsOf(db, 1)).toEqual(['Bouw'])
    expect(tag(db, [1], [], ['BOUW'])).toMatchObject({ changed: 1 })
    expect(tagsOf(db, 1)).toEqual([])
  })

  test('records are counted, not tags', () => {
    const db = filled()
    expect(tag(db, [1, 2], ['a', 'b', 'c'])).toMatchObject({ of: 2, changed: 2 })
    expect(tag(db, [1, 2, 3], ['a', 'd'], ['b'])).toMatchObject({ of: 3, changed: 3 })
    expect(tag(db, [1], ['a'])).toEqual({ event: null, of: 1, changed: 0 })
  })

  test('a tag cannot be put on and taken off at once', () => {
    const db = filled()
    expect(failureOf(() => tag(db, [1], ['a', 'b'], ['B']))).toMatchObject({ kind: 'bad-request' })
    expect([
      tagsOf(db, 1),
      readEvents(db, { limit: 9 }).filter(({ action }) => action === 'mark.tag'),
    ]).toEqual([[], []])
  })

  test('taking off a tag nobody knows changes nothing and makes none', () => {
    const db = filled()
    expect(tag(db, [1], [], ['onbekend'])).toEqual({ event: null, of: 1, changed: 0 })
    expect(rows(db, 'SELECT * FROM tag')).toEqual([])
  })

  test('a note on no record is refused', () => {
    expect(failureOf(() => markNote(filled(), who, 99, 'x'))).toEqual({
      kind: 'not-found',
      what: 'record 99',
    })
  })
})

describe('undo', () => {
  const ids = fc.subarray([1, 2, 3, 4], { minLength: 1 })
  const standing = `SELECT id FROM event WHERE action LIKE 'mark.%' AND action <> 'mark.undo' AND id NOT IN (SELECT event FROM undone)`

  test('an undo cannot be undone, nor the same event twice, nor what is no marking', () => {
    const db = filled()
    const event = eventOf(decide(db, [1], 'B'))
    const undo = eventOf(undoMarking(db, who, event))
    expect(failureOf(() => undoMarking(db, who, undo))).toEqual({ kind: 'nothing-to-undo' })
    expect(failureOf(() => undoMarking(db, who, event))).toEqual({ kind: 'nothing-to-undo' })
    expect(failureOf(() => undoMarking(db, who))).toEqual({ kind: 'nothing-to-undo' })
    expect(failureOf(() => undoMarking(db, who, 999))).toEqual({ kind: 'not-found', what: 'event 999' })
  })

  test('a later decision stays', () => {
    const db = filled()
    const first = eventOf(decide(db, [1, 2], 'V'))
    decide(db, [2], 'B')
    expect(undoMarking(db, who, first)).toMatchObject({ changed: 1, undid: first })
    expect(valuesOf(db)).toBe('NBNN')
  })

  test('what was taken back does not come back when a later one is taken back too', () => {
    const db = filled()
    const [value, note, tagged] = [decide(db, [1], 'V'), markNote(db, who, 1, 'een'), tag(db, [1], ['t'])]
    const [laterValue, laterNote, laterTag] = [
      decide(db, [1], 'B'),
      markNote(db, who, 1, 'twee'),
      tag(db, [1], [], ['t']),
    ]
    for (const one of [value, note, tagged, laterValue, laterNote, laterTag])
      undoMarking(db, who, eventOf(one))
    expect([valuesOf(db), noteOf(db, 1), tagsOf(db, 1)]).toEqual(['NNNN', '', []])
  })

  test('the same words written anew are a note of their own', () => {
    const db = filled()
    const first = eventOf(markNote(db, who, 1, 'zelfde'))
    markNote(db, who, 1, 'anders')
    markNote(db, who, 1, 'zelfde')
    expect(undoMarking(db, who, first)).toMatchObject({ changed: 0 })
    expect(noteOf(db, 1)).toBe('zelfde')
  })

  test('in any order, what stands is what the markings that were not taken back say', () => {
    const step = fc.oneof(
      fc.record({ act: fc.constant('value' as const), ids, value: fc.constantFrom<Value>('B', 'V', 'N') }),
      fc.record({ act: fc.constant('tag' as const), ids, on: fc.boolean(), name: fc.constantFrom('a', 'b') }),
      fc.record({
        act: fc.constant('note' as const),
        id: fc.constantFrom(1, 2),
        text: fc.constantFrom('x', 'y', ''),
      }),
      fc.record({ act: fc.constant('undo' as const), which: fc.nat(20) }),
    )
    const db = filled(4)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        // Each run begins with markings all taken back.
        while (rows(db, standing).length > 0) undoMarking(db, who)
        expect([valuesOf(db), rows(db, 'SELECT * FROM record_tag'), noteOf(db, 1), noteOf(db, 2)]).toEqual([
          'NNNN',
          [],
          '',
          '',
        ])
        const made: Made[] = []
        for (const one of steps) take(db, made, one)
        const kept = made.filter(({ undone }) => !undone)
        expect(stateOf(db)).toEqual(replay(kept))
      }),
      { numRuns: 150 },
    )
  })
})

type Step =
  | { readonly act: 'value'; readonly ids: number[]; readonly value: Value }
  | { readonly act: 'tag'; readonly ids: number[]; readonly on: boolean; readonly name: string }
  | { readonly act: 'note'; readonly id: number; readonly text: string }
type Undo = { readonly act: 'undo'; readonly which: number }
/** A marking that was made, with the records it really changed the tag of. */
type Made = {
  readonly event: number
  readonly step: Step
  readonly changed: readonly number[]
  undone: boolean
}

function take(db: WriteDb, made: Made[], step: Step | Undo): void {
  if (step.act === 'undo') {
    const open = made.filter(({ undone }) => !undone)
    const chosen = open[step.which % Math.max(1, open.length)]
    if (chosen === undefined) return
    undoMarking(db, who, chosen.event)
    chosen.undone = true
    return
  }
  if (step.act === 'value') made.push(madeOf(decide(db, step.ids, step.value), step, []))
  else if (step.act === 'note') made.push(madeOf(markNote(db, who, step.id, step.text), step, []))
  else {
    const changed = step.ids.filter((id) => tagsOf(db, id).includes(step.name) !== step.on)
    const tagged = tag(db, step.ids, step.on ? [step.name] : [], step.on ? [] : [step.name])
    // What changes nothing is no event, and nothing an undo could take back.
    expect(tagged.event === null).toBe(changed.length === 0)
    if (tagged.event !== null) made.push(madeOf(tagged, step, changed))
  }
}

const madeOf = (marked: { event: number | null }, step: Step, changed: readonly number[]): Made => ({
  event: eventOf(marked),
  step,
  changed,
  undone: false,
})

type State = { values: string; tags: string[]; notes: string[] }

function stateOf(db: WriteDb): State {
  return {
    values: valuesOf(db),
    tags: [1, 2, 3, 4].map((id) => tagsOf(db, id).join()),
    notes: [1, 2].map((id) => noteOf(db, id)),
  }
}

/** What markings made one after the other come to: the obvious way, without a database. */
function replay(made: readonly Made[]): State {
  const values = ['N', 'N', 'N', 'N']
  const tags = values.map(() => new Set<string>())
  const notes = ['', '']
  for (const { step, changed } of made) {
    if (step.act === 'value') for (const id of step.ids) values[id - 1] = step.value
    if (step.act === 'note') notes[step.id - 1] = step.text
    if (step.act !== 'tag') continue
    for (const id of changed) step.on ? tags[id - 1]?.add(step.name) : tags[id - 1]?.delete(step.name)
  }
  return { values: values.join(''), tags: tags.map((set) => [...set].sort().join()), notes }
}

describe('what was decided', () => {
  test('cannot be edited or removed, nor its event', () => {
    const db = filled()
    decide(db, [1], 'B')
    for (const table of ['decision', 'event']) {
      expect(() => run(db, `UPDATE ${table} SET id = id`)).toThrow(/cannot be edited/)
      expect(() => run(db, `DELETE FROM ${table}`)).toThrow(/cannot be removed/)
    }
  })

  test('is kept in full: each decision with its records and what they were before', () => {
    const db = filled()
    decide(db, [1, 2], 'V', 'een')
    decide(db, [2], 'B', 'twee')
    undoMarking(db, who)
    const history = rows<{ reason: string; record: number; before_value: string; undoes: number | null }>(
      db,
      `SELECT d.reason, r.record, r.before_value, d.undoes FROM decision d JOIN decision_record r ON r.decision = d.id
       ORDER BY d.id, r.record`,
    )
    expect(
      history.map(({ reason, record, before_value, undoes }) => [reason, record, before_value, undoes]),
    ).toEqual([
      ['een', 1, 'N', null],
      ['een', 2, 'N', null],
      ['twee', 2, 'V', null],
      ['', 2, 'B', 2],
    ])
  })

  test('stands in the log in the same transaction: neither is there without the other', () => {
    const db = filled()
    const events = readEvents(db, { limit: 10 }).length
    run(
      db,
      "CREATE TEMP TRIGGER refuse BEFORE UPDATE OF value ON record BEGIN SELECT RAISE(ABORT, 'no'); END",
    )
    expect(() => decide(db, [1], 'B')).toThrow('no')
    expect([valuesOf(db), readEvents(db, { limit: 10 }).length, rows(db, 'SELECT * FROM decision')]).toEqual([
      'NNNN',
      events,
      [],
    ])
  })

  test('leaves a depot that verify finds sound', async () => {
    const db = filled()
    run(db, 'UPDATE source_file SET sha256 = zeroblob(32)')
    decide(db, [1, 2], 'V')
    tag(db, [1, 2], ['a'])
    markNote(db, who, 1, 'x')
    undoMarking(db, who)
    undoMarking(db, who)
    expect(await verifyStore(db, patience, () => {})).toMatchObject({ findings: [], sound: true })
  })
})
