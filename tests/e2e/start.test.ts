import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import {
  type Archivist,
  ask,
  beginWork,
  isClosed,
  isIdle,
  isOpen,
  makeDepot,
  patience,
  sitDown,
} from './at-work.ts'
import { dropFiles } from './launch.ts'

/** The start of the work: depots made, opened, found again, dropped, and what the window keeps of a person's ways. */
const folder = makeTempFolder()
afterAll(() => removeFolder(folder))

/** A folder for one test. */
function room(name: string): string {
  const place = join(folder, name)
  mkdirSync(place)
  return place
}

const headOf = ({ station: { page } }: Archivist) => page.locator('header.bar')

describe.each(['nl', 'en'] as const)('a first start, in %s', (language) => {
  test('says what a depot is, that nothing was opened before, and offers three ways to begin', async () => {
    const archivist = await beginWork({ language })
    const { station, sees, isAt, button, say } = archivist
    await isAt('start.title')
    for (const id of [
      'start.what',
      'start.safe',
      'start.recent.none',
      'start.drop',
      'start.sample.what',
    ] as const)
      await sees(id)
    for (const id of ['start.new', 'start.open', 'start.sample'] as const)
      expect(await button(id).isEnabled(), id).toBe(true)
    // Screens of a depot are not offered while there is none.
    const names = await station.page.getByRole('navigation').getByRole('button').allInnerTexts()
    expect(names).toEqual([say('nav.settings'), say('nav.help')])
    await station.close()
  })
})

describe('depots', () => {
  test('are made, closed, opened again from the list, and found by the next start', async () => {
    const place = room('made')
    const file = join(place, 'Gemeente.depot')
    const archivist = await beginWork({ language: 'en' })
    const { station, press, types } = archivist

    // A dialog that is closed without an answer changes nothing.
    await station.answer('save', null)
    await press('start.new')
    await expect.poll(async () => (await station.dialogs()).length, patience).toBe(1)
    expect([(await ask(station, 'desk.state')).depot, readdirSync(place)]).toEqual([{ is: 'none' }, []])

    // The ending of a depot's name need not be typed.
    await station.answer('save', file.replace(/\.depot$/, ''))
    await press('start.new')
    await isOpen(station, 'Gemeente.depot')
    await headOf(archivist).getByText('Gemeente.depot').waitFor(patience)
    expect(existsSync(file)).toBe(true)

    await types('Control+w')
    await isClosed(station)
    await archivist.isAt('start.title')
    await press('start.recent.open', { name: 'Gemeente.depot' })
    await isOpen(station, 'Gemeente.depot')

    const again = await station.restart()
    await isOpen(again, 'Gemeente.depot')
    await again.close()
  })

  test('are made, opened and closed by keys alone', async () => {
    const place = room('keys')
    const archivist = await beginWork({ language: 'nl' })
    const { station, isAt, types } = archivist
    await isAt('start.title')
    await station.answer('save', join(place, 'a.depot'))
    await types('Control+Shift+N')
    await isOpen(station, 'a.depot')
    await headOf(archivist).getByText('a.depot').waitFor(patience)
    await types('Control+w')
    await isClosed(station)
    await isAt('start.title')
    await station.answer('open', [join(place, 'a.depot')])
    await types('Control+o')
    await isOpen(station, 'a.depot')
    await headOf(archivist).getByText('a.depot').waitFor(patience)
    await types('g', 'd')
    await isAt('start.title')
    await archivist.sees('start.now', { name: 'a.depot' })
    await archivist.button('start.now.go').focus()
    await types('Enter')
    await expect
      .poll(() => station.page.locator('main').getAttribute('data-screen'), patience)
      .toBe('records')
    await station.close()
  })

  test('are never made over a file that is there', async () => {
    const place = room('there')
    const file = join(place, 'a.depot')
    writeFileSync(file, 'something of mine')
    const archivist = await beginWork({ language: 'en' })
    const { station, press, isAt, sees, button } = archivist
    await station.answer('save', file)
    await press('start.new')
    await isAt('start.failed', { name: 'a.depot' })
    await sees('failure.depot-exists', { file })
    await sees('failure.depot-exists.safe')
    expect(readFileSync(file, 'utf8')).toBe('something of mine')
    await station.answer('save', join(place, 'b.depot'))
    await button('start.failed.new').click(patience)
    await isOpen(station, 'b.depot')
    await station.close()
  })

  test('that are no longer in their place say so, can be looked for, and can be taken off the list', async () => {
    const place = room('moved')
    const file = join(place, 'Gemeente.depot')
    const first = await beginWork({ language: 'en' })
    await makeDepot(first, file)
    await first.types('Control+w')
    await isClosed(first.station)
    mkdirSync(join(place, 'elsewhere'))
    const moved = join(place, 'elsewhere', 'Gemeente.depot')
    renameSync(file, moved)

    const archivist = sitDown(await first.station.restart(), 'en')
    const { station, press, sees, isAt, button } = archivist
    await isAt('start.title')
    await sees('start.recent.missing')
    // What is not there is no way in.
    expect(await button('start.recent.open', { name: 'Gemeente.depot' }).count()).toBe(0)
    await station.answer('open', [moved])
    await press('start.recent.look.of', { name: 'Gemeente.depot' })
    await isOpen(station, 'Gemeente.depot')
    await headOf(archivist).getByText('Gemeente.depot').waitFor(patience)

    await station.page.keyboard.press('Control+w')
    await isAt('start.title')
    const missing = station.page.getByRole('row').filter({ hasText: archivist.say('start.recent.missing') })
    await missing
      .getByRole('button', { name: archivist.say('start.recent.forget.of', { name: 'Gemeente.depot' }) })
      .click(patience)
    await sees('start.recent.forgotten', { name: 'Gemeente.depot' })
    const recents = async () => (await ask(station, 'desk.state')).recents.map((each) => each.missing)
    await expect.poll(recents, patience).toEqual([false])
    await expect.poll(() => missing.count(), patience).toBe(0)
    expect(existsSync(moved)).toBe(true)
    await station.close()
  })

  test('open when they are dropped on the window, one at a time', async () => {
    const place = room('dropped')
    const archivist = await beginWork({ language: 'nl' })
    const { station, types, isAt, sees } = archivist
    const files = ['a.depot', 'b.depot'].map((name) => join(place, name))
    for (const file of files) {
      await makeDepot(archivist, file)
      await types('Control+w')
      await isClosed(station)
      await isAt('start.title')
    }
    await dropFiles(station.page, 'main', files)
    await sees('drop.one')
    expect((await ask(station, 'desk.state')).depot).toEqual({ is: 'none' })
    await dropFiles(station.page, 'main', files.slice(0, 1))
    await isOpen(station, 'a.depot')
    // Another one takes the place of the first.
    await dropFiles(station.page, 'main', files.slice(1))
    await isOpen(station, 'b.depot')
    await headOf(archivist).getByText('b.depot').waitFor(patience)
    await station.close()
  })
})

