import { describe, expect, test } from 'vitest'
import { withDamageOfFile } from '../../../main/ingest/damage.ts'
import { contentOf } from '../../../main/ingest/item-hash.ts'
import { readItems } from '../../../main/ingest/items.ts'
import type { Looked, OpenFile } from '../../../main/ingest/look.ts'
import type { DriveStep } from '../../../main/ingest/step.ts'
import type { MailFormat, RawItem, ReadEnd } from '../../../main/read/item.ts'
import { type Bytes, bytesOf } from '../../../main/source/bytes.ts'
import { findRoot } from '../../../main/source/medium.ts'
import { Failed } from '../../../shared/failure.ts'
import type { Problem } from '../../../shared/problem.ts'
import { tempFolder } from '../../helpers/temp.ts'

const SIZE = 1000
/** Where the medium gives nothing. */
const BAD = 500

const damaged = (start: number): Problem => ({ kind: 'store-damaged', start, length: 10, detail: 'x' })

const item: RawItem = {
  ...{ step: 'item', start: 0, length: 10, separatorBytes: 0, bytes: Buffer.from('a'), envelope: null },
  ...{ pieces: () => [Buffer.from('a')], unquotedLines: 0, flags: '', keywords: [], cursor: 1 },
  problems: [
    { ...damaged(BAD), kind: 'item-damaged' },
    { ...damaged(100), kind: 'item-damaged' },
  ],
}
const end: ReadEnd = {
  ...{ step: 'end', counted: 1, survey: {}, folders: [] },
  problems: [damaged(200), damaged(BAD), damaged(300)],
}
const format: MailFormat = {
  ...{ format: 'test', puid: null, agent: 'test', version: '1', accounts: 'items' },
  async *read() {
    yield item
    yield end
  },
}

/** A file of a database whose damaged place at BAD cannot be read at all. */
const bytes: Bytes = {
  size: SIZE,
  read(start, length) {
    if (start === BAD) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' })
    return Buffer.alloc(length, 1)
  },
  close: () => {},
}

async function stepsOf(identity: string, of = format): Promise<DriveStep[]> {
  const root = { ...findRoot(tempFolder()), ...(identity === '' ? {} : { identity }) }
  const found = { root, within: [], path: 'a.pst', pathBytes: Buffer.from('a.pst') }
  // Only what reading items asks of a file.
  const file = { found, container: {}, known: null, bytes, problems: [] } as unknown as OpenFile
  const source = {
    accounts: 'items',
    cursor: 0,
    size: SIZE,
    survey: {},
    flags: '',
    keywords: [],
    sha256: null,
  }
  const looked = { source, format: of, bytes, problems: [] } as unknown as Looked
  const reading = { signal: { aborted: false }, spool: '', readers: { read: never, close: never } }
  const steps: DriveStep[] = []
  for await (const step of readItems(file, looked, reading)) steps.push(step)
  return steps
}

const never = (): never => {
  throw new Error('no reader apart')
}

describe('a damaged place that the medium does not give', () => {
  test('is named without its bytes, and costs neither the item nor the rest of the account', async () => {
    const steps = await stepsOf('')
    expect(steps.map(({ step }) => step)).toEqual(['item', 'problem', 'problem', 'problem', 'close'])
    const problems = steps.flatMap((step) => {
      if (step.step === 'item') return step.placed.problems
      return step.step === 'problem' ? [step.problem] : []
    })
    expect(problems.map(({ start, damage }) => [start, damage?.size ?? null])).toEqual([
      [BAD, null],
      [100, 10],
      [200, 10],
      [BAD, null],
      [300, 10],
    ])
  })

  test('is named also when the reader fails behind its account', async () => {
    const steps = await stepsOf('', {
      ...format,
      async *read() {
        yield end
        bytes.read(BAD, 1)
      },
    })
    expect(steps.map(({ step }) => step)).toEqual(['lost', 'problem', 'problem', 'problem', 'close'])
  })

  test('ends the import when the whole drive is gone', async () => {
    await expect(stepsOf('another drive')).rejects.toThrow(Failed)
  })
})

test('a large damaged place is not held in memory, and its bytes are those of the file', () => {
  const file = bytesOf(Buffer.from(Array.from({ length: 600_000 }, (_, at) => at % 251)))
  const problem: Problem = { kind: 'store-damaged', start: 1000, length: 700_000, detail: 'x' }
  const { damage } = withDamageOfFile(problem, { path: 'a.pst', bytes: file, judge: never })
  const there = file.read(1000, 599_000)
  expect(damage).toMatchObject({ size: there.length, bytes: null })
  expect(Buffer.concat([...(damage?.pieces() ?? [])]).equals(there)).toBe(true)
  expect(damage?.sha256.equals(contentOf(there).sha256)).toBe(true)
})
