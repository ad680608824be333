import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RecordView } from '../../shared/records.ts'
import { found, isAtRecord, listOf, openSample, readRecord, recordAt, search, until } from './at-the-list.ts'
import { type Archivist, ask, patience } from './at-work.ts'

/** Reading a record: its six views, its attachments, what it belongs with, and the keys that lead through it. */
const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** A picture of one pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const message = [
  'From: Anna Jansen <a.jansen@example.org>',
  'To: griffie@example.nl',
  'Date: Mon, 12 Mar 2012 14:07:00 +0100',
  'Subject: quillfeather plan',
  'Message-ID: <quill-1@example.org>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=outer',
  '',
  '--outer',
  'Content-Type: multipart/related; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<h1>Plan</h1><img src="cid:dot@example.org" alt="dot"><img src="https://tracker.example.org/a.png">',
  '<img src="https://tracker.example.org/b.png" width="1" height="1"><script>document.title="ran"</script>',
  '<form action="https://elsewhere.example.org/"><input name="q"></form>',
  '--inner',
  'Content-Type: image/png; name=dot.png',
  'Content-ID: <dot@example.org>',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: inline; filename=dot.png',
  '',
  pixel,
  '--inner--',
  '--outer',
  'Content-Type: text/plain; name=notes.txt; charset=utf-8',
  'Content-Disposition: attachment; filename=notes.txt',
  '',
  'Notes about the thornbury plot.',
  '--outer',
  'Content-Type: application/octet-stream; name=setup.exe',
  'Content-Disposition: attachment; filename=setup.exe',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('MZ nothing that runs').toString('base64'),
  '--outer--',
  '',
].join('\r\n')
const long = (n: number) =>
  [
    'From: b@example.org',
    `Date: Tue, 13 Mar 2012 14:0${n}:00 +0100`,
    `Subject: longwinded ${n}`,
    '',
    ...Array.from({ length: 400 }, (_, line) => `Line ${line} of a long letter.`),
    '',
  ].join('\r\n')

let archivist: Archivist
let record: RecordView
beforeAll(async () => {
  archivist = await openSample()
  const drive = join(folder, 'drive')
  mkdirSync(drive)
  writeFileSync(join(drive, 'plan.eml'), message)
  for (const n of [1, 2]) writeFileSync(join(drive, `long-${n}.eml`), long(n))
  const { station } = archivist
  await station.answer('open', [drive])
  const { chosen } = await ask(station, 'desk.choose', { what: 'drive-folder' })
  await ask(station, 'accession.import', { ticket: chosen?.ticket })
  await until(async () => expect((await ask(station, 'desk.state')).job).toBeNull())
  const [id = 0] = await found(archivist, 'subject:quillfeather')
  record = await ask(station, 'record.read', { id })
})

const page = () => archivist.station.page
const pane = () => page().getByRole('region', { name: archivist.say('reading.label'), exact: true })
const tab = (view: 'text' | 'html' | 'headers' | 'parts' | 'raw' | 'origin') =>
  pane().getByRole('tab', { name: archivist.say(`reading.view.${view}`), exact: true })
const shown = (view: string) => pane().locator(`[data-view=${view}]`).waitFor(patience)

