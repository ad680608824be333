import { existsSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import type { MessageBoxOptions } from 'electron'
import type { Page } from 'playwright-core'
import { desktopDialogs } from './desktop-dialogs.ts'
import type { Asker } from './dialogs.ts'
import { askInPage } from './page-form.ts'
import { wordsFor } from './words.ts'

/** Dialogs for a person at the screen: the desktop's own for files where it has them, else in the window itself. */
export function askPerson(page: () => Page | null, languages: readonly string[]): Asker {
  return { ...(desktopDialogs() ?? pathDialogs(page, languages)), message: ask(page), error: tell(page) }
}

type Shown = () => Page | null

function ask(page: Shown): Asker['message'] {
  return async ({ title = '', message, detail = '', buttons = [], cancelId = 0, defaultId = 0 }) => {
    const shown = page()
    // The window is gone, so nothing can stay as it is: the first answer that is not "leave it".
    if (shown === null || shown.isClosed()) return buttons.findIndex((_, place) => place !== cancelId)
    const text = [message, detail].filter((line) => line !== '').join('\n\n')
    const form = { title, text, buttons, cancel: cancelId, first: defaultId }
    return (await askInPage(shown, form)).button
  }
}

function tell(page: Shown): Asker['error'] {
  return (title, content) => {
    process.stderr.write(`${title}\n${content}\n`)
    const box: MessageBoxOptions = { title, message: content, buttons: ['OK'] }
    ask(page)(box).catch(() => {})
  }
}

/** Asks for paths as text, until they are fit to be used. */
function pathDialogs(page: Shown, languages: readonly string[]): Pick<Asker, 'open' | 'save'> {
  const words = wordsFor(languages)
  const paths = async (
    title: string,
    first: string,
    lines: boolean,
    fault: (path: string) => string | null,
  ) => {
    let [value, text] = [first, '']
    for (;;) {
      const shown = page()
      if (shown === null || shown.isClosed()) return null
      const field = { label: lines ? words.paths : words.path, value, lines }
      const buttons = [words.cancel, words.choose]
      const filled = await askInPage(shown, { title, text, field, buttons, cancel: 0, first: 1 })
      const given = filled.value
        .split('\n')
        .map((path) => path.trim())
        .filter((path) => path !== '')
      if (filled.button === 0 || given.length === 0) return null
      const faults = given.map((path) => ({ path, said: fault(path) })).filter(({ said }) => said !== null)
      if (faults.length === 0) return given
      value = filled.value
      text = faults.map(({ path, said }) => `${path}\n${said}`).join('\n')
    }
  }
  return {
    open: ({ title = '', defaultPath = '', properties = [] }) =>
      paths(title, defaultPath, properties.includes('multiSelections'), (path) =>
        isAbsolute(path) && existsSync(path) ? null : words.absent,
      ),
    async save({ title = '', defaultPath = '' }) {
      let warned = ''
      const given = await paths(title, defaultPath, false, (path) => {
        if (!isAbsolute(path) || !existsSync(dirname(path))) return words.homeless
        if (!existsSync(path) || warned === path) return null
        warned = path
        return words.present
      })
      return given?.[0] ?? null
    },
  }
}
