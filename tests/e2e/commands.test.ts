import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commands } from '../../shared/commands.ts'
import { found, goTo, isAtRecord, listOf, openSample, rowsSeen, search, valueNow } from './at-the-list.ts'
import { type Archivist, ask, patience, sitDown } from './at-work.ts'

/** Commands from the palette, the menu and the keys, which a person may change. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})
beforeEach(async () => {
  await page().keyboard.press('Escape')
  await goTo(archivist, 'records')
})

const page = () => archivist.station.page
const palette = () => page().getByRole('dialog', { name: archivist.say('palette.title') })
const keyMap = () => page().getByRole('dialog', { name: archivist.say('keymap.title') })
const screen = (name: string) => page().locator(`main[data-screen=${name}]`).waitFor(patience)
const settings = async () => (await ask(archivist.station, 'desk.state')).settings
const undecided = async (): Promise<[first: number, second: number]> => {
  await search(archivist, 'mailbox:griffie is:undecided')
  const [first = 0, second = 0] = await found(archivist, 'mailbox:griffie is:undecided')
  await listOf(archivist).focus()
  await page().keyboard.press('Home')
  await isAtRecord(archivist, first)
  return [first, second]
}

async function runByName(text: string): Promise<void> {
  await page().keyboard.press('Control+k')
  await palette().locator('input').fill(text)
  await palette().getByRole('option').first().waitFor(patience)
  await page().keyboard.press('ArrowDown')
  await page().keyboard.press('Enter')
  await palette().waitFor({ state: 'detached', ...patience })
}

async function changeKey(id: 'permanent' | 'destroyable' | 'tag', ...keys: string[]): Promise<void> {
  const command = archivist.say(`command.${id}`)
  await keyMap()
    .getByRole('button', { name: new RegExp(`^${literally(archivist.say('keymap.change', { command }))}:`) })
    .press('Enter')
  await keyMap().getByText(archivist.say('keymap.press')).waitFor(patience)
  for (const key of keys) await page().keyboard.press(key)
}

describe('the palette', () => {
  test('has every command, and runs the one that is meant', async () => {
    await page().keyboard.press('Control+k')
    await palette().waitFor(patience)
    for (const { id } of commands.filter((one) => one.id !== 'palette')) {
      await palette()
        .getByRole('option', { name: new RegExp(`^${literally(archivist.say(`command.${id}`))}`) })
        .first()
        .waitFor({ state: 'attached', ...patience })
    }
    await page().keyboard.press('Escape')
    await runByName('overview')
    await screen('overview')
    await runByName('records')
    await screen('records')
  })

  test('runs a command on the record that is read', async () => {
    const [first, second] = await undecided()
    await runByName('permanent')
    await isAtRecord(archivist, second)
    expect(await valueNow(archivist, first)).toBe('B')
  })
})

describe('keys', () => {
  test.each([
    ['o', 'overview'],
    ['a', 'accessions'],
    ['l', 'log'],
    ['s', 'settings'],
    ['h', 'help'],
    ['r', 'records'],
  ])('g and then %s goes to %s', async (letter, name) => {
    await listOf(archivist).focus()
    await page().keyboard.press('g')
    await page().keyboard.press(letter)
    await screen(name)
  })

  test('go back over where one was with Alt and the left arrow', async () => {
    await goTo(archivist, 'log')
    await page().keyboard.press('Alt+ArrowLeft')
    await screen('records')
  })

  test('are changed in the key map, and then do what they say and no longer what they did', async () => {
    await listOf(archivist).focus()
    await page().keyboard.press('Shift+?')
    await keyMap().waitFor(patience)
    await changeKey('permanent', 'b')
    await expect.poll(async () => (await settings()).keys['permanent'], patience).toEqual(['b'])
    await page().keyboard.press('Escape')
    const [first, second] = await undecided()
    await page().keyboard.press('p')
    await page().keyboard.press('b')
    await isAtRecord(archivist, second)
    expect(await valueNow(archivist, first)).toBe('B')
  })

  test('of another command are not taken without a word', async () => {
    await listOf(archivist).focus()
    await page().keyboard.press('Shift+?')
    await changeKey('tag', 'd')
    const taken = keyMap().getByRole('alert')
    await taken
      .getByText(archivist.say('keymap.taken', { keys: 'D', command: archivist.say('command.destroyable') }))
      .waitFor(patience)
    expect((await settings()).keys['tag']).toBeUndefined()
    await taken.getByRole('button', { name: archivist.say('action.cancel') }).click()
    expect((await settings()).keys['tag']).toBeUndefined()
    await changeKey('tag', 'd')
    await taken.getByRole('button', { name: archivist.say('keymap.take') }).click()
    await expect
      .poll(async () => (await settings()).keys, patience)
      .toMatchObject({ tag: ['d'], destroyable: [] })
    await keyMap()
      .getByRole('button', { name: archivist.say('keymap.reset') })
      .click()
    await expect.poll(async () => (await settings()).keys, patience).toEqual({})
    await page().keyboard.press('Escape')
  })

  test('of single letters do nothing once they are switched off, also after a restart', async () => {
    await listOf(archivist).focus()
    await page().keyboard.press('Shift+?')
    await keyMap()
      .getByRole('checkbox', { name: archivist.say('keymap.letters') })
      .press('Space')
    await expect.poll(async () => (await settings()).letters, patience).toBe(false)
    archivist = sitDown(await archivist.station.restart({ argv: [] }), 'en')
    await goTo(archivist, 'records')
    const [first] = await undecided()
    const before = await valueNow(archivist, first)
    await page().keyboard.press('p')
    await page().keyboard.press('d')
    // A key that still works, after which the others would have been heard.
    await page().keyboard.press('ArrowDown')
    await expect.poll(async () => (await rowsSeen(archivist)).length, patience).toBeGreaterThan(1)
    await page().keyboard.press('ArrowUp')
    await isAtRecord(archivist, first)
    expect(await valueNow(archivist, first)).toBe(before)
    await ask(archivist.station, 'desk.settings', { letters: true })
  })
})

describe('the menu', () => {
  test('goes to screens, and marks the record that is read', async () => {
    await archivist.station.chooseItem(archivist.say('command.go-log'))
    await screen('log')
    await archivist.station.chooseItem(archivist.say('command.go-records'))
    await screen('records')
    const [first, second] = await undecided()
    await archivist.station.chooseItem(archivist.say('command.destroyable'))
    await isAtRecord(archivist, second)
    expect(await valueNow(archivist, first)).toBe('V')
    await archivist.station.chooseItem(archivist.say('command.undo'))
    await expect.poll(() => valueNow(archivist, first), patience).toBe('N')
  })

  test('opens the sheets of commands', async () => {
    await archivist.station.chooseItem(archivist.say('command.palette'))
    await palette().waitFor(patience)
    await page().keyboard.press('Escape')
    await archivist.station.chooseItem(archivist.say('command.keymap'))
    await keyMap().waitFor(patience)
    await page().keyboard.press('Escape')
  })
})

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
