import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, nativeTheme, session } from 'electron'
import { depotIn, wantsSample } from './asked-at-start.ts'
import { answerCalls } from './calls.ts'
import { type Desk, openDesk } from './desk.ts'
import { guardContents, guardSession } from './guard.ts'
import { systemLanguage, wordsIn } from './language.ts'
import { isNativeFileOurs } from './native-file.ts'
import { SHELL } from './origins.ts'
import { listPages } from './pages.ts'
import { serve } from './serve.ts'
import { boundsOf, bringForward, makeWindow } from './window.ts'

/**
 * The life of the desktop program, from start to the end of its one window. `folder` holds its entry; the preload and the
 * pages lie beside it, as the bundler puts them.
 */
export function startWorkstation(folder: string): void {
  let asked = depotIn(process.argv.slice(1), process.cwd())
  // Until there is a desk, a depot opened from the desktop is kept for it.
  let show = (file: string | null): void => {
    asked = file ?? asked
  }
  app.on('open-file', (event, file) => {
    event.preventDefault()
    show(file)
  })
  app.on('second-instance', (_event, argv, from) => show(depotIn(argv, from)))
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(async () => {
    if (!isNativeFileOurs(app.getAppPath())) return refuseToStart()
    const { desk, window } = await openWindow(folder)
    show = (file) => {
      bringForward(window)
      if (file !== null) openDepot(desk, file)
    }
    openFirst(desk, asked)
    await window.loadURL(`${SHELL}/`)
    // Once more: the zoom belongs to a page that is there.
    desk.apply()
  })
}

async function openWindow(folder: string): Promise<{ desk: Desk; window: BrowserWindow }> {
  const desk = openDesk(() => window)
  // Without "persist:" before its name the session is kept in memory only.
  const pages = session.fromPartition('bewaarpost', { cache: false })
  await guardSession(pages, desk.refused)
  const sources = {
    pages: listPages(join(folder, '../renderer')),
    shown: desk.shown,
    part: (id: number, path: string) =>
      desk.workplace.ask('record.part', { id, path }).then(
        ({ bytes }) => bytes,
        () => null,
      ),
  }
  pages.protocol.handle('https', (request) => serve(request, sources))
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, (url) => desk.shown.at(url) !== null),
  )
  const window = makeWindow({
    session: pages,
    preload: join(folder, '../preload/preload.cjs'),
    kept: desk.file.kept().window,
    title: desk.words()['app.name'],
  })
  answerCalls(() => window, desk.handlers, desk.workplace)
  closeWithCare(desk, window)
  nativeTheme.on('updated', desk.changed)
  desk.apply()
  return { desk, window }
}

/** What the command line or the desktop asked for, else the depot of last time, else the sample where that was asked for. */
function openFirst(desk: Desk, asked: string | null): void {
  const { last } = desk.file.kept()
  const file = asked ?? (last !== null && existsSync(last) ? last : null)
  if (file !== null) openDepot(desk, file)
  else if (wantsSample(process.argv)) desk.openSample().catch(() => {})
}

/** How it went is told by the desk's state; a person who lets a job go on stays where they are. */
function openDepot(desk: Desk, file: string): void {
  desk.workplace.open({ open: file }).catch(() => {})
}

/** The window closes after the depot has, and stays when the person lets a job go on. */
function closeWithCare(desk: Desk, window: BrowserWindow): void {
  let isClosing = false
  const close = async (): Promise<void> => {
    if (isClosing) return
    isClosing = true
    try {
      desk.file.keep({ window: boundsOf(window) })
      await desk.workplace.close()
      window.destroy()
    } catch {
      // The only thing it throws: the person said no.
      isClosing = false
    }
  }
  window.on('close', (event) => {
    event.preventDefault()
    void close()
  })
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || isClosing) return
    if (await desk.dialogs.showAgain()) await window.loadURL(`${SHELL}/`)
    else await close()
  })
}

function refuseToStart(): void {
  const words = wordsIn(systemLanguage(app.getPreferredSystemLanguages()))
  dialog.showErrorBox(words['host.native'], words['host.native.detail'])
  app.exit(1)
}
