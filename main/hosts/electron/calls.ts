import { type BrowserWindow, ipcMain } from 'electron'
import type { DeskHandlers } from '../../../shared/contract.ts'
import { dispatch, failureOf } from '../../dispatch.ts'
import { findRequest } from './find-request.ts'
import { SHELL } from './origins.ts'
import type { Workplace } from './workplace.ts'

/**
 * Answers the calls of the window's own page, and of nothing else: a frame inside it, or a page from elsewhere, gets an error.
 * What the desk does not answer goes to the depot's threads, where it is checked.
 */
export function answerCalls(window: () => BrowserWindow, desk: DeskHandlers, workplace: Workplace): void {
  ipcMain.handle('call', (event, name: unknown, input: unknown) => {
    const { senderFrame } = event
    if (
      senderFrame === null ||
      senderFrame !== window().webContents.mainFrame ||
      senderFrame.origin !== SHELL
    ) {
      throw new Error('not from the window')
    }
    const by = findRequest(name)?.by
    return by === 'engine' || by === 'reader'
      ? workplace.dispatch(String(name), input)
      : dispatch(desk, name, input, (error) => failureOf(error, () => null))
  })
}
