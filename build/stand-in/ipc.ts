import type { IpcMainInvokeEvent } from 'electron'
import { only } from './refuse.ts'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** Electron's `ipcMain`, and the way into it for a window. */
export function makeIpc() {
  const handlers = new Map<string, Handler>()
  const ipcMain = only('ipcMain', {
    handle: (channel: string, handler: Handler): void => {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, handler)
    },
  })
  /** Answers a call of the page. Throws what the handler throws. */
  const invoke = async (event: IpcMainInvokeEvent, channel: string, args: unknown[]): Promise<unknown> => {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
  return { ipcMain, invoke }
}
export type Invoke = ReturnType<typeof makeIpc>['invoke']
