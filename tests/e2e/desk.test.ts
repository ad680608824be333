import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Name, Output } from '../../shared/contract.ts'
import { writeDrive } from '../helpers/drive.ts'
import { call, dropFiles, launchWorkstation, type Workstation } from './launch.ts'

/** The host behind the window: what it opens, remembers, asks, writes and shows, over the window's own bridge. */
const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

async function ask<N extends Name>(station: Workstation, name: N, input: unknown = {}): Promise<Output<N>> {
  const reply = await call(station.page, name, input)
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
  return reply.value
}

const depotOf = async (station: Workstation) => (await ask(station, 'desk.state')).depot

async function importEnded(station: Workstation): Promise<void> {
  await expect.poll(async () => (await ask(station, 'desk.state')).job, { timeout: 60_000 }).toBeNull()
}

/** A part of some record that is a picture. */
async function pictureOf(station: Workstation): Promise<{ record: number; path: string }> {
  const { hits } = await ask(station, 'record.search', { query: 'has:attachment', limit: 200 })
  for (const { id } of hits) {
    const { attachments } = await ask(station, 'record.read', { id })
    const picture = attachments.find(({ type }) => type === 'image/png')
    if (picture !== undefined) return { record: id, path: picture.path }
  }
  throw new Error('no picture in the sample')
}

/** Shows an address in a sandboxed frame, in the place of the one before. */
async function showFrame({ page }: Workstation, url: string): Promise<void> {
  await page.evaluate((src) => {
    document.querySelector('body > iframe')?.remove()
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', '')
    frame.src = src
    document.body.append(frame)
  }, url)
}

/** The widths of the pictures of a shown message, once they are loaded or refused. */
async function widthsIn(station: Workstation, url: string): Promise<number[]> {
  await showFrame(station, url)
  const shown = () => station.page.frames().find((each) => each.url() === url)
  const pictures = () =>
    shown()?.evaluate(() => [...document.images].map((image) => (image.complete ? image.naturalWidth : null)))
  await expect.poll(pictures).toSatisfy((widths: unknown) => Array.isArray(widths) && !widths.includes(null))
  return (await pictures())?.filter((width) => width !== null) ?? []
}

describe('the desk', () => {
  test('opens the sample, imports it, saves from it, shows its pictures, and opens it again the next time', async () => {
    const station = await launchWorkstation({ argv: ['--sample'], language: 'nl' })
    await expect
      .poll(() => depotOf(station), { timeout: 30_000 })
      .toEqual({ is: 'open', name: 'Voorbeeld.depot', sample: true })
    await importEnded(station)
    await expect.poll(async () => (await ask(station, 'depot.status')).unfinished).toBe(0)
    expect((await ask(station, 'depot.status')).records).toBeGreaterThan(300)

    const raw = join(folder, 'een.eml')
    await station.answer('save', raw)
    expect(await ask(station, 'desk.saveRaw', { record: 1 })).toEqual({ saved: 'een.eml' })
    expect(readFileSync(raw, 'latin1')).toMatch(/^[\w-]+: /)

    const pdf = join(folder, 'een.pdf')
    await station.answer('save', pdf)
    expect(await ask(station, 'desk.savePdf', { name: 'een' })).toEqual({ saved: 'een.pdf' })
    expect(readFileSync(pdf, 'latin1')).toMatch(/^%PDF-/)

    const picture = await pictureOf(station)
    const html = '<img src="cid/a%40example.org"><img src="cid/none"><script>document.body.remove()</script>'
    const pictures = [{ name: 'a@example.org', path: picture.path }]
    const { url } = await ask(station, 'desk.showMessage', { record: picture.record, html, pictures })
    expect(await widthsIn(station, url)).toEqual([expect.toSatisfy((width: number) => width > 0), 0])
    await ask(station, 'desk.hideMessage', { url })
    await showFrame(station, url)
    const statuses = async () =>
      (await station.requests()).filter((each) => each.url === url).map(({ status }) => status)
    // Hidden, its frame may not even go there.
    await expect.poll(statuses).toEqual([200, null])

    const again = await station.restart()
    await expect.poll(() => depotOf(again)).toMatchObject({ is: 'open', name: 'Voorbeeld.depot' })
    expect((await ask(again, 'desk.state')).job).toBeNull()
    await again.close()
  })

  test('asks before it stops an import, and goes on with it the next time', async () => {
    const drive = join(folder, 'drive')
    writeDrive(drive, { messages: 20_000, seed: 3 })
    const station = await launchWorkstation({ language: 'en' })
    const file = join(folder, 'new')
    await station.answer('save', file)
    const { chosen } = await ask(station, 'desk.choose', { what: 'new-depot', name: 'new' })
    expect(chosen?.names).toEqual(['new.depot'])
    await ask(station, 'desk.create', { ticket: chosen?.ticket })
    await station.answer('open', [drive])
    const drives = await ask(station, 'desk.choose', { what: 'drive-folder' })
    await ask(station, 'accession.import', { ticket: drives.chosen?.ticket })

    await station.answer('message', 1)
    expect(await call(station.page, 'desk.close')).toMatchObject({
      ok: false,
      failure: { kind: 'cancelled' },
    })
    expect(await depotOf(station)).toMatchObject({ is: 'open' })

    await station.answer('message', 0)
    const again = await station.restart()
    await expect.poll(() => depotOf(again)).toMatchObject({ is: 'open', name: 'new.depot' })
    expect(await ask(again, 'depot.status')).toMatchObject({ unfinished: 1, accessions: 1 })
    expect(existsSync(`${file}.depot-lock`)).toBe(true)
    await again.close()
    expect(existsSync(`${file}.depot-lock`)).toBe(false)
  })

  test('gives a ticket for dropped files, and none for a path a page makes up', async () => {
    const station = await launchWorkstation()
    const file = join(folder, 'gesleept.eml')
    writeFileSync(file, 'From: a@example.org\r\n\r\nx\r\n')
    expect(await call(station.page, 'desk.drop', { files: [file] })).toMatchObject({
      ok: false,
      failure: { kind: 'bad-request' },
    })
    await station.page.evaluate(() => {
      document.body.addEventListener('dragover', (event) => event.preventDefault())
      document.body.addEventListener(
        'drop',
        (event) => {
          event.preventDefault()
          event.stopPropagation()
          const world = globalThis as unknown as Record<string, { call(...given: unknown[]): unknown }>
          const files = [...(event.dataTransfer?.files ?? [])]
          Object.assign(world, { dropped: world['bewaarpost']?.call('desk.drop', { files }) })
        },
        { capture: true },
      )
    })
    await dropFiles(station.page, 'body', [file])
    const dropped = () => station.page.evaluate('globalThis.dropped')
    await expect.poll(dropped).toMatchObject({ ok: true, value: { names: ['gesleept.eml'] } })
    await station.close()
  })
})
