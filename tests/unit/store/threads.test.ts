import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepare, transaction, type WriteDb } from '../../../main/store/connection.ts'
import { joinThread, threadKey } from '../../../main/store/threads.ts'
import { freshDepot, run } from './fixture.ts'

/** A message as far as conversations go: its number and every identifier it has or refers to. */
type Sent = { readonly content: number; readonly identifiers: readonly string[] }

function prepared(contents: number): WriteDb {
  const { writer } = freshDepot()
  transaction(writer, () => {
    run(writer, "INSERT INTO pack (id, size, frame) VALUES (1, 0, x'')")
    for (let id = 1; id <= contents; id++) {
      run(
        writer,
        'INSERT INTO content (id, sha256, size, pack, start, packs) VALUES (?, ?, 0, 1, 0, 1)',
        id,
        Buffer.from(`${id}`),
      )
    }
  })
  return writer
}

/** Lets messages arrive in this order and answers with the thread of each number. */
function arrive(db: WriteDb, sent: readonly Sent[]): Map<number, number> {
  return transaction(db, () => {
    run(db, 'DELETE FROM message')
    run(db, 'DELETE FROM thread_link')
    for (const { content, identifiers } of sent) {
      run(
        db,
        `INSERT INTO message (content, kind, subject, sent_state, message_id, thread, protection, language, automatic,
           attachments, agent) VALUES (?, 'mail', '', 'absent', '', ?, 'none', '', 0, 0, 'test')`,
        content,
        joinThread(db, content, identifiers),
      )
    }
    const rows = prepare<{ content: number; thread: number }>(db, 'SELECT content, thread FROM message').all()
    return new Map(rows.map(({ content, thread }) => [content, thread]))
  })
}

/** Which messages belong together: sets of numbers, in one spelling. */
function partition(threads: ReadonlyMap<number, number>): string[] {
  const sets = new Map<number, number[]>()
  for (const [content, thread] of threads) sets.set(thread, [...(sets.get(thread) ?? []), content])
  return [...sets.values()].map((set) => set.sort((a, b) => a - b).join()).sort()
}

/** The same by definition: messages with an identifier in common belong together, and so on. */
function belongTogether(sent: readonly Sent[]): string[] {
  const sets: { numbers: Set<number>; names: Set<string> }[] = []
  for (const { content, identifiers } of sent) {
    const met = sets.filter(({ names }) => identifiers.some((name) => names.has(name)))
    for (const one of met) sets.splice(sets.indexOf(one), 1)
    sets.push({
      numbers: new Set([content, ...met.flatMap(({ numbers }) => [...numbers])]),
      names: new Set([...identifiers, ...met.flatMap(({ names }) => [...names])]),
    })
  }
  return sets.map(({ numbers }) => [...numbers].sort((a, b) => a - b).join()).sort()
}

const at = (content: number, ...identifiers: string[]): Sent => ({ content, identifiers })

describe('conversations', () => {
  test.each<[name: string, sent: Sent[], expected: string[]]>([
    ['a message and its answer', [at(1, 'a'), at(2, 'b', 'a')], ['1,2']],
    ['the answer came first', [at(1, 'b', 'a'), at(2, 'a')], ['1,2']],
    ['two answers to a message that is not here', [at(1, 'b', 'x'), at(2, 'c', 'x')], ['1,2']],
    ['one that joins two', [at(1, 'a'), at(2, 'b'), at(3, 'c', 'a', 'b')], ['1,2,3']],
    [
      'two that are joined by what both later refer to',
      [at(1, 'a'), at(2, 'b'), at(3, 'c', 'a'), at(4, 'd', 'b'), at(5, 'e', 'c', 'd')],
      ['1,2,3,4,5'],
    ],
    ['the same identifier twice', [at(1, 'a', 'a'), at(2, 'a')], ['1,2']],
    ['messages without identifiers stay alone', [at(1), at(2), at(3, 'a')], ['1', '2', '3']],
    ['case counts, as RFC 5322 has it', [at(1, 'A@example.nl'), at(2, 'a@example.nl')], ['1', '2']],
  ])('%s', (_name, sent, expected) => {
    expect(partition(arrive(prepared(5), sent))).toEqual(expected)
  })

  test('carry the smallest number of those who were there first', () => {
    const threads = arrive(prepared(5), [at(3, 'c'), at(2, 'b'), at(5, 'e', 'b', 'c')])
    expect([...threads.values()]).toEqual([2, 2, 2])
  })

  test('are the same in whatever order the messages arrive', () => {
    const db = prepared(8)
    const drawn = fc
      .array(fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 4 }), { minLength: 1, maxLength: 8 })
      .map((all) => all.map((identifiers, place) => at(place + 1, ...identifiers)))
    const shuffled = drawn.chain((sent) =>
      fc.tuple(fc.constant(sent), fc.shuffledSubarray(sent, { minLength: sent.length })),
    )
    fc.assert(
      fc.property(shuffled, ([sent, order]) => {
        expect(partition(arrive(db, order))).toEqual(belongTogether(sent))
      }),
      { numRuns: 300 },
    )
  })

  test('have numbers that stand for the same messages once the messages come in the order of their numbers', () => {
    const db = prepared(8)
    const drawn = fc.array(fc.array(fc.constantFrom(...'abcdef'), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(drawn, (all) => {
        const threads = arrive(
          db,
          all.map((identifiers, place) => at(place + 1, ...identifiers)),
        )
        for (const thread of new Set(threads.values())) {
          expect(
            Math.min(...[...threads].filter(([, one]) => one === thread).map(([content]) => content)),
          ).toBe(thread)
        }
      }),
    )
  })

  test('a field of References without end is followed so far, and the parent is among that', () => {
    const db = prepared(3)
    const references = Array.from({ length: 5000 }, (_, number) => `r${number}`)
    arrive(db, [at(1, 'own', 'parent', ...references)])
    const kept = prepare<{ n: number }>(db, 'SELECT count(*) AS n FROM thread_link').get()?.n ?? 0
    expect(kept).toBeLessThanOrEqual(200)
    const known = (name: string) =>
      prepare(db, 'SELECT 1 FROM thread_link WHERE id = ?').get(threadKey(name)) !== undefined
    expect([known('own'), known('parent'), known('r0'), known('r4999')]).toEqual([true, true, true, false])
  })
})
