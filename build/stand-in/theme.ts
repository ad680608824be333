import { EventEmitter } from 'node:events'
import { only } from './refuse.ts'

type Source = 'system' | 'light' | 'dark'

/** Electron's `nativeTheme`. The system's own theme is known only to a page; until one told, it is `dark` or else light. */
export class StandInTheme extends EventEmitter {
  #source: Source = 'system'
  #system: boolean
  constructor(dark: boolean) {
    super()
    this.#system = dark
  }
  get themeSource(): Source {
    return this.#source
  }
  set themeSource(source: Source) {
    this.#source = source
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#system : this.#source === 'dark'
  }
  /** What a page told of the system. While a source is chosen, a page tells only that. */
  systemIs(dark: boolean): void {
    if (this.#source !== 'system' || dark === this.#system) return
    this.#system = dark
    this.emit('updated')
  }
}

export const makeTheme = (dark: boolean): StandInTheme => only('nativeTheme', new StandInTheme(dark))
