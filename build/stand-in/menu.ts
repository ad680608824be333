import type { MenuItemConstructorOptions } from 'electron'
import { only } from './refuse.ts'

/** A menu as data: a window of Chromium has no menu bar, and the keys are the page's own. */
export type StandInMenu = { readonly items: readonly MenuItemConstructorOptions[] }

/** Electron's `Menu`, and the application's menu as it was set last. */
export function makeMenu() {
  let current: StandInMenu | null = null
  const Menu = only('Menu', {
    buildFromTemplate: (items: readonly MenuItemConstructorOptions[]): StandInMenu => ({ items }),
    setApplicationMenu: (menu: StandInMenu | null): void => {
      current = menu
    },
  })
  return { Menu, applicationMenu: (): StandInMenu | null => current }
}

/** Chooses an item by its id or label, wherever in the menu it stands, as a person would. Throws when there is none. */
export function chooseItem(menu: StandInMenu | null, name: string): void {
  const item = itemsOf(menu?.items ?? []).find(({ id, label }) => id === name || label === name)
  if (item?.click === undefined) throw new Error(`The menu has no item "${name}" that does something.`)
  // What Electron passes (item, window, event) is known to it alone; our host's items do not look at it.
  const click = item.click as () => void
  click()
}

function itemsOf(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}
