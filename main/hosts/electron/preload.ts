import { contextBridge, ipcRenderer, webUtils } from 'electron'

/**
 * The bridge: all that the window's page knows of the world outside it. Two functions for the whole contract; no Electron
 * object passes it, and no path: a dropped file becomes one here, and goes on to the host only.
 */
contextBridge.exposeInMainWorld('bewaarpost', {
  call: (name: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('call', name, name === 'desk.drop' ? withPaths(input) : input),
  on: (event: unknown, listener: (payload: unknown) => void): (() => void) => {
    const hear = (_electron: unknown, told: unknown, payload: unknown): void => {
      if (told === event) listener(payload)
    }
    ipcRenderer.on('event', hear)
    return () => void ipcRenderer.off('event', hear)
  },
})

/** Files in the place of paths: a text that a page made up is no file, and is left out. */
function withPaths(input: unknown): { files: string[] } {
  const files: unknown = typeof input === 'object' && input !== null && 'files' in input ? input.files : []
  const real = Array.isArray(files) ? files.filter((each): each is File => each instanceof File) : []
  return { files: real.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '') }
}
