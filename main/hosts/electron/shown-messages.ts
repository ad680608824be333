import { randomBytes } from 'node:crypto'
import type { Checked } from '../../../shared/contract.ts'
import { messageOrigin, tokenOf } from './origins.ts'

/** A message that is shown: its HTML, and which part of the record each of its pictures is. */
export type ShownMessage = {
  readonly record: number
  readonly html: string
  readonly pictures: ReadonlyMap<string, string>
}

/** The messages on show, by their addresses. */
export type ShownMessages = {
  /** Gives a message an address of its own, which nobody can guess. */
  show(message: Checked<'desk.showMessage'>): string
  hide(url: string): void
  /** Forgets all: their depot is closed. */
  hideAll(): void
  /** The shown message that an address is of, null when it is none or hidden. */
  at(url: string): { readonly token: string; readonly message: ShownMessage } | null
}

/** Messages a window can have on show; beyond it the first shown goes. A window that forgot to hide them costs no memory. */
const MOST = 32

/** Keeps the messages a window shows; none at first. */
export function openShownMessages(): ShownMessages {
  const shown = new Map<string, ShownMessage>()
  return {
    show({ record, html, pictures }) {
      const token = randomBytes(16).toString('hex')
      shown.set(token, { record, html, pictures: new Map(pictures.map(({ name, path }) => [name, path])) })
      const oldest = shown.size > MOST ? shown.keys().next().value : undefined
      if (oldest !== undefined) shown.delete(oldest)
      return `${messageOrigin(token)}/`
    },
    hide: (url) => void shown.delete(tokenOf(url) ?? ''),
    hideAll: () => shown.clear(),
    at(url) {
      const token = tokenOf(url)
      const message = token === null ? undefined : shown.get(token)
      return token === null || message === undefined ? null : { token, message }
    },
  }
}
