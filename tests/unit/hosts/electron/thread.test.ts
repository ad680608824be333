import { Worker } from 'node:worker_threads'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startThread } from '../../../../main/hosts/electron/thread.ts'
import type { Told } from '../../../../main/hosts/electron/thread-talk.ts'

const asking = { person: 'A. Archivist', chosen: null }

/** A thread whose room is this text; it hears `message` and says what it likes by `say`. */
async function start(text: string) {
  const head = `const { parentPort } = require('node:worker_threads'); const say = (it) => parentPort.postMessage(it);`
  const worker = new Worker(`${head}${text}`, { eval: true })
  onTestFinished(() => void worker.terminate())
  const heard: Told[] = []
  const ended = Promise.withResolvers<string>()
  const thread = await startThread(worker, { told: (told) => heard.push(told), ended: ended.resolve })
  return { thread, worker, heard, ended: ended.promise }
}

const echo = `
  parentPort.on('message', (it) => {
    if (it.is === 'close') { say({ is: 'closed' }); parentPort.close(); return }
    if (it.name === 'die') throw new TypeError(['se', 'cret of a mail'].join(''))
    if (it.name === 'exit') process.exit(3)
    if (it.name === 'tell') say({ is: 'told', told: { event: 'depot.changed', payload: { what: 'marks' } } })
    if (it.name !== 'wait') say({ is: 'reply', id: it.id, reply: { ok: true, value: it } })
  })
  say({ is: 'open' })`

describe('a thread', () => {
  test('answers each call with its own answer, and tells events', async () => {
    const { thread, heard } = await start(echo)
    const bytes = new Uint8Array([1, 2, 3])
    const [one, two] = await Promise.all([
      thread.ask('one', { bytes }, asking),
      thread.ask('tell', {}, { ...asking, chosen: { ticket: 't', paths: ['/a'] } }),
    ])
    expect(one).toMatchObject({ ok: true, value: { name: 'one', input: { bytes }, person: 'A. Archivist' } })
    expect(two).toMatchObject({ ok: true, value: { name: 'tell', chosen: { ticket: 't', paths: ['/a'] } } })
    expect(heard).toEqual([{ event: 'depot.changed', payload: { what: 'marks' } }])
  })

  test.each(['die', 'exit'])(
    'that comes to an end by itself (%s) answers what waits, and says so once',
    async (how) => {
      const { thread, ended } = await start(echo)
      const waiting = thread.ask('wait', {}, asking)
      const last = thread.ask(how, {}, asking)
      const detail = await ended
      for (const reply of [await waiting, await last, await thread.ask('after', {}, asking)]) {
        expect(reply).toEqual({ ok: false, failure: { kind: 'internal', detail } })
      }
      expect(detail).not.toContain('secret')
      await thread.close()
    },
  )

  test('that is closed ends without a word', async () => {
    const { thread, ended } = await start(echo)
    await Promise.all([thread.close(), thread.close()])
    const other = Symbol('nothing was told')
    expect(await Promise.race([ended, Promise.resolve(other)])).toBe(other)
    expect((await thread.ask('after', {}, asking)).ok).toBe(false)
  })

  test.each([
    [
      `say({ is: 'refused', failure: { kind: 'depot-in-use', file: 'a' } }); parentPort.close()`,
      'depot-in-use',
    ],
    [`throw new Error(['se', 'cret of a mail'].join(''))`, 'internal'],
    [`process.exit(0)`, 'internal'],
  ])('that cannot open fails with the reason: %s', async (text, kind) => {
    const failed = await start(text).catch((error: unknown) => error)
    expect(failed).toMatchObject({ failure: { kind } })
    expect(JSON.stringify(failed)).not.toContain('secret')
  })
})
