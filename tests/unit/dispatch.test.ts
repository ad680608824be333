import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dispatch, failureOf } from '../../main/dispatch.ts'
import { type Handlers, requests } from '../../shared/contract.ts'
import { Failed, type Failure } from '../../shared/failure.ts'

const names = Object.keys(requests)
const toFailure = (error: unknown): Failure => failureOf(error, () => null)

/** Handlers that all do the same. */
function handlersOf(work: (input: unknown) => unknown): Handlers {
  // Every name has one; what they answer is not what their schema says, which is not this door's to check.
  return Object.fromEntries(names.map((name) => [name, work])) as unknown as Handlers
}
const echo = handlersOf((input) => input)

describe('the door', () => {
  test.each([
    '',
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'depot',
    'depot.status ',
    'DEPOT.STATUS',
  ])('no request is named %j', async (name) => {
    const reply = await dispatch(echo, name, {}, toFailure)
    expect(reply).toEqual({ ok: false, failure: { kind: 'bad-request', detail: `no request named ${name}` } })
  })

  test.each([undefined, null, 1, {}, ['depot.status'], Symbol('x'), { toString: () => 'depot.status' }])(
    'a name that is no text is refused (%#)',
    async (name) => {
      const reply = await dispatch(echo, name, {}, toFailure)
      expect(reply).toMatchObject({ ok: false, failure: { kind: 'bad-request' } })
    },
  )

  test.each<[name: string, input: unknown, says: string]>([
    ['record.read', undefined, 'expected object'],
    ['record.read', {}, 'id'],
    ['record.read', { id: 0 }, 'id'],
    ['record.read', { id: 1.5 }, 'id'],
    ['record.read', { id: '1' }, 'id'],
    ['record.read', { id: 1, more: true }, 'more'],
    ['record.search', { limit: 0 }, 'limit'],
    ['record.search', { limit: 1001 }, 'limit'],
    ['record.search', { order: 'up' }, 'order'],
    ['record.facets', { names: [] }, 'names'],
    ['record.facets', { names: ['x'] }, 'names'],
    ['mark.value', { scope: { ids: [1] }, value: 'X', reason: '' }, 'value'],
    ['mark.value', { scope: { ids: [] }, value: 'B', reason: '' }, 'scope'],
    ['mark.value', { scope: { ids: [1], query: '' }, value: 'B', reason: '' }, 'scope'],
    ['mark.tag', { scope: { ids: [1] }, add: [' '] }, 'add'],
    ['accession.import', { ticket: 'x', received: '2012-13-01' }, 'received'],
    ['accession.import', { ticket: '' }, 'ticket'],
    ['depot.status', { verbose: true }, 'verbose'],
  ])('%s refuses %j and names the field', async (name, input, says) => {
    const reply = await dispatch(echo, name, input, toFailure)
    expect(reply).toMatchObject({ ok: false, failure: { kind: 'bad-request' } })
    expect(JSON.stringify(reply)).toContain(says)
  })

  test('what is left out gets its default', async () => {
    const reply = await dispatch(echo, 'record.search', {}, toFailure)
    expect(reply).toEqual({ ok: true, value: { query: '', order: '-date', limit: 50, snippets: false } })
  })

  test('a million faults make a short answer', async () => {
    const ids = Array.from({ length: 1_000_000 }, () => -1)
    const reply = await dispatch(echo, 'mark.value', { scope: { ids }, value: 'B', reason: '' }, toFailure)
    expect(JSON.stringify(reply).length).toBeLessThan(2_000)
  })

  test('what a handler throws is a failure, whether at once or later', async () => {
    const failure: Failure = { kind: 'not-found', what: 'record 1' }
    for (const work of [
      () => {
        throw new Failed(failure)
      },
      () => Promise.reject(new Failed(failure)),
    ]) {
      expect(await dispatch(handlersOf(work), 'depot.status', {}, toFailure)).toEqual({ ok: false, failure })
    }
  })

  test('an error nobody named tells its kind and place, not its message: that may quote mail', async () => {
    const secret = 'Geachte heer Jansen,\n    at home (zaak 123)'
    const thrown = [
      new TypeError(secret),
      new Error(secret),
      Object.assign(new RangeError(secret), { code: 'X1' }),
    ]
    for (const error of thrown) {
      const reply = await dispatch(
        handlersOf(() => Promise.reject(error)),
        'depot.status',
        {},
        toFailure,
      )
      expect(JSON.stringify(reply)).not.toMatch(/Jansen|zaak/)
      expect(reply).toMatchObject({ ok: false, failure: { kind: 'internal' } })
      expect(JSON.stringify(reply)).toContain(error.name)
    }
    expect(JSON.stringify(toFailure(thrown[2]))).toContain('X1')
    expect(toFailure('Geachte heer')).toEqual({ kind: 'internal', detail: 'string' })
  })

  test('it answers whatever comes, and never throws', async () => {
    const anyName = fc.oneof(fc.constantFrom(...names, '__proto__', 'toString'), fc.string(), fc.anything())
    const work = fc.oneof(
      fc.anything().map((value) => () => value),
      fc.anything().map((value) => () => {
        throw value
      }),
    )
    await fc.assert(
      fc.asyncProperty(
        anyName,
        fc.anything({ withBigInt: true, withNullPrototype: true }),
        work,
        async (name, input, handle) => {
          const reply = await dispatch(handlersOf(handle), name, input, toFailure)
          expect(typeof reply.ok).toBe('boolean')
        },
      ),
    )
  })

  test('an input that fights back is a failure, not a crash', async () => {
    const trap = new Proxy(
      {},
      {
        get() {
          throw new Error('no')
        },
      },
    )
    expect(await dispatch(echo, 'record.read', trap, toFailure)).toMatchObject({ ok: false })
  })
})
