import { createHook } from 'node:async_hooks'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { Apart, Readers } from '../../../../main/ingest/apart/read-apart.ts'
import type { Limits } from '../../../../main/ingest/apart/watch.ts'
import { LARGE_ITEM, type RawItem, type ReadStep } from '../../../../main/read/item.ts'
import { type Bytes, bytesOf, openFile, windowOf } from '../../../../main/source/bytes.ts'
import {
  itemStore,
  type Misdeed,
  openStoreReaders,
  type StoreLine,
  storeOf,
} from '../../../helpers/item-store.ts'
import { collect, plain } from '../../../helpers/read-steps.ts'
import { makeTempFolder, removeFolder, tempFolder } from '../../../helpers/temp.ts'

const item = (number: number): StoreLine => ({ item: `nummer ${number}`, folder: ['Postvak IN'] })
const items = (count: number): StoreLine[] => Array.from({ length: count }, (_, number) => item(number))

/** One of everything a reader can say. */
const everything: readonly StoreLine[] = [
  { item: 'een' },
  { item: 'met alles!', folder: ['A', 'b/c'], foundAs: 'deleted', trailer: '<plist/>', envelope: 'From x' },
  { nothing: 'structuur' },
  { aside: 'kapot' },
  { aside: 'kapot', kept: 'wat ervan over is' },
  { item: '', trailer: '' },
  { item: 'groot', large: LARGE_ITEM + 3_000_000 },
  ...items(300),
]

type Reading = {
  readonly lines?: readonly StoreLine[]
  readonly bytes?: Bytes
  readonly limits?: Partial<Limits>
  readonly readers?: Readers
} & Partial<Pick<Apart, 'cursor' | 'signal' | 'spool'>>

/** Readers that were opened in a test. */
let opened: Readers[] = []
afterEach(async () => {
  for (const readers of opened) await readers.close()
  opened = []
})

function read({ lines = everything, limits = {}, readers, ...asked }: Reading): AsyncGenerator<ReadStep> {
  const {
    bytes = bytesOf(storeOf(lines)),
    cursor = 0,
    spool = tempFolder(),
    signal = { aborted: false },
  } = asked
  if (bytes.place === undefined) throw new Error('bytes without a place')
  const apart = {
    format: 'item-store',
    bytes: { ...bytes, place: bytes.place },
    cursor,
    survey: {},
    spool,
    signal,
  }
  const own = readers ?? openStoreReaders(limits)()
  opened.push(own)
  return own.read(apart)
}

async function here(lines: readonly StoreLine[], cursor = 0): Promise<unknown[]> {
  return (await collect(itemStore.read(bytesOf(storeOf(lines)), cursor, {}))).map(alike)
}

/** A step to compare: of a large item, that it is not in memory is the same in both threads. */
function alike(step: ReadStep): unknown {
  const { release: _release, ...told } = plain(step) as Record<string, unknown> // a step is an object
  return told
}

/** What came before the end, and how that was. */
async function until(steps: AsyncGenerator<ReadStep>): Promise<{ subjects: string[]; error: unknown }> {
  const subjects: string[] = []
  try {
    for await (const step of steps) if (step.step === 'item') subjects.push(step.bytes?.toString() ?? '')
    return { subjects, error: null }
  } catch (error) {
    return { subjects, error }
  }
}

const folder = makeTempFolder()
afterAll(() => removeFolder(folder))

const places: readonly (readonly [string, (file: Buffer) => Bytes])[] = [
  ['memory', bytesOf],
  [
    'a part of memory',
    (file) => windowOf(bytesOf(Buffer.concat([Buffer.from('vooraf'), file])), 6, file.length),
  ],
  [
    'a file',
    (file) => {
      writeFileSync(join(folder, 'geheel'), file)
      return openFile(join(folder, 'geheel'))
    },
  ],
  [
    'a part of a file with a name in bytes',
    (file) => {
      const path = Buffer.from(join(folder, 'n\xe9'), 'latin1')
      writeFileSync(path, Buffer.concat([Buffer.from('vooraf'), file, Buffer.from('erna')]))
      return windowOf(openFile(path), 6, file.length)
    },
  ],
]

