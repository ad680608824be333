import CFB from 'cfb'
import { describe, expect, test } from 'vitest'
import { readCompound, type Storage, type Stream } from '../../../../main/read/msg/compound.ts'
import { writeCompound } from '../../../../main/read/msg/compound-write.ts'

const streamOf = (name: string, size: number): Stream => ({ name, size, bytes: Buffer.alloc(size, name) })

function storageOf(name: string, streams: readonly Stream[], storages: readonly Storage[] = []): Storage {
  return {
    name,
    classId: Buffer.alloc(16, name),
    streams: new Map(streams.map((one) => [one.name.toUpperCase(), one])),
    storages: new Map(storages.map((one) => [one.name.toUpperCase(), one])),
  }
}

const sizes = [0, 1, 63, 64, 65, 4095, 4096, 4097, 100_000]
const streams = sizes.map((size) => streamOf(`s${size}`, size))
const object = storageOf('', streams, [storageOf('Inner', [streamOf('part', 10)], [storageOf('Deeper', [])])])

/** Names with sizes and bytes, storages in storages. */
function contentsOf(storage: Storage): unknown {
  const inner = [...storage.storages.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const own = [...storage.streams.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    classId: storage.classId.toString('hex'),
    streams: own.map(({ name, bytes, size }) => [name, size, bytes.toString('latin1')]),
    storages: inner.map((one) => [one.name, contentsOf(one)]),
  }
}

const write = (storage: Storage): Buffer => writeCompound(storage) ?? Buffer.alloc(0)

describe('a storage written as a file of its own', () => {
  test('is read again as it was, by us', () => {
    const { root, faults } = readCompound(write(object))
    expect(faults).toEqual([])
    expect(contentsOf(root)).toEqual(contentsOf(object))
  })

  test('is read by a library that knows nothing of us', () => {
    const file = CFB.parse(write(object))
    for (const { name, bytes } of streams) {
      const found = CFB.find(file, `/${name}`)
      expect(
        Buffer.from(found?.content ?? [])
          .subarray(0, bytes.length)
          .equals(bytes),
      ).toBe(true)
      expect(found?.size).toBe(bytes.length)
    }
    expect(CFB.find(file, '/Inner/part')?.size).toBe(10)
  })

  test('is the same whatever order its entries came in', () => {
    expect(write(storageOf('', [...streams].reverse())).equals(write(storageOf('', streams)))).toBe(true)
  })

  test('may be so large that its header does not name the whole allocation table', () => {
    const large = storageOf('', [streamOf('large', 24 * 1024 * 1024), streamOf('small', 5)])
    const bytes = write(large)
    expect(bytes.readUInt32LE(72)).toBe(3)
    const { root, faults } = readCompound(bytes)
    expect(faults).toEqual([])
    expect(root.streams.get('LARGE')?.bytes.equals(streamOf('large', 24 * 1024 * 1024).bytes)).toBe(true)
  })

  test('is not written when it has more entries than any object', () => {
    const many = Array.from({ length: 10_001 }, (_, place) => streamOf(`${place}`, 0))
    expect(writeCompound(storageOf('', many))).toBeNull()
  })
})
