import { basename, dirname, join } from 'node:path'
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { JobName } from '../../../shared/contract.ts'
import type { Choice } from '../../../shared/desk.ts'
import type { WordId } from '../../../shared/words/en.ts'
import { safeName } from './safe-name.ts'

/** Every sentence of the language the host speaks now. */
export type Words = Readonly<Record<WordId, string>>

/** The native dialogs of a window. */
export type Dialogs = {
  /** Asks for files or folders; null when the person closed the dialog. `name` is proposed for a new file. */
  choose(what: Choice, name: string): Promise<readonly string[] | null>
  /** Asks where to save; the dialog itself asks before a file is replaced. */
  whereToSave(name: string): Promise<string | null>
  /** Asks whether a running job may be stopped; "no" is what Enter and Escape say. */
  mayStop(job: JobName): Promise<boolean>
  /** Says that the window's page came to an end; whether to show it again. */
  showAgain(): Promise<boolean>
}

export type DialogSurroundings = {
  readonly window: () => BrowserWindow
  readonly words: () => Words
  /** The folder a dialog begins in: from Electron 43 it would be Downloads. */
  readonly folder: () => string
  /** Remembers the folder that was chosen in. */
  readonly remember: (folder: string) => void
}

type Opening = 'drive-folder' | 'drive-files' | 'depot' | 'empty-folder'

/** Jobs that go on where they stopped when they are started again. */
const resumes: ReadonlySet<JobName> = new Set(['accession.import'])

const opening: Readonly<Record<Opening, NonNullable<OpenDialogOptions['properties']>>> = {
  'drive-folder': ['openDirectory', 'multiSelections', 'showHiddenFiles', 'dontAddToRecent'],
  'drive-files': ['openFile', 'multiSelections', 'showHiddenFiles', 'dontAddToRecent'],
  depot: ['openFile', 'dontAddToRecent'],
  'empty-folder': ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'],
}

/** Makes the native dialogs of a window; nothing is shown before one is asked for. */
export function openDialogs({ window, words, folder, remember }: DialogSurroundings): Dialogs {
  const depots = () => [{ name: words()['host.depots'], extensions: ['depot'] }]

  async function open(what: Opening): Promise<readonly string[] | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      title: words()[`host.choose.${what}`],
      buttonLabel: words()['host.choose'],
      defaultPath: folder(),
      properties: opening[what],
      ...(what === 'depot' ? { filters: depots() } : {}),
    })
    const [first] = filePaths
    if (canceled || first === undefined) return null
    remember(dirname(first))
    return filePaths
  }

  async function save(title: string, name: string, isDepot: boolean): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      title,
      defaultPath: join(folder(), name),
      properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      ...(isDepot ? { filters: depots() } : {}),
    })
    if (canceled || filePath === '') return null
    remember(dirname(filePath))
    return isDepot && !/\.depot$/i.test(basename(filePath)) ? `${filePath}.depot` : filePath
  }

  const ask = async (id: 'host.stop' | 'host.stop-resumable' | 'host.page-ended'): Promise<boolean> => {
    const { response } = await dialog.showMessageBox(window(), {
      type: 'question',
      title: words()['app.name'],
      message: words()[id],
      detail: words()[`${id}.detail`],
      buttons: [words()[`${id}.yes`], words()[`${id}.no`]],
      defaultId: id === 'host.page-ended' ? 0 : 1,
      cancelId: 1,
      noLink: true,
    })
    return response === 0
  }

  return {
    async choose(what, name) {
      if (what !== 'new-depot' && what !== 'new-file') return open(what)
      const proposed = name === '' ? '' : safeName(name, '')
      const file = await save(words()[`host.choose.${what}`], proposed, what === 'new-depot')
      return file === null ? null : [file]
    },
    whereToSave: (name) => save(words()['host.save'], name, false),
    mayStop: (job) => ask(resumes.has(job) ? 'host.stop-resumable' : 'host.stop'),
    showAgain: () => ask('host.page-ended'),
  }
}
