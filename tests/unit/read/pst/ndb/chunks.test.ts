import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunksOf } from '../../../../../main/read/pst/ndb/chunks.ts'
import { type Bytes, bytesOf } from '../../../../../main/source/bytes.ts'
import { noise } from '../../../../helpers/pst/sample.ts'

/** The same bytes, and how often and how much of them was read. */
function counted(file: Buffer): { readonly bytes: Bytes; readonly read: { calls: number; bytes: number } } {
  const whole = bytesOf(file)
  const read = { calls: 0, bytes: 0 }
  const bytes = {
    ...whole,
    read(start: number, length: number) {
      const got = whole.read(start, length)
      read.calls++
      read.bytes += got.length
      return got
    },
  }
  return { bytes, read }
}

const file = noise(16 * 1024 * 1024)

test('gives the bytes that are there, whatever was read before', () => {
  const small = file.subarray(0, 1000)
  const place = fc.tuple(fc.nat(1100), fc.nat(300))
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), (places) => {
      const chunks = chunksOf(bytesOf(small), 64)
      for (const [start, length] of places)
        expect(chunks.read(start, length).equals(small.subarray(start, start + length))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('bytes one after the other are read ahead, each once', () => {
  const { bytes, read } = counted(file)
  const chunks = chunksOf(bytes)
  for (let at = 0; at < file.length; at += 512) chunks.read(at, 512)
  expect(read.calls).toBeLessThan(file.length / 60_000)
  expect(read.bytes).toBeLessThan(file.length * 1.01)
})

test('bytes here and there cost little more than they are, or a run that goes on would read its file many times', () => {
  const { bytes, read } = counted(file)
  const chunks = chunksOf(bytes)
  const looks = 4000
  for (let look = 0; look < looks; look++) chunks.read(((look * 7919) % (file.length / 1024)) * 1024, 1024)
  expect(read.bytes).toBeLessThan(looks * 1024 * 2)
})
