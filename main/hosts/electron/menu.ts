import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { type Command, commands, type MenuName, menus } from '../../../shared/commands.ts'
import type { Settings } from '../../../shared/desk.ts'
import { acceleratorOf } from './accelerator.ts'
import type { Words } from './dialogs.ts'

export type MenuWish = {
  readonly words: Words
  readonly settings: Settings
  /** A command was chosen; its id. */
  readonly chosen: (command: string) => void
}

const isMac = process.platform === 'darwin'

/**
 * Puts the table of commands in the menu bar. The keys are shown and not taken: the window hears them itself, since where
 * they hold depends on where the focus is.
 */
export function setMenu(wish: MenuWish): void {
  const bar = menus.map((name) => ({ label: wish.words[`menu.${name}`], submenu: itemsOf(name, wish) }))
  Menu.setApplicationMenu(Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...bar] : bar))
}

/** On a Mac cut, copy and paste work in fields only where the menu has them. */
const clipboard: readonly MenuItemConstructorOptions[] = [
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { type: 'separator' },
]

function itemsOf(menu: MenuName, wish: MenuWish): MenuItemConstructorOptions[] {
  const items = commands.filter((each) => each.menu === menu).map((each) => itemOf(each, wish))
  return menu === 'edit' ? [...clipboard, ...items] : items
}

function itemOf(command: Command & { id: (typeof commands)[number]['id'] }, wish: MenuWish) {
  const label = wish.words[`command.${command.id}`]
  const click = (): void => (command.id === 'quit' ? app.quit() : wish.chosen(command.id))
  const accelerator = shownKey(command, wish.settings)
  return accelerator === null ? { label, click } : { label, click, accelerator, registerAccelerator: false }
}

/** The first key that a menu can show. A Mac takes the keys of its menu even so, and a single letter is wanted in fields of text. */
function shownKey(command: Command, { keys, letters }: Settings): string | null {
  const shown = (keys[command.id] ?? command.keys).map(acceleratorOf).filter((key) => key !== null)
  const withModifier = shown.filter((key) => /^(?:CmdOrCtrl|Ctrl|Alt|Meta)\+|^F\d/.test(key))
  return (isMac || !letters ? withModifier : shown)[0] ?? null
}
