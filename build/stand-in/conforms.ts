import type { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import type { StandInApp } from './app.ts'
import type { StandInContents } from './contents.ts'
import type { makeDialog } from './dialogs.ts'
import type { makeIpc } from './ipc.ts'
import type { StandInSession } from './session.ts'
import type { StandInTheme } from './theme.ts'
import type { StandInWindow } from './window.ts'

/**
 * Proves, when types are checked, that what the stand-in has of a part of Electron is as Electron declares it: each member of the same
 * name can be used where Electron's is. Events are left out: Electron declares each by an overload.
 */
type Conforms<Ours extends Pick<Theirs, Shared<Ours, Theirs>>, Theirs> = Ours
type Shared<Ours, Theirs> = Exclude<keyof Ours & keyof Theirs, keyof EventEmitter | Parts>
/** Parts of their own, proved on their own. */
type Parts = 'commandLine' | 'webContents' | 'session' | 'protocol' | 'webRequest' | 'mainFrame'

export type Proofs = [
  Conforms<StandInApp, Electron.App>,
  Conforms<StandInApp['commandLine'], Electron.CommandLine>,
  Conforms<StandInWindow, Electron.BrowserWindow>,
  Conforms<StandInContents, Electron.WebContents>,
  Conforms<StandInContents['mainFrame'], Electron.WebFrameMain>,
  Conforms<StandInSession, Electron.Session>,
  Conforms<StandInSession['protocol'], Electron.Protocol>,
  Conforms<StandInTheme, Electron.NativeTheme>,
  Conforms<ReturnType<typeof makeDialog>, Electron.Dialog>,
  Conforms<ReturnType<typeof makeIpc>['ipcMain'], Electron.IpcMain>,
]
