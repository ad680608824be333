import { EventEmitter } from 'node:events'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeLock } from './lock.ts'
import { preventable } from './preventable.ts'
import { only } from './refuse.ts'
import type { StandInWindow } from './window.ts'

/** What the program is told of itself and of the machine. */
export type AppAsk = {
  /** Folder of package.json. */
  readonly folder: string
  readonly version: string
  /** Where the program keeps its own things. */
  readonly userData: string
  readonly languages: readonly string[]
  /** The program is over. */
  readonly exit: (code: number) => void
}

type PathName = 'userData' | 'documents' | 'downloads' | 'temp'

/** Electron's `app`. */
export class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly #ask: AppAsk
  readonly #paths: Map<PathName, string>
  readonly #switches: string[] = []
  #windows: StandInWindow[] = []
  #lock: (() => void) | null = null
  #quitting = false
  #over = false

  constructor(ask: AppAsk) {
    super()
    this.#ask = ask
    this.#paths = new Map([
      ['userData', ask.userData],
      ['documents', join(homedir(), 'Documents')],
      ['downloads', join(homedir(), 'Downloads')],
      ['temp', tmpdir()],
    ])
  }

  readonly commandLine = only('app.commandLine', {
    appendSwitch: (name: string, value?: string): void => {
      this.#switches.push(value === undefined ? name : `${name}=${value}`)
    },
  })

  switches(): readonly string[] {
    return this.#switches
  }

  async whenReady(): Promise<void> {}

  // Chromium's sandbox is on from the start.
  enableSandbox(): void {}

  // It would say where user data is kept, which whoever started the stand-in says.
  setName(_name: string): void {}

  getVersion(): string {
    return this.#ask.version
  }

  getAppPath(): string {
    return this.#ask.folder
  }

  getPreferredSystemLanguages(): string[] {
    return [...this.#ask.languages]
  }

  getPath(name: PathName): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  setPath(name: PathName, path: string): void {
    this.#paths.set(name, path)
  }

  /** One program at a time per folder of user data; a second one's arguments reach the first as `second-instance`. */
  requestSingleInstanceLock(): boolean {
    const mine = { argv: [...process.argv], folder: process.cwd() }
    this.#lock ??= takeLock(this.getPath('userData'), mine, ({ argv, folder }) =>
      this.emit('second-instance', {}, argv, folder, null),
    )
    return this.#lock !== null
  }

  windowMade(window: StandInWindow): void {
    this.#windows.push(window)
    this.emit('web-contents-created', {}, window.webContents)
    this.emit('browser-window-created', {}, window)
  }

  windowGone(window: StandInWindow): void {
    this.#windows = this.#windows.filter((one) => one !== window)
    if (this.#windows.length > 0) return
    if (this.#quitting) this.#leave()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  /** Asks the host and every window; any of them may say no. */
  quit(): void {
    if (this.#over || !this.#agree('before-quit')) return
    this.#quitting = true
    if (this.#windows.length === 0) this.#leave()
    for (const window of this.#windows) window.close()
    // A window that stayed takes the quitting back.
    if (this.#windows.length > 0) this.#quitting = false
  }

  #leave(): void {
    if (!this.#agree('will-quit')) {
      this.#quitting = false
      return
    }
    this.exit(0)
  }

  #agree(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({})
    this.emit(name, event)
    return !event.defaultPrevented
  }

  /** Ends the program without asking. */
  exit(code = 0): void {
    if (this.#over) return
    this.#over = true
    for (const window of this.#windows) window.destroy()
    this.emit('quit', {}, code)
    this.#lock?.()
    this.#ask.exit(code)
  }
}
