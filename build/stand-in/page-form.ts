import type { Page } from 'playwright-core'

/** A question put in the window itself. `field` asks for text, `value` is what it begins with. */
export type Form = {
  readonly title: string
  readonly text: string
  readonly field?: { readonly label: string; readonly value: string; readonly lines: boolean }
  readonly buttons: readonly string[]
  /** The button that Escape stands for. */
  readonly cancel: number
  /** The button that Enter stands for. */
  readonly first: number
}

/** Which button was pressed, and what stood in the field. */
export type Filled = { readonly button: number; readonly value: string }

/** Asks by a dialog over the page, which waits as it would for a dialog of the system's. */
export function askInPage(page: Page, form: Form): Promise<Filled> {
  return page.evaluate(showForm, form)
}

/** Runs in the page, as text: must not name anything outside itself. Made of nodes, so that no policy of the page minds it. */
function showForm({ title, text, field, buttons, cancel, first }: Form): Promise<Filled> {
  const make = <K extends keyof HTMLElementTagNameMap>(
    name: K,
    said = '',
    style = '',
  ): HTMLElementTagNameMap[K] => {
    const made = document.createElement(name)
    made.textContent = said
    made.style.cssText = style
    return made
  }
  const host = make('div')
  const dialog = make('dialog', '', 'max-width: 36rem; min-width: 24rem; font: 14px system-ui; padding: 16px')
  dialog.setAttribute('aria-label', title)
  dialog.append(make('h2', title, 'font-size: 16px; margin: 0 0 8px'))
  if (text !== '') dialog.append(make('p', text, 'white-space: pre-line'))
  const input = make(
    field?.lines ? 'textarea' : 'input',
    '',
    'display: block; width: 100%; margin: 4px 0 12px',
  )
  if (field !== undefined) {
    const label = make('label', field.label)
    input.value = field.value
    label.append(input)
    dialog.append(label)
  }
  const row = make('div', '', 'display: flex; gap: 8px; justify-content: end')
  dialog.append(row)
  host.attachShadow({ mode: 'closed' }).append(dialog)
  document.body.append(host)
  return new Promise((answered) => {
    const answer = (button: number): void => {
      host.remove()
      answered({ button, value: input.value })
    }
    for (const [place, said] of buttons.entries()) {
      const button = make('button', said)
      button.addEventListener('click', () => answer(place))
      if (place === first && field === undefined) button.autofocus = true
      row.append(button)
    }
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      answer(cancel)
    })
    // The page's own keys must not work behind the dialog.
    dialog.addEventListener('keydown', (event) => {
      event.stopPropagation()
      if (event.key === 'Enter' && event.target === input && !field?.lines) answer(first)
    })
    dialog.showModal()
    if (field !== undefined) input.focus()
  })
}
