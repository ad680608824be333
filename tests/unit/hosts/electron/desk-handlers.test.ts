import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { dispatch, failureOf } from '../../../../main/dispatch.ts'
import { openDeskFile } from '../../../../main/hosts/electron/desk-file.ts'
import { makeDeskHandlers } from '../../../../main/hosts/electron/desk-handlers.ts'
import { withRecent } from '../../../../main/hosts/electron/recents.ts'
import { isSample, openSample } from '../../../../main/hosts/electron/sample.ts'
import { openShownMessages } from '../../../../main/hosts/electron/shown-messages.ts'
import type { Told } from '../../../../main/hosts/electron/thread-talk.ts'
import { openTickets } from '../../../../main/hosts/electron/tickets.ts'
import { openWorkplace } from '../../../../main/hosts/electron/workplace.ts'
import { type Input, type NameBy, type Output, requests } from '../../../../shared/contract.ts'
import { Settings } from '../../../../shared/desk.ts'
import { today } from '../../../helpers/engine.ts'
import { makeTempFolder, removeFolder } from '../../../helpers/temp.ts'

/** A desk with everything real but the window: what a person answers in dialogs stands in `answers`. */
function openTestDesk(userData: string) {
  const answers: (string | null)[] = []
  const applied: Settings[] = []
  const heard: Told[] = []
  const next = async (): Promise<string | null> => answers.shift() ?? null
  const file = openDeskFile(userData, () => today)
  const tickets = openTickets()
  const shown = openShownMessages()
  const workplace = openWorkplace({
    program: 'test 1',
    person: () => file.kept().settings.person || 'account',
    redeem: tickets.redeem,
    mayStop: async () => true,
    isSample: (depot) => isSample(userData, depot),
    told: (told) => heard.push(told),
    opened: (depot) =>
      file.keep({ last: depot, recents: withRecent(file.kept().recents, depot, today.toISOString()) }),
    closed: shown.hideAll,
  })
  const handlers = makeDeskHandlers({
    workplace,
    file,
    tickets,
    shown,
    dialogs: {
      async choose() {
        const path = await next()
        return path === null ? null : [path]
      },
      whereToSave: async (name) => {
        const folder = await next()
        return folder === null ? null : join(folder, name)
      },
      mayStop: async () => true,
      showAgain: async () => true,
    },
    paper: { print: async () => {}, pdf: async () => Buffer.from('%PDF-1.7') },
    openSample: () => openSample({ userData, language: 'nl', workplace, tickets }),
    about: () => ({
      program: 'test 1',
      host: 'stand-in',
      platform: 'linux',
      system: { language: 'nl', dark: false },
      account: 'account',
      refused: 0,
    }),
    apply: (settings) => applied.push(settings),
    changed: () => heard.push({ event: 'desk.changed', payload: {} }),
  })
  async function ask<N extends NameBy<'desk'>>(name: N, input: Input<N>): Promise<Output<N>> {
    const reply = await dispatch(handlers, name, input, (error) => failureOf(error, () => null))
    if (!reply.ok) throw reply.failure
    // Every answer is what the contract says it is.
    return requests[name].output.parse(reply.value) as Output<N>
  }
  return { ask, answers, applied, heard, file, workplace, shown }
}

let userData = ''
let desk: ReturnType<typeof openTestDesk>

beforeAll(async () => {
  userData = makeTempFolder()
  desk = openTestDesk(userData)
  await desk.ask('desk.open', { sample: true })
  const ended = () => desk.heard.filter(({ event }) => event === 'job.ended')
  await vi.waitFor(() => expect(ended()).toHaveLength(1), 60_000)
})
afterAll(async () => {
  await desk.workplace.close()
  removeFolder(userData)
})

/** A record of the sample that the query finds. */
async function recordOf(query: string): Promise<number> {
  const { hits } = await desk.workplace.ask('record.search', { query, limit: 1 })
  return hits[0]?.id ?? 0
}

