import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron'
import type { Kept } from './desk-file.ts'
import { placeFor } from './window-place.ts'

export type WindowWish = {
  readonly session: Session
  /** The absolute path of the preload script. */
  readonly preload: string
  readonly kept: Kept['window']
  readonly title: string
}

/** Makes the window, not yet shown. Chromium's own defaults that matter for safety are written out, so that a test can see them. */
export function makeWindow({ session, preload, kept, title }: WindowWish): BrowserWindow {
  const window = new BrowserWindow({
    ...placeFor(kept, (near) => screen.getDisplayMatching(near).workArea),
    minWidth: 800,
    minHeight: 560,
    title,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1d1f' : '#f6f6f4',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.on('ready-to-show', () => {
    if (kept?.maximized === true) window.maximize()
    window.show()
  })
  return window
}

/** Where the window stands, to open there again. */
export function boundsOf(window: BrowserWindow): Kept['window'] {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() }
}

/** Brings the window before everything else. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
