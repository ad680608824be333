import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DriveFacts, writeDrive } from '../helpers/drive.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { goTo } from './at-the-list.ts'
import {
  type Archivist,
  ask,
  beginWork,
  chooseDrive,
  importButton,
  isIdle,
  makeDepot,
  patience,
} from './at-work.ts'
import { dropFiles } from './launch.ts'

/** The way of a drive into a depot: looked at, told about, imported, interrupted, taken up again. */
const folder = makeTempFolder()
const small = join(folder, 'HD-3')
let ofSmall: DriveFacts

beforeAll(async () => {
  ofSmall = writeDrive(small, { messages: 300, seed: 5, layout: 'mixed' })
  writeFileSync(join(small, 'lees mij.txt'), 'Dit is geen post.\n')
  writeFileSync(join(small, 'kapot.zip'), Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 7)]))
})
afterAll(() => removeFolder(folder))

/** The bytes of the depot and of everything beside it under its name. */
function bytesAt(file: string): string[] {
  const place = file.slice(0, file.lastIndexOf('/'))
  return readdirSync(place)
    .filter((name) => join(place, name).startsWith(file) && !name.endsWith('-shm'))
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(place, name)))
          .digest('hex')}`,
    )
}

const recordsIn = async ({ station }: Archivist) => (await ask(station, 'depot.status')).records
const field = ({ station: { page }, say }: Archivist, id: Parameters<Archivist['say']>[0]) =>
  page.getByLabel(say(id), { exact: true })

/** Waits until the inventory says this; of the sentence, what stands around the size. */
async function expectVerdict(
  { station, say }: Archivist,
  id: Parameters<Archivist['say']>[0],
  facts: Readonly<Record<string, number>>,
): Promise<void> {
  const [start = '', end = ''] = say(id, { ...facts, bytes: '§' }).split('§')
  const verdict = () => station.page.locator('.acc-verdict').innerText()
  await expect.poll(verdict, patience).toSatisfy((it: string) => it.startsWith(start) && it.endsWith(end))
}

describe('a drive', () => {
  test('is taken stock of before a byte is written, told about, and imported; again, it adds nothing', async () => {
    const file = join(folder, 'mouse.depot')
    const archivist = await beginWork({ language: 'en' })
    const { station, say, sees, press } = archivist
    await makeDepot(archivist, file)
    const before = bytesAt(file)
    await chooseDrive(archivist, small)

    const { messages, files } = ofSmall
    await expectVerdict(archivist, 'drive.found', { files: files + 2, items: messages })
    const rowOf = (text: string) =>
      station.page.getByRole('row').filter({ hasText: text }).first().innerText()
    expect(await rowOf(say('format.text'))).toContain(say('drive.fate.other'))
    expect(await rowOf(say('format.zip'))).toContain(say('drive.fate.part', { n: 1 }))
    expect(await rowOf(say('format.mbox'))).toContain(say('drive.fate.mail'))
    expect(bytesAt(file)).toEqual(before)
    expect(await ask(station, 'depot.status')).toMatchObject({ accessions: 0, records: 0 })

    await field(archivist, 'drive.from').fill('afd. Facilitair')
    await field(archivist, 'drive.received').fill('2026-11-02')
    expect(await field(archivist, 'drive.medium').inputValue()).toBe('HD-3')
    await field(archivist, 'drive.medium').fill('USB disk “HD-3”')
    await field(archivist, 'drive.holder').fill('griffier')
    await press('drive.import.begin', { n: messages })
    await sees('drive.imported.closes')
    await sees('drive.imported.sum', { found: messages, imported: messages, setAside: 0 })
    await isIdle(station)
    const { accessions } = await ask(station, 'ledger.read')
    expect(accessions).toMatchObject([
      {
        handedOverBy: 'afd. Facilitair',
        received: '2026-11-02',
        medium: 'USB disk “HD-3”',
        holder: 'griffier',
        closes: true,
        totals: { imported: messages, found: messages },
      },
    ])

    await goTo(archivist, 'accessions')
    const row = station.page.locator('[data-accession="1"]')
    await row.waitFor(patience)
    for (const text of ['USB disk “HD-3”', 'afd. Facilitair', '2 November 2026', say('accession.closes')])
      expect(await row.innerText()).toContain(text)

    // An inventory says beforehand what that import then does.
    await chooseDrive(archivist, small)
    await expectVerdict(archivist, 'drive.found.nothing', { files: files + 2, present: messages })
    expect(await importButton(archivist).innerText()).toBe(say('drive.import.unknown'))
    expect(await rowOf(say('format.mbox'))).toContain(say('drive.fate.present'))
    // Under another mailbox it would all come in anew.
    await field(archivist, 'drive.mailbox').fill('griffie 2026')
    await expectVerdict(archivist, 'drive.found', { files: files + 2, items: messages })
    expect(await importButton(archivist).innerText()).toBe(say('drive.import.begin', { n: messages }))
    await field(archivist, 'drive.mailbox').fill('')
    await importButton(archivist).click(patience)
    await sees('drive.imported.closes')
    await isIdle(station)
    const [, second] = (await ask(station, 'ledger.read')).accessions
    expect(second?.totals).toMatchObject({ imported: 0, mail: 0, other: 1 })
    expect(second?.totals.present).toBeGreaterThanOrEqual(files)
    await sees('drive.imported.nothing', { n: second?.totals.present ?? 0 })
    expect(await recordsIn(archivist)).toBe(messages)

    const added = join(small, 'erbij.eml')
    writeFileSync(added, 'From: van@example.org\r\nSubject: erbij\r\n\r\nNieuw.\r\n')
    await chooseDrive(archivist, small)
    rmSync(added)
    await expectVerdict(archivist, 'drive.found.present', {
      files: files + 3,
      items: 1,
      present: messages,
      of: second?.totals.present ?? 0,
    })
    expect(await importButton(archivist).innerText()).toBe(say('drive.import.begin', { n: 1 }))
    await station.close()
  })

  test('is imported by keys alone', async () => {
    const archivist = await beginWork({ language: 'nl' })
    const { station, button, types, sees } = archivist
    await makeDepot(archivist, join(folder, 'keys.depot'))
    await types('Control+i')
    await archivist.isAt('drive.title')
    await station.answer('open', [small])
    await button('drive.folder').focus()
    await types('Enter')
    await importButton(archivist).and(station.page.locator(':enabled')).waitFor(patience)
    await field(archivist, 'drive.from').focus()
    await station.page.keyboard.type('afd. ICT')
    // From field to field by Tab (a date has several stops), and Enter in a field begins.
    const at = () => station.page.evaluate(() => document.activeElement?.getAttribute('name'))
    for (let stops = 0; stops < 8 && (await at()) !== 'medium'; stops++) await types('Tab')
    expect(await at()).toBe('medium')
    await types('Enter')
    await sees('drive.imported.closes')
    await isIdle(station)
    expect((await ask(station, 'ledger.read')).accessions).toMatchObject([{ handedOverBy: 'afd. ICT' }])
    await station.close()
  })

  test('dropped on the window waits for a depot, and is taken stock of there', async () => {
    const archivist = await beginWork({ language: 'nl' })
    const { station, sees, isAt, say } = archivist
    await isAt('start.title')
    await dropFiles(station.page, 'main', [small])
    await sees('start.waiting', { names: 'HD-3', n: 1 })
    await makeDepot(archivist, join(folder, 'dropped.depot'))
    await isAt('drive.title')
    await importButton(archivist).and(station.page.locator(':enabled')).waitFor(patience)
    expect(await importButton(archivist).innerText()).toBe(say('drive.import.begin', { n: ofSmall.messages }))
    // Another one dropped takes its place.
    await dropFiles(station.page, 'main', [join(small, 'los')])
    await importButton(archivist).and(station.page.locator(':enabled')).waitFor(patience)
    expect(await station.page.locator('.acc-chosen').innerText()).toBe('los')
    await station.close()
  })
})