describe('the sample', () => {
  test('is a depot of its own with the made-up drive in it, and closes', async () => {
    const state = await desk.ask('desk.state', {})
    expect(state.depot).toEqual({ is: 'open', name: 'Voorbeeld.depot', sample: true })
    expect(state.recents).toMatchObject([{ name: 'Voorbeeld.depot', missing: false }])
    const status = await desk.workplace.ask('depot.status', {})
    expect(status).toMatchObject({ accessions: 1, unfinished: 0, closes: true })
    expect(status.records).toBeGreaterThan(300)
  })

  test('is only opened when it is there already', async () => {
    const before = await desk.workplace.ask('depot.status', {})
    await desk.ask('desk.open', { sample: true })
    expect([await desk.workplace.ask('depot.status', {}), desk.workplace.job()]).toEqual([before, null])
  })
})

describe('settings', () => {
  test('change one by one, hold at once, and are there at the next start', async () => {
    const settings = await desk.ask('desk.settings', { theme: 'dark', person: 'M. de Wit' })
    expect(await desk.ask('desk.settings', { rows: 'dense' })).toEqual({ ...settings, rows: 'dense' })
    expect(desk.applied.at(-1)).toEqual({
      ...Settings.parse({}),
      theme: 'dark',
      person: 'M. de Wit',
      rows: 'dense',
    })
    expect(openDeskFile(userData, () => today).kept().settings).toEqual(desk.applied.at(-1))
    await expect(desk.ask('desk.settings', { zoom: 5 })).rejects.toMatchObject({ kind: 'bad-request' })
  })

  test('name who stands in the log', async () => {
    await desk.ask('desk.settings', { person: 'M. de Wit' })
    await desk.workplace.ask('mark.value', { scope: { ids: [1] }, value: 'B', reason: 'test' })
    expect((await desk.workplace.ask('log.read', { limit: 1 })).events[0]?.actor).toBe('M. de Wit')
  })
})

describe('saving', () => {
  const target = (name: string): string => {
    const folder = join(userData, name)
    mkdirSync(folder)
    return folder
  }

  test('writes an attachment under a safe name with exactly its bytes', async () => {
    const record = await recordOf('has:attachment')
    const { attachments } = await desk.workplace.ask('record.read', { id: record })
    const path = attachments[0]?.path ?? ''
    const folder = target('part')
    desk.answers.push(folder)
    const { saved } = await desk.ask('desk.savePart', { record, path })
    const { bytes } = await desk.workplace.ask('record.part', { id: record, path })
    expect(readFileSync(join(folder, saved ?? '')).equals(bytes)).toBe(true)
  })

  test('writes a record as it came', async () => {
    const folder = target('raw')
    desk.answers.push(folder)
    expect(await desk.ask('desk.saveRaw', { record: 1 })).toEqual({ saved: 'record 1.eml' })
    const { bytes } = await desk.workplace.ask('record.raw', { id: 1 })
    expect(readFileSync(join(folder, 'record 1.eml')).equals(bytes)).toBe(true)
  })

  test('writes the account so that a spreadsheet reads it as UTF-8', async () => {
    const folder = target('ledger')
    desk.answers.push(folder)
    expect(await desk.ask('desk.saveLedger', {})).toEqual({ saved: 'ledger.csv' })
    const text = readFileSync(join(folder, 'ledger.csv'), 'utf8')
    expect(text).toMatch(/^\ufeffaccession,received,medium,source_file/)
    expect(text).toContain('burgemeester.mbox')
  })

  test('writes a PDF under a safe name', async () => {
    const folder = target('pdf')
    desk.answers.push(folder)
    expect(await desk.ask('desk.savePdf', { name: '../aanwinst 1' })).toEqual({ saved: '_aanwinst 1.pdf' })
  })

  test.each([
    ['desk.savePart', { record: 1, path: '1' }],
    ['desk.saveRaw', { record: 1 }],
    ['desk.saveLedger', {}],
    ['desk.savePdf', { name: 'a' }],
  ] as const)('%s writes nothing when the dialog is closed', async (name, input) => {
    expect(await desk.ask(name, input)).toEqual({ saved: null })
  })

  test('says what is not there', async () => {
    desk.answers.push(userData)
    await expect(desk.ask('desk.saveRaw', { record: 999_999 })).rejects.toMatchObject({ kind: 'not-found' })
    desk.answers.length = 0
    expect(existsSync(join(userData, 'record 999999.eml'))).toBe(false)
  })
})