describe('the sample', () => {
  test('is made the first time, imported, and only opened the next', async () => {
    const archivist = await beginWork({ language: 'en' })
    const { station, press, types, isAt } = archivist
    await press('start.sample')
    await isOpen(station, 'Sample.depot')
    await expect.poll(async () => (await ask(station, 'depot.status')).accessions, patience).toBe(1)
    await isIdle(station)
    const { records, closes } = await ask(station, 'depot.status')
    expect([records > 300, closes]).toEqual([true, true])
    // The foot says it without being asked.
    await archivist.sees('status.records', { n: records })
    await archivist.sees('status.closes')

    await types('g', 'd')
    await archivist.sees('start.now.sample', { name: 'Sample.depot' })
    // The d that ended the sequence decided nothing on the record that had the focus.
    expect(await ask(station, 'depot.status')).toMatchObject({ undecided: records })
    await press('start.now.close')
    await isClosed(station)
    await isAt('start.title')
    await press('start.sample')
    await isOpen(station, 'Sample.depot')
    expect(await ask(station, 'depot.status')).toMatchObject({ records, accessions: 1 })
    expect((await ask(station, 'desk.state')).job).toBeNull()
    await station.close()
  })
})

describe('language and colours', () => {
  const look = ({ station: { page } }: Archivist) =>
    page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']])

  test('chosen in the settings hold at once and after a restart', async () => {
    const first = await beginWork({ language: 'en', theme: 'light' })
    await expect.poll(() => look(first), patience).toEqual(['en', 'light'])
    const radios = first.station.page.getByRole('radio')
    await first.types('g', 's')
    await first.isAt('settings.title')
    await radios.and(first.station.page.getByLabel(first.say('settings.theme.dark'))).check(patience)
    await expect.poll(() => look(first), patience).toEqual(['en', 'dark'])
    await radios.and(first.station.page.getByLabel(first.say('settings.language.nl'))).check(patience)
    await expect.poll(() => look(first), patience).toEqual(['nl', 'dark'])
    await sitDown(first.station, 'nl').isAt('settings.title')

    const again = sitDown(await first.station.restart(), 'nl')
    await again.isAt('start.title')
    expect(await look(again)).toEqual(['nl', 'dark'])
    // By keys: the arrow goes to the next choice of the same question.
    await again.types('g', 's')
    await again.isAt('settings.title')
    await again.station.page.getByRole('radio', { name: again.say('settings.language.nl') }).focus()
    await again.types('ArrowRight')
    await expect.poll(() => look(again), patience).toEqual(['en', 'dark'])
    await again.station.close()
  })
})
