import { createHash, randomBytes } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepare, prepareValue, transaction } from '../../../main/store/connection.ts'
import { openContentWriter, readContent, readContentPieces } from '../../../main/store/contents.ts'
import { PACK_SIZE, PIECE_SIZE } from '../../../main/store/packs.ts'
import { contentOf } from './content.ts'
import { failureOf, freshDepot, run, storeAll } from './fixture.ts'

const MiB = 1024 * 1024

describe('kept bytes are identical to what was stored', () => {
  const sizes = [
    0,
    1,
    PACK_SIZE - 1,
    PACK_SIZE,
    PACK_SIZE + 1,
    PIECE_SIZE,
    PIECE_SIZE + 1,
    2 * PIECE_SIZE,
    5 * MiB + 7,
  ]
  test.each(sizes)('%i bytes', (size) => {
    const depot = freshDepot()
    const bytes = randomBytes(size)
    // Neighbours before and after, so that places in a pack matter.
    const stored = storeAll(depot.writer, [Buffer.from('before'), bytes, Buffer.from('after')])
    const read = stored.map(({ id }) => readContent(depot.reader, id))
    expect(read.map((part) => part.length)).toEqual([6, size, 5])
    expect(read[1]?.equals(bytes)).toBe(true)
    expect(read[2]?.toString()).toBe('after')
    const pieces = [...readContentPieces(depot.reader, stored[1]?.id ?? 0)]
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(PIECE_SIZE)
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
  })

  test('of any set, stored in any batches, also when read by the writer', () => {
    const size = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 3000 }) },
      { weight: 1, arbitrary: fc.integer({ min: PACK_SIZE - 2, max: PACK_SIZE + 2 }) },
    )
    const content = fc
      .tuple(size, fc.integer({ min: 0, max: 5 }))
      .map(([length, seed]) => repeatable(length, seed))
    fc.assert(
      fc.property(fc.array(fc.array(content, { maxLength: 30 }), { maxLength: 5 }), (batches) => {
        const depot = freshDepot()
        const numbers = new Map<string, number>()
        for (const batch of batches) {
          for (const [place, { id, isNew }] of storeAll(depot.writer, batch).entries()) {
            const key = batch[place]?.toString('latin1') ?? ''
            expect(isNew).toBe(!numbers.has(key))
            expect(numbers.get(key) ?? id).toBe(id)
            numbers.set(key, id)
          }
        }
        for (const db of [depot.reader, depot.writer]) {
          for (const [key, id] of numbers) expect(readContent(db, id).toString('latin1') === key).toBe(true)
        }
        expect(prepareValue<number>(depot.reader, 'SELECT count(*) FROM content').get()).toBe(numbers.size)
        depot.close()
      }),
      { numRuns: 25 },
    )
  })
})

/** The same bytes for the same length and seed, so that duplicates occur. */
function repeatable(length: number, seed: number): Buffer {
  const block = createHash('sha512').update(String(seed)).digest()
  return Buffer.alloc(length, block)
}

test('the same bytes are kept once, in one batch and in the next', () => {
  const depot = freshDepot()
  const small = Buffer.from('mail')
  const large = randomBytes(PACK_SIZE * 2)
  const first = storeAll(depot.writer, [small, large, small, large])
  const second = storeAll(depot.writer, [large, small])
  expect(first.map(({ isNew }) => isNew)).toEqual([true, true, false, false])
  expect(second.map(({ isNew }) => isNew)).toEqual([false, false])
  expect(second[1]?.id).toBe(first[0]?.id)
  expect(prepareValue<number>(depot.reader, 'SELECT count(*) FROM pack').get()).toBe(2)
})

test('several contents share a pack, and a content can be referred to before its pack is written', () => {
  const { writer, reader } = freshDepot()
  transaction(writer, () => {
    const contents = openContentWriter(writer)
    const { id } = contents.store(contentOf(Buffer.from('one')))
    run(
      writer,
      "INSERT INTO message (content, kind, subject, sent_state, message_id, thread, protection, language, automatic, attachments, agent) VALUES (?, 'mail', '', 'absent', '', 1, 'none', '', 0, 0, '')",
      id,
    )
    contents.store(contentOf(Buffer.from('two')))
    contents.flush()
  })
  expect(prepare(reader, 'SELECT pack, start, size FROM content ORDER BY id').all()).toEqual([
    { pack: 1, start: 0, size: 3 },
    { pack: 1, start: 3, size: 3 },
  ])
})

