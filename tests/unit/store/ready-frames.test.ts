import { createHash } from 'node:crypto'
import { zstdDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { NewContent } from '../../../main/store/contents.ts'
import { PACK_SIZE, PIECE_SIZE } from '../../../main/store/packs.ts'
import { compressAhead, frameKey, pieceKey } from '../../../main/store/ready-frames.ts'

function contentOf(bytes: Buffer): NewContent & { bytes: Buffer } {
  return {
    sha256: createHash('sha256').update(bytes).digest(),
    size: bytes.length,
    bytes,
    pieces: () => [bytes],
  }
}

const small = (text: string) => contentOf(Buffer.from(text))
const filler = (byte: number, size: number) => contentOf(Buffer.alloc(size, byte))

test('contents that fit together are compressed together, each once, in their order', async () => {
  const [a, b, c] = [small('een'), small('twee'), small('drie')]
  const frames = await compressAhead([a, b, a, c])
  expect([...frames.keys()]).toEqual([frameKey([a, b, c])])
  const [frame = Buffer.alloc(0)] = frames.values()
  expect(zstdDecompressSync(frame).toString()).toBe('eentweedrie')
})

test('a pack is never larger than packs are; a content larger than a pack stands between two, in pieces', async () => {
  const [a, b, c] = [filler(1, PACK_SIZE - 10), filler(2, 20), small('na')]
  const large = filler(3, PIECE_SIZE + 1)
  const frames = await compressAhead([a, b, large, c])
  const packs = [a, b, c].map((content) => frameKey([content]))
  expect([...frames.keys()]).toEqual([...packs, pieceKey(large.sha256, 0), pieceKey(large.sha256, 1)])
  const pieces = [0, 1].map((piece) => frames.get(pieceKey(large.sha256, piece)) ?? Buffer.alloc(0))
  expect(Buffer.concat(pieces.map((piece) => zstdDecompressSync(piece))).equals(large.bytes)).toBe(true)
})

test('what is not in memory is left to the writer', async () => {
  const piecewise: NewContent = { ...small('stukken'), bytes: null }
  expect((await compressAhead([piecewise])).size).toBe(0)
})