describe('the views of a record', () => {
  beforeEach(async () => {
    await page().keyboard.press('Escape')
    await readRecord(archivist, record.id)
  })

  test('are chosen by key and by mouse', async () => {
    for (const [place, view] of (['text', 'html', 'headers', 'parts', 'raw', 'origin'] as const).entries()) {
      await page().keyboard.press(`Control+${place + 1}`)
      await shown(view)
      expect(await tab(view).getAttribute('aria-selected')).toBe('true')
    }
    for (const view of ['parts', 'text', 'headers'] as const) {
      await tab(view).click()
      await shown(view)
    }
    await tab('headers').focus()
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('Enter')
    await shown('parts')
  })

  test('show HTML in a sandboxed frame, its own picture loaded, foreign ones counted and never asked for', async () => {
    await tab('html').click()
    const frame = pane().locator('iframe')
    await frame.waitFor(patience)
    expect(await frame.getAttribute('sandbox')).toBe('')
    expect(await frame.getAttribute('src')).toMatch(/^https:\/\/[^/]+\.message\.bewaarpost\.invalid\//)
    expect(await frame.getAttribute('title')).toBe(archivist.say('reading.html.title'))
    await archivist.sees('reading.html.remote', { n: 2 })
    await archivist.sees('reading.html.trackers', { n: 1 })
    const inside = () =>
      page()
        .frames()
        .find((each) => each.url().includes('.message.bewaarpost.invalid'))
    await expect
      .poll(
        () => inside()?.evaluate(() => [...document.images].filter((one) => one.naturalWidth > 0).length),
        patience,
      )
      .toBe(1)
    const seen = await inside()?.evaluate(() => [
      document.title,
      document.querySelectorAll('script,form,input').length,
    ])
    expect(seen?.[0]).not.toBe('ran')
    expect(seen?.[1]).toBe(0)
    const out = (await archivist.station.requests()).filter(({ url }) => url.includes('example.org'))
    expect(out).toEqual([])
  })

  test('show every header field, and every part', async () => {
    await tab('headers').click()
    const names = pane().locator('[data-view=headers] tbody th')
    await expect.poll(() => names.allInnerTexts(), patience).toEqual(record.headers.map(({ name }) => name))
    await tab('parts').click()
    const parts = pane().locator('[data-view=parts] tbody tr, [data-view=parts] [role=row]')
    await expect.poll(async () => (await parts.count()) >= record.parts.length, patience).toBe(true)
    for (const { type } of record.parts) {
      await pane().locator('[data-view=parts]').getByText(type, { exact: false }).first().waitFor(patience)
    }
  })

  test('show the raw source, and save it byte for byte', async () => {
    await tab('raw').click()
    const rows = pane().locator('.reading-raw-row')
    await rows.filter({ hasText: 'Subject: quillfeather plan' }).waitFor(patience)
    const first = await rows.first().innerText()
    expect(first).toContain('From: Anna Jansen <a.jansen@example.org>')
    const { bytes } = await ask(archivist.station, 'record.raw', { id: record.id })
    expect(Buffer.from(bytes).toString('latin1')).toBe(message)
    const file = join(folder, 'saved.eml')
    await archivist.station.answer('save', file)
    await archivist.press('reading.raw.save', { form: 'eml' })
    await archivist.sees('status.saved', { name: 'saved.eml' })
    expect(readFileSync(file, 'latin1')).toBe(message)
  })

  test('tell where it comes from, as the depot has it', async () => {
    await tab('origin').click()
    await shown('origin')
    const text = await pane().locator('[data-view=origin]').innerText()
    const { sha256, sourceSha256, path } = record.provenance
    for (const fact of [sha256, sourceSha256 ?? '', path.split('/').at(-1) ?? ''])
      expect(text).toContain(fact)
    const [start, end, length] = [
      record.provenance.start,
      record.provenance.start + record.provenance.length,
      record.provenance.length,
    ]
    expect(text).toContain(
      archivist.say('reading.origin.span.text', {
        start: start.toLocaleString('en'),
        end: end.toLocaleString('en'),
        length: length.toLocaleString('en'),
      }),
    )
  })
})

describe('attachments', () => {
  const file = (name: string) => pane().getByRole('listitem').filter({ hasText: name })
  const show = async (name: string) => {
    await pane()
      .getByRole('button', { name: archivist.say('reading.file.show.name', { name }) })
      .first()
      .click()
    const sheet = page().getByRole('dialog', { name })
    await sheet.waitFor(patience)
    return sheet
  }
  beforeEach(async () => {
    await page().keyboard.press('Escape')
    await readRecord(archivist, record.id)
  })

  test('are listed with type and hash', async () => {
    for (const { name, sha256 } of record.attachments.filter(({ inline }) => !inline)) {
      await file(name).getByText(sha256.slice(0, 12)).first().waitFor(patience)
    }
  })

  test('are shown inside the window: a text, a picture', async () => {
    const text = await show('notes.txt')
    await text.getByText('thornbury').first().waitFor(patience)
    await page().keyboard.press('Escape')
    const picture = await show('dot.png')
    await picture.locator('iframe[sandbox=""]').waitFor(patience)
    await page().keyboard.press('Escape')
  })

  test('are shown inside the window: a PDF, page by page', async () => {
    const [id = 0] = await found(archivist, 'type:application/pdf')
    const { attachments } = await ask(archivist.station, 'record.read', { id })
    const pdf = attachments.find(({ type }) => type === 'application/pdf')
    await readRecord(archivist, id)
    const sheet = await show(pdf?.name ?? '')
    await sheet.getByRole('img', { name: archivist.say('reading.pdf.label', { n: 1 }) }).waitFor(patience)
    const drawn = () =>
      sheet.locator('canvas').evaluate((paper: HTMLCanvasElement) => {
        const { data } = paper.getContext('2d')?.getImageData(0, 0, paper.width, paper.height) ?? { data: [] }
        return new Set(data).size
      })
    await expect.poll(drawn, patience).toBeGreaterThan(2)
    await page().keyboard.press('Escape')
  })

  test('are saved byte for byte', async () => {
    const target = join(folder, 'notes.txt')
    await archivist.station.answer('save', target)
    await pane()
      .getByRole('button', { name: archivist.say('reading.file.save.name', { name: 'notes.txt' }) })
      .first()
      .click()
    const notes = record.attachments.find(({ name }) => name === 'notes.txt')
    const part = await ask(archivist.station, 'record.part', { id: record.id, path: notes?.path })
    await expect.poll(() => readOr(target), patience).toEqual(Buffer.from(part.bytes))
  })

  test('that can do harm are warned of first, and cancelling writes nothing', async () => {
    const dialogs = async () => (await archivist.station.dialogs()).length
    const before = await dialogs()
    const save = pane()
      .getByRole('button', { name: archivist.say('reading.file.save.name', { name: 'setup.exe' }) })
      .first()
    await save.click()
    const warning = page().getByRole('alertdialog', { name: archivist.say('reading.save.title') })
    await warning.getByText(archivist.say('reading.danger.program')).waitFor(patience)
    await warning.getByRole('button', { name: archivist.say('action.cancel') }).click()
    await warning.waitFor({ state: 'detached', ...patience })
    expect(await dialogs()).toBe(before)
    const target = join(folder, 'setup.exe')
    await archivist.station.answer('save', target)
    await save.click()
    await warning.getByRole('button', { name: archivist.say('reading.save.do') }).click()
    await expect.poll(() => readOr(target)?.toString(), patience).toBe('MZ nothing that runs')
  })
})

describe('what belongs with a record', () => {
  test('is one press away: a copy, and the next of the conversation', async () => {
    const [id = 0] = await found(archivist, 'has:copies has:thread')
    const { copies, thread } = await ask(archivist.station, 'record.read', { id })
    for (const [title, relatives] of [
      [archivist.say('reading.origin.copies', { n: copies.length }), copies],
      [archivist.say('reading.origin.thread', { n: thread.length }), thread],
    ] as const) {
      await readRecord(archivist, id)
      await page().keyboard.press('Control+6')
      await pane()
        .getByRole('region', { name: title })
        .locator('li')
        .first()
        .getByRole('button')
        .click(patience)
      await isAtRecord(archivist, relatives[0]?.id ?? 0)
    }
  })
})

describe('keys', () => {
  test('Space pages through a message, and goes on to the next undetermined one at its end', async () => {
    await search(archivist, 'subject:longwinded')
    await listOf(archivist).focus()
    await page().keyboard.press('Home')
    const [first = 0, second = 0] = await found(archivist, 'subject:longwinded')
    await isAtRecord(archivist, first)
    await page().keyboard.press('Control+1')
    await shown('text')
    const box = pane().getByRole('document', { name: archivist.say('reading.message') })
    const top = () => box.evaluate(({ scrollTop }) => scrollTop)
    await page().keyboard.press('Space')
    await expect.poll(top, patience).toBeGreaterThan(100)
    await page().keyboard.press('Shift+Space')
    await expect.poll(top, patience).toBe(0)
    let presses = 0
    while ((await recordAt(archivist)) === first && presses++ < 60) await page().keyboard.press('Space')
    expect(presses).toBeGreaterThan(2)
    await isAtRecord(archivist, second)
    await expect.poll(top, patience).toBe(0)
  })

  test('F6 goes from pane to pane and round', async () => {
    await readRecord(archivist, record.id)
    const where = () =>
      page().evaluate(() =>
        ['[data-query]', '[data-facets]', '[data-list]', '[data-reading-pane]'].find(
          (pane) => document.activeElement?.closest(pane) !== null,
        ),
      )
    await listOf(archivist).focus()
    const seen: unknown[] = []
    for (let step = 0; step < 4; step++) {
      await page().keyboard.press('F6')
      seen.push(await where())
    }
    expect(seen).toEqual(['[data-reading-pane]', '[data-query]', '[data-facets]', '[data-list]'])
  })
})

function readOr(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}
