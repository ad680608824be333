import { describe, expect, test } from 'vitest'
import { eml } from '../../../main/read/eml.ts'
import { LARGE_ITEM, type RawItem } from '../../../main/read/item.ts'
import { maildir } from '../../../main/read/maildir.ts'
import { bytesOf } from '../../../main/source/bytes.ts'
import { collect, failingBytes } from '../../helpers/read-steps.ts'

async function only(file: Buffer): Promise<RawItem> {
  const [step, ...rest] = await collect(eml.read(bytesOf(file), 0, {}))
  if (step?.step !== 'item' || rest.length > 0) throw new Error('not one item')
  return step
}

describe('one file is one item', () => {
  test.each([
    ['a message', 'Subject: s\n\nbody\n', []],
    ['without final line end', 'Subject: s\n\nbody', []],
    ['with an mbox line at the top', 'From a Mon Jan  1 00:00:00 2001\nSubject: s\n\n>From x\n\n', []],
    ['words', 'no header\n', ['not-a-message']],
    ['nothing', '', ['item-empty']],
  ])('%s: all its bytes, nothing taken off', async (_name, text, problems) => {
    const file = Buffer.from(text)
    const item = await only(file)
    expect([item.start, item.length, item.separatorBytes]).toEqual([0, file.length, 0])
    expect(item.bytes?.toString()).toBe(text)
    expect(Buffer.concat([...item.pieces()]).toString()).toBe(text)
    expect(item.problems.map((problem) => problem.kind)).toEqual(problems)
    expect(item.cursor).toBeGreaterThan(0)
    expect(await collect(eml.read(bytesOf(file), item.cursor, {}))).toEqual([])
  })

  test('a large file comes in pieces only', async () => {
    const file = Buffer.concat([Buffer.from('Subject: s\n\n'), Buffer.alloc(LARGE_ITEM, 'x')])
    const item = await only(file)
    expect(item.bytes).toBeNull()
    for (let time = 0; time < 2; time++) expect(Buffer.concat([...item.pieces()]).equals(file)).toBe(true)
  })

  test.each([eml, maildir])('a failing medium is let through by $format', async (format) => {
    const error = Object.assign(new Error('EIO'), { code: 'EIO' })
    const steps = format.read(failingBytes(Buffer.from('Subject: s\n'), 1, error), 0, {})
    await expect(collect(steps)).rejects.toBe(error)
  })
})