test('after a rollback nothing is left and the next batch stands on its own', () => {
  const { writer, reader } = freshDepot()
  expect(() =>
    transaction(writer, () => {
      const contents = openContentWriter(writer)
      contents.store(contentOf(Buffer.from('lost')))
      contents.flush()
      readContent(writer, 1) // Now the pack is in the memory of this connection.
      throw new Error('stop')
    }),
  ).toThrow('stop')
  expect(prepareValue<number>(reader, 'SELECT count(*) FROM pack').get()).toBe(0)
  const [kept] = storeAll(writer, [Buffer.from('kept')])
  expect(readContent(writer, kept?.id ?? 0).toString()).toBe('kept')
})

test('an item that reads differently from its hash is refused', () => {
  const { writer } = freshDepot()
  const item = {
    ...contentOf(randomBytes(PACK_SIZE + 1)),
    bytes: null,
    pieces: () => [randomBytes(PACK_SIZE + 1)],
  }
  const short = { ...contentOf(Buffer.from('four')), bytes: Buffer.from('3') }
  for (const one of [item, short]) {
    expect(failureOf(() => transaction(writer, () => openContentWriter(writer).store(one))).kind).toBe(
      'source-failed',
    )
  }
})

test('a large item comes in pieces of any size, in a buffer that is used again', () => {
  const { writer, reader } = freshDepot()
  const whole = randomBytes(2 * MiB + 12345)
  function* pieces() {
    const buffer = Buffer.alloc(70_001)
    for (let start = 0; start < whole.length; start += buffer.length) {
      yield buffer.subarray(0, whole.copy(buffer, 0, start, start + buffer.length))
    }
  }
  const id = transaction(writer, () => {
    const contents = openContentWriter(writer)
    const stored = contents.store({ ...contentOf(whole), bytes: null, pieces })
    contents.flush()
    return stored.id
  })
  expect(readContent(reader, id).equals(whole)).toBe(true)
})

describe('a pack that lies is depot-damaged', () => {
  const frames: [string, Buffer, number][] = [
    ['larger than recorded', zstdCompressSync(Buffer.alloc(64 * MiB)), 4],
    ['smaller than recorded', zstdCompressSync(Buffer.from('abc')), 4],
    ['other bytes', zstdCompressSync(Buffer.from('abcd')), 4],
    ['not a frame', Buffer.from('nonsense'), 4],
    ['empty', Buffer.alloc(0), 4],
    ['recorded as nothing', zstdCompressSync(Buffer.from('mail')), 0],
  ]
  test.each(frames)('%s', (_name, frame, size) => {
    const { writer, reader } = freshDepot()
    const [stored] = storeAll(writer, [Buffer.from('mail')])
    run(writer, 'UPDATE pack SET frame = ?, size = ?', frame, size)
    expect(failureOf(() => readContent(reader, stored?.id ?? 0)).kind).toBe('depot-damaged')
  })
})

test('a pack written anew is read anew', () => {
  const { writer, reader } = freshDepot()
  const [first, second] = storeAll(writer, [Buffer.from('first'), Buffer.from('second')])
  expect(readContent(reader, second?.id ?? 0).toString()).toBe('second')
  transaction(writer, () => {
    run(writer, 'DELETE FROM content WHERE id = ?', first?.id ?? 0)
    run(writer, 'UPDATE pack SET frame = ?, size = 6', zstdCompressSync(Buffer.from('second')))
    run(writer, 'UPDATE content SET start = 0')
  })
  expect(readContent(reader, second?.id ?? 0).toString()).toBe('second')
  expect(failureOf(() => readContent(reader, first?.id ?? 0)).kind).toBe('not-found')
})

test('every look-up goes by an index', () => {
  const { reader } = freshDepot()
  const statements = [
    'SELECT id FROM content WHERE sha256 = ?',
    'SELECT sha256, size, pack, start, packs FROM content WHERE id = ?',
    'SELECT size, frame FROM pack WHERE id = ?',
    'SELECT id FROM pack ORDER BY id DESC LIMIT 1',
    'SELECT id, hash FROM event ORDER BY id DESC LIMIT 1',
  ]
  for (const sql of statements) {
    const plan = prepare<{ detail: string }>(reader, `EXPLAIN QUERY PLAN ${sql}`).all(
      ...(sql.includes('?') ? [1] : []),
    )
    const whole = plan.filter(({ detail }) => detail.startsWith('SCAN') && !sql.includes('LIMIT 1'))
    expect([sql, whole, plan.some(({ detail }) => detail.includes('TEMP B-TREE'))]).toEqual([sql, [], false])
  }
})
