import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { bytesOf } from '../../../main/source/bytes.ts'
import { fingerprint } from '../../../main/source/fingerprint.ts'
import { patience } from '../../helpers/source-tree.ts'

test.each([0, 1, 1024 * 1024, 3 * 1024 * 1024 + 7])(
  'the hash and every byte of %i bytes reach the surveyor in order',
  async (size) => {
    const content = Buffer.alloc(size, 'abcdefg')
    const seen: Buffer[] = []
    const done: number[] = []
    const surveyor = { push: (chunk: Buffer) => void seen.push(chunk), end: () => ({ chunks: seen.length }) }
    const print = await fingerprint(bytesOf(content), surveyor, patience, (bytes) => done.push(bytes))
    expect(print.sha256).toEqual(createHash('sha256').update(content).digest())
    expect(print.size).toBe(size)
    expect(print.survey).toEqual({ chunks: seen.length })
    expect(Buffer.concat(seen).equals(content)).toBe(true)
    expect(done.at(-1) ?? 0).toBe(size)
  },
)

test('a cancel that comes from a timer arrives while a large file is read', async () => {
  const endless = {
    size: 2 ** 50,
    read: (_: number, length: number) => Buffer.alloc(length),
    close: () => {},
  }
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 60)
  await expect(fingerprint(endless, null, stop.signal)).rejects.toMatchObject({
    failure: { kind: 'cancelled' },
  })
})

test('a file that turns out shorter gives the size really read', async () => {
  const short = { size: 100, read: (start: number) => Buffer.alloc(start === 0 ? 40 : 0), close: () => {} }
  expect(await fingerprint(short, null, patience)).toMatchObject({ size: 40 })
})
