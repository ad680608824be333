import { existsSync } from 'node:fs'
import { app, type BrowserWindow, nativeTheme } from 'electron'
import type { DeskHandlers } from '../../../shared/contract.ts'
import { accountName } from '../account.ts'
import { aboutHost, programName } from './about.ts'
import { type DeskFile, openDeskFile } from './desk-file.ts'
import { makeDeskHandlers } from './desk-handlers.ts'
import { type Dialogs, openDialogs, type Words } from './dialogs.ts'
import { languageOf, wordsIn } from './language.ts'
import { setMenu } from './menu.ts'
import { openPaper } from './paper.ts'
import { withRecent } from './recents.ts'
import { countRefusals } from './refusals.ts'
import { isSample, openSample } from './sample.ts'
import { openShownMessages, type ShownMessages } from './shown-messages.ts'
import type { Told } from './thread-talk.ts'
import { openTickets } from './tickets.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

/** All that the host of one window keeps while it runs. */
export type Desk = {
  readonly file: DeskFile
  readonly workplace: Workplace
  readonly shown: ShownMessages
  readonly dialogs: Dialogs
  readonly handlers: DeskHandlers
  words(): Words
  /** Makes the settings hold for the window: theme, zoom, menu. */
  apply(): void
  openSample(): Promise<void>
  /** Something the desk's state tells is not as it was. */
  changed(): void
  /** A request to the network was refused. */
  refused(): void
}

/** `window` is asked for when something is to be shown or told, not before. */
export function openDesk(window: () => BrowserWindow): Desk {
  const userData = app.getPath('userData')
  const account = accountName()
  const file = openDeskFile(userData, () => new Date())
  const tickets = openTickets()
  const shown = openShownMessages()
  const settings = () => file.kept().settings
  const language = () => languageOf(settings(), app.getPreferredSystemLanguages())
  const words = (): Words => wordsIn(language())
  const tell = ({ event, payload }: Told): void => {
    if (!window().isDestroyed()) window().webContents.send('event', event, payload)
  }
  const changed = (): void => tell({ event: 'desk.changed', payload: {} })

  const dialogs = openDialogs({
    window,
    words,
    folder() {
      const { folder } = file.kept()
      return folder !== null && existsSync(folder) ? folder : app.getPath('documents')
    },
    remember: (folder) => file.keep({ folder }),
  })
  const workplace = openWorkplace({
    program: programName(),
    person: () => settings().person.trim() || account,
    redeem: (ticket) => tickets.redeem(ticket),
    mayStop: (job) => dialogs.mayStop(job),
    isSample: (depot) => isSample(userData, depot),
    told: tell,
    opened: (depot) =>
      file.keep({ last: depot, recents: withRecent(file.kept().recents, depot, new Date().toISOString()) }),
    closed: () => shown.hideAll(),
  })
  const apply = (): void => {
    nativeTheme.themeSource = settings().theme
    window().webContents.setZoomFactor(settings().zoom / 100)
    setMenu({
      words: words(),
      settings: settings(),
      chosen: (command) => tell({ event: 'desk.command', payload: { command } }),
    })
  }
  const makeSample = (): Promise<void> => openSample({ userData, language: language(), workplace, tickets })

  const refusals = countRefusals(changed)
  // Before the window is made, so that it is not light for a moment.
  nativeTheme.themeSource = settings().theme
  return {
    file,
    workplace,
    shown,
    dialogs,
    words,
    apply,
    openSample: makeSample,
    changed,
    refused: refusals.add,
    handlers: makeDeskHandlers({
      workplace,
      file,
      tickets,
      shown,
      dialogs,
      paper: openPaper(window),
      openSample: makeSample,
      about: () => ({ ...aboutHost(account), refused: refusals.count() }),
      apply,
      changed,
    }),
  }
}