describe('a file that is read apart', () => {
  test.each(places)('gives the same steps in the same order, from %s', async (_name, placed) => {
    const steps = await collect(read({ bytes: placed(storeOf(everything)) }))
    expect(steps.map(alike)).toEqual(await here(everything))
  })

  test.each([1, 5, 7, 200, 307])('goes on from cursor %i as in this thread', async (cursor) => {
    expect((await collect(read({ cursor }))).map(alike)).toEqual(await here(everything, cursor))
  })

  const misdeeds: readonly (readonly [Misdeed, Partial<Limits>, string])[] = [
    ['stands still', {}, 'stood still'],
    ['waits for ever', {}, 'stood still'],
    ['fills the heap', { heapMegabytes: 32, silentSeconds: 30 }, 'ERR_WORKER_OUT_OF_MEMORY'],
    ['fills buffers', { memory: 300 * 1024 * 1024, silentSeconds: 30 }, 'memory'],
    ['reads over and over', { readBytes: 1024 ** 2 }, 'over and over'],
    ['fails', {}, 'TypeError at item-store.ts'],
    ['leaves', {}, 'the thread ended'],
  ]
  test.each(misdeeds)(
    'whose reader %s is ended, and all before that is kept',
    async (misdeed, limits, says) => {
      // More than travels together, and some.
      const lines = [...items(230), { misdeed }, ...items(5)]
      const { subjects, error } = await until(read({ lines, limits }))
      expect(subjects).toHaveLength(230)
      expect(subjects.at(-1)).toContain('nummer 229')
      expect(String(error)).toContain(says)
      expect(String(error)).not.toContain('geheim')
    },
  )

  test('of which the medium fails gives that error here, after all before it', async () => {
    const { subjects, error } = await until(read({ lines: [...items(3), { misdeed: 'meets a dead disk' }] }))
    expect(subjects).toHaveLength(3)
    expect(error).toMatchObject({ code: 'ENOENT', syscall: 'open' })
    const place = { is: 'file', path: join(folder, 'weg'), start: 0 } as const
    const gone = await until(read({ bytes: { ...bytesOf(Buffer.alloc(0)), place } }))
    expect(gone.error).toMatchObject({ code: 'ENOENT' })
  })

  test('is read in the thread of the one before, unless that had to be ended', async () => {
    const readers = openStoreReaders()()
    let threads = 0
    const hook = createHook({ init: (_id, type) => void (type === 'WORKER' && threads++) }).enable()
    const readWith = async (...misdeeds: StoreLine[]) => {
      const { subjects } = await until(read({ lines: [...items(3), ...misdeeds], readers }))
      expect(subjects).toHaveLength(3)
      return threads
    }
    expect(await readWith()).toBe(1)
    expect(await readWith()).toBe(1)
    // Read twice, and both times the thread is gone.
    expect(await readWith({ misdeed: 'leaves' })).toBe(2)
    expect(await readWith({ misdeed: 'meets a dead disk' })).toBe(3)
    expect(await readWith()).toBe(3)
    hook.disable()
  })

  test('is let go at once when it is cancelled, whatever it is at', async () => {
    const signal = { aborted: false }
    const lines: StoreLine[] = [...items(2), { misdeed: 'stands still' }]
    const reading = until(read({ lines, signal, limits: { silentSeconds: 600 } }))
    await sleep(800)
    const asked = performance.now()
    signal.aborted = true
    expect((await reading).error).toMatchObject({ failure: { kind: 'cancelled' } })
    expect(performance.now() - asked).toBeLessThan(2000)
  })

  test('is let go when whoever takes its steps wants no more', async () => {
    // More than travels together, so that the first come.
    const lines: StoreLine[] = [...items(230), { misdeed: 'stands still' }]
    const steps = read({ lines, limits: { silentSeconds: 600 } })
    await steps.next()
    await steps.return(undefined)
    expect(await steps.next()).toMatchObject({ done: true })
  })

  test('puts large items into files, no more than one ahead, and removes each that was let go', async () => {
    const spool = tempFolder()
    const lines = Array.from({ length: 5 }, (_, number) => ({
      item: `groot ${number}`,
      large: LARGE_ITEM + 1,
    }))
    const files: number[] = []
    for await (const step of read({ lines, spool })) {
      if (step.step !== 'item') continue
      await sleep(300)
      files.push(readdirSync(spool).length)
      const size = [...step.pieces()].reduce((sum, piece) => sum + piece.length, 0)
      expect([step.bytes, size]).toEqual([null, LARGE_ITEM + 1])
      ;(step satisfies RawItem).release?.()
    }
    expect(Math.max(...files)).toBeLessThanOrEqual(2)
    expect(readdirSync(spool)).toEqual([])
  })

  test('says that the disk failed when that cannot be done', async () => {
    const spool = join(tempFolder(), 'file')
    writeFileSync(spool, '')
    const lines: StoreLine[] = [...items(1), { item: 'groot', large: LARGE_ITEM + 1 }]
    const { subjects, error } = await until(read({ lines, spool: join(spool, 'inside') }))
    expect([subjects.length, error]).toMatchObject([1, { failure: { kind: 'disk-failed' } }])
  })
})
