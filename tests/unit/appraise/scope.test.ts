import { beforeEach, describe, expect, test } from 'vitest'
import { type Bench, newBench, refused } from '../../helpers/engine.ts'
import { mail, mboxOf } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { tempFolder } from '../../helpers/temp.ts'

let bench: Bench
beforeEach(async () => {
  bench = newBench()
  const drive = tempFolder()
  const first = mail({ subject: 'Plan', messageId: 'a@example.org' })
  const answer = mail({
    subject: 'Re: Plan',
    messageId: 'b@example.org',
    inReplyTo: 'a@example.org',
  })
  const other = mail({ subject: 'Lunch', messageId: 'c@example.org' })
  put(drive, 'a.mbox', mboxOf([first, answer, other]))
  put(drive, 'b.mbox', mboxOf([answer, other]))
  await bench.import(drive)
})

const subjects = async (query: string) =>
  (await bench.ask('record.search', { query, order: 'date', limit: 100 })).hits
    .map(({ subject }) => subject)
    .sort()
const idOf = async (query: string) => (await bench.ask('record.search', { query })).hits[0]?.id ?? 0

describe('a scope', () => {
  test('of a conversation is every record of it, copies too', async () => {
    const scope = { thread: await idOf('subject:Plan') }
    expect(await bench.ask('mark.preview', { scope, value: 'B' })).toMatchObject({ of: 3 })
    await bench.ask('mark.value', { scope, value: 'B', reason: '' })
    expect(await subjects('value:B')).toEqual(['Plan', 'Re: Plan', 'Re: Plan'])
  })

  test('of copies is every record of the same bytes, and no other', async () => {
    await bench.ask('mark.value', { scope: { copies: await idOf('Lunch') }, value: 'V', reason: '' })
    expect(await subjects('value:V')).toEqual(['Lunch', 'Lunch'])
  })

  test.each(['thread', 'copies'])('by the %s of what is no record is not found', async (by) => {
    const reply = await bench.engine.dispatch('mark.value', { scope: { [by]: 99 }, value: 'B', reason: '' })
    expect(refused(reply)).toEqual({ kind: 'not-found', what: 'record 99' })
  })
})

test('a preview names what it would overrule, and only that', async () => {
  const [lunch, plan] = [await idOf('Lunch'), await idOf('subject:Plan')]
  await bench.ask('mark.value', { scope: { ids: [lunch] }, value: 'V', reason: '' })
  await bench.ask('mark.value', { scope: { ids: [plan] }, value: 'B', reason: '' })
  const preview = await bench.ask('mark.preview', { scope: { query: '' }, value: 'B' })
  expect(preview).toMatchObject({
    of: 5,
    unchanged: 1,
    changes: [
      { from: 'V', count: 1 },
      { from: 'N', count: 3 },
    ],
  })
  expect(preview.overruled).toMatchObject([{ id: lunch, subject: 'Lunch', value: 'V' }])
  expect(preview.overruled[0]?.sender).not.toBe('')
})
