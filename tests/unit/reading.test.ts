import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngine } from '../../main/engine.ts'
import { openReadingRoom } from '../../main/reading.ts'
import { type Name, requests } from '../../shared/contract.ts'
import { tempFolder } from '../helpers/temp.ts'

const actor = { actor: 'A. Archivaris', role: 'archivist' }

function makeDepot() {
  const file = join(tempFolder(), 'test.depot')
  const ports = { program: 'test', now: () => new Date(), actor: () => actor, redeem: () => null }
  return { file, engine: openEngine({ create: file }, ports) }
}

/** Inputs for what needs one; a record or result that is not there is an answer too. */
const inputs: Partial<Record<Name, unknown>> = {
  'ledger.lines': { accession: 1 },
  'ledger.export': { form: 'csv' },
  'ledger.source': { sourceFile: 1 },
  'record.facets': { names: ['year'] },
  'result.rows': { result: 1, start: 0, count: 1 },
  'result.place': { result: 1, id: 1 },
  'result.undecided': { result: 1, from: -1 },
  'result.ids': { result: 1, start: 0, count: 1 },
  'problem.bytes': { id: 1 },
  'record.siblings': { id: 1 },
  'record.read': { id: 1 },
  'record.raw': { id: 1 },
  'record.message': { id: 1 },
  'record.properties': { id: 1 },
  'record.part': { id: 1, path: '1' },
  'query.complete': { text: 'in:', caret: 3 },
}

const names = Object.keys(requests) as Name[] // the keys of the contract are its names

test('the room answers every request that only reads beside the engine, and refuses every other', async () => {
  const { file, engine } = makeDepot()
  const room = openReadingRoom(file)
  for (const name of names) {
    const reply = await room.dispatch(name, inputs[name] ?? {})
    if (requests[name].by === 'reader') {
      // No records and no results: of these it says that they are not there.
      if (reply.ok) expect(requests[name].output.safeParse(reply.value).error, name).toBeUndefined()
      else expect(reply.failure.kind, name).toBe('not-found')
    } else {
      expect(reply, name).toEqual({
        ok: false,
        failure: { kind: 'bad-request', detail: `no request named ${name}` },
      })
    }
  }
  room.close()
  await engine.close()
})

test('the room sees what the engine wrote since, and says the depot is gone when it is closed', async () => {
  const { file, engine } = makeDepot()
  const room = openReadingRoom(file)
  const before = await room.dispatch('search.list', {})
  await engine.call('search.save', { name: 'Raad', query: 'raad', order: '-date' })
  const after = await room.dispatch('search.list', {})
  expect(before).toMatchObject({ ok: true, value: { saved: [] } })
  expect(after).toMatchObject({
    ok: true,
    value: { saved: [{ name: 'Raad', query: 'raad', order: '-date' }] },
  })
  room.close()
  expect(await room.dispatch('depot.status', {})).toEqual({
    ok: false,
    failure: { kind: 'depot-missing', file },
  })
  await engine.close()
})

test('while facets are counted, what is asked meanwhile is answered in between', async () => {
  const { file, engine } = makeDepot()
  const room = openReadingRoom(file)
  const answered: string[] = []
  const facets = room
    .dispatch('record.facets', { names: ['year', 'kind', 'value'] })
    .then(() => answered.push('facets'))
  // As a message from another thread comes: in a turn of its own.
  await new Promise((done) => setImmediate(done))
  const status = room.dispatch('depot.status', {}).then(() => answered.push('status'))
  await Promise.all([facets, status])
  expect(answered).toEqual(['status', 'facets'])
  room.close()
  await engine.close()
})