describe('a shown message', () => {
  test('has an address until it is hidden, or its depot is closed', async () => {
    const message = { record: 1, html: '<p>', pictures: [] }
    const [first, second] = [
      await desk.ask('desk.showMessage', message),
      await desk.ask('desk.showMessage', message),
    ]
    await desk.ask('desk.hideMessage', first)
    expect([desk.shown.at(first.url), desk.shown.at(second.url)?.message.record]).toEqual([null, 1])
    await desk.ask('desk.close', {})
    expect(desk.shown.at(second.url)).toBeNull()
    await desk.ask('desk.open', { sample: true })
  })
})

describe('depots', () => {
  test('are chosen, made, closed, opened again, and forgotten, without a path in any answer', async () => {
    const file = join(userData, 'nieuw.depot')
    desk.answers.push(file)
    const { chosen } = await desk.ask('desk.choose', { what: 'new-depot' })
    expect(chosen?.names).toEqual(['nieuw.depot'])
    expect(JSON.stringify(chosen)).not.toContain(userData)
    await desk.ask('desk.create', { ticket: chosen?.ticket ?? '' })
    expect((await desk.ask('desk.state', {})).depot).toMatchObject({
      is: 'open',
      name: 'nieuw.depot',
      sample: false,
    })
    expect(desk.file.kept().last).toBe(file)

    await desk.ask('desk.close', {})
    expect([(await desk.ask('desk.state', {})).depot, desk.file.kept().last]).toEqual([{ is: 'none' }, null])

    const [recent] = (await desk.ask('desk.state', {})).recents
    await desk.ask('desk.open', { recent: recent?.id ?? '' })
    expect(desk.file.kept().last).toBe(file)
    await desk.ask('desk.close', {})

    rmSync(file)
    expect((await desk.ask('desk.state', {})).recents[0]).toMatchObject({ id: recent?.id, missing: true })
    await desk.ask('desk.open', { recent: recent?.id ?? '' })
    expect((await desk.ask('desk.state', {})).depot).toMatchObject({
      is: 'failed',
      failure: { kind: 'depot-missing' },
    })
    await desk.ask('desk.forget', { recent: recent?.id ?? '' })
    expect((await desk.ask('desk.state', {})).recents.map(({ name }) => name)).toEqual(['Voorbeeld.depot'])
  })

  test.each<[NameBy<'desk'>, Input<NameBy<'desk'>>, string]>([
    ['desk.open', { ticket: '/etc/passwd' }, 'bad-request'],
    ['desk.create', { ticket: 'made up' }, 'bad-request'],
    ['desk.open', { recent: 'made up' }, 'not-found'],
    ['desk.drop', { files: [] }, 'bad-request'],
  ])('%s of %j is refused', async (name, input, kind) => {
    await expect(desk.ask(name, input)).rejects.toMatchObject({ kind })
  })

  test('a dialog closed without choosing chooses nothing', async () => {
    expect(await desk.ask('desk.choose', { what: 'drive-folder' })).toEqual({ chosen: null })
  })

  test('what is dropped becomes a ticket', async () => {
    writeFileSync(join(userData, 'a.eml'), 'From: a@example.org\n\n')
    const dropped = await desk.ask('desk.drop', { files: [join(userData, 'a.eml')] })
    expect(dropped.names).toEqual(['a.eml'])
  })
})
