import { basename } from 'node:path'
import type { DeskHandlers } from '../../../shared/contract.ts'
import { type DeskState, Settings } from '../../../shared/desk.ts'
import { Failed } from '../../../shared/failure.ts'
import type { DeskFile } from './desk-file.ts'
import type { Dialogs } from './dialogs.ts'
import type { Paper } from './paper.ts'
import { showRecents } from './recents.ts'
import { makeSavingHandlers } from './saving.ts'
import type { ShownMessages } from './shown-messages.ts'
import type { Tickets } from './tickets.ts'
import type { Workplace } from './workplace.ts'

/** What the desk answers with. */
export type DeskParts = {
  readonly workplace: Workplace
  readonly file: DeskFile
  readonly tickets: Tickets
  readonly shown: ShownMessages
  readonly dialogs: Dialogs
  readonly paper: Paper
  readonly openSample: () => Promise<void>
  /** What does not change while the program runs, and what only the window knows. */
  readonly about: () => Pick<DeskState, 'program' | 'host' | 'platform' | 'system' | 'account' | 'refused'>
  /** New settings hold from now on: theme, zoom, menu. */
  readonly apply: (settings: Settings) => void
  readonly changed: () => void
}

/** Answers what is asked of the desk. */
export function makeDeskHandlers(parts: DeskParts): DeskHandlers {
  const { workplace, file, tickets, shown, dialogs } = parts
  const give = (paths: readonly string[]) => ({
    ticket: tickets.give(paths),
    // The root of a drive has no last name.
    names: paths.map((path) => basename(path) || path),
  })
  const redeemed = (ticket: string): string => {
    const [path] = tickets.redeem(ticket) ?? []
    if (path === undefined) throw new Failed({ kind: 'bad-request', detail: 'no such ticket' })
    return path
  }
  const recent = (id: string): string => {
    const found = file.kept().recents.find((each) => each.id === id)
    if (found === undefined) throw new Failed({ kind: 'not-found', what: `recent depot ${id}` })
    return found.file
  }
  return {
    'desk.state': async () => ({
      ...parts.about(),
      settings: file.kept().settings,
      recents: await showRecents(file.kept().recents),
      depot: workplace.depot(),
      job: workplace.job(),
    }),
    'desk.settings'(change) {
      const told = Object.entries(change).filter(([, value]) => value !== undefined)
      const settings = Settings.parse({ ...file.kept().settings, ...Object.fromEntries(told) })
      file.keep({ settings })
      parts.apply(settings)
      parts.changed()
      return settings
    },
    async 'desk.choose'({ what, name }) {
      const paths = await dialogs.choose(what, name)
      return { chosen: paths === null ? null : give(paths) }
    },
    'desk.drop': ({ files }) => give(files),
    async 'desk.open'(which) {
      if ('sample' in which) await parts.openSample()
      else await workplace.open({ open: 'ticket' in which ? redeemed(which.ticket) : recent(which.recent) })
      return {}
    },
    async 'desk.create'({ ticket }) {
      await workplace.open({ create: redeemed(ticket) })
      return {}
    },
    async 'desk.close'() {
      await workplace.close()
      file.keep({ last: null })
      return {}
    },
    async 'desk.retry'() {
      await workplace.retry()
      return {}
    },
    'desk.forget'({ recent: id }) {
      file.keep({ recents: file.kept().recents.filter((each) => each.id !== id) })
      parts.changed()
      return {}
    },
    'desk.showMessage': (message) => ({ url: shown.show(message) }),
    'desk.hideMessage'({ url }) {
      shown.hide(url)
      return {}
    },
    ...makeSavingHandlers(workplace, dialogs, parts.paper),
  }
}
