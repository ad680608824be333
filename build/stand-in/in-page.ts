import { decode, encode } from './wire.ts'

/** What the page tells this process. */
export type FromPage =
  | { readonly is: 'call'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | {
      readonly is: 'bounds'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | { readonly is: 'dark'; readonly dark: boolean }

/** What this process tells the page. */
export type ToPage =
  | { readonly is: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly is: 'error'; readonly id: number; readonly message: string }
  | { readonly is: 'event'; readonly channel: string; readonly args: readonly unknown[] }

/** What runs in the page before its own scripts: on which origin, and whether a person sees the window, who may move or close it. */
export type Preload = { readonly origin: string; readonly source: string; readonly isSeen: boolean }

/**
 * The script that runs before the page's own: the unchanged preload, with the part of Electron it may ask for. It does nothing but in
 * the window's main frame on the given origin. `name` is a random word: the binding's, and then the port's.
 */
export function pageScript(name: string, { origin, source, isSeen }: Preload): string {
  return `(() => {
if (window !== window.top || location.origin !== ${JSON.stringify(origin)}) return
const electron = (${electronInPage})(${JSON.stringify(name)}, ${isSeen}, ${encode}, ${decode})
const require = (id) => {
  if (id === 'electron') return electron
  throw new Error('A preload of the stand-in requires nothing but electron, not ' + id)
}
const module = { exports: {} };
(function (require, module, exports) {
${source}
})(require, module, module.exports)
})()`
}

type Encode = typeof encode
type Decode = typeof decode
type Listener = (event: object, ...args: unknown[]) => void
/** Chromium has base64 of its own; the types of this TypeScript's DOM do not all know it. */
type WithBase64 = { fromBase64(text: string): Uint8Array }
type ToBase64 = { toBase64(): string }

/** Runs in the page, as text: must not name anything outside itself. Answers what `require('electron')` gives a preload. */
function electronInPage(name: string, isSeen: boolean, encode: Encode, decode: Decode): object {
  const global = globalThis as unknown as Record<string, unknown>
  const tell = global[name] as (text: string) => void
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>()
  const listeners = new Map<string, Set<Listener>>()
  const files: File[] = []
  const pieces = new Map<string, Uint8Array[]>()
  let calls = 0

  const say = (message: FromPage): void =>
    tell(encode(message, (bytes) => (bytes as unknown as ToBase64).toBase64()))

  const fromBase64 = (text: string): Uint8Array => (Uint8Array as unknown as WithBase64).fromBase64(text)
  /** Large bytes come before their message, in pieces under a key that begins with "@". */
  const piece = (key: string, text: string): void => {
    const known = pieces.get(key) ?? []
    known.push(fromBase64(text))
    pieces.set(key, known)
  }
  const joined = (key: string): Uint8Array => {
    const parts = pieces.get(key) ?? []
    pieces.delete(key)
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
  const receive = (text: string): void => {
    const message = decode(text, (of) => (of.startsWith('@') ? joined(of) : fromBase64(of))) as ToPage
    if (message.is === 'event') {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({}, ...message.args)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.is === 'reply') call?.done(message.value)
    else call?.failed(new Error(message.message))
  }
  // The binding is taken away before any script of the page runs; the port under its name only receives.
  delete global[name]
  Object.defineProperty(global, name, {
    value: Object.freeze({ receive, piece, fileOf: (n: number) => files[n] }),
  })

  const bounds = (): void =>
    say({ is: 'bounds', x: screenX, y: screenY, width: outerWidth, height: outerHeight })
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', () => say({ is: 'dark', dark: scheme.matches }))
  // Electron has no "load again" unless its menu offers it. The page hears the key first, and may have a use for it.
  const stay = (event: Event): void => event.preventDefault()
  addEventListener(
    'keydown',
    ({ key, ctrlKey, metaKey }) => {
      const reload = key === 'F5' || ((ctrlKey || metaKey) && key.toLowerCase() === 'r')
      if (reload) addEventListener('keydown', stay, { once: true })
    },
    true,
  )
  if (isSeen) {
    addEventListener('resize', bounds)
    bounds()
    askBeforeClosing()
  }
  say({ is: 'dark', dark: scheme.matches })

  /** Chromium then asks this process, and that the host. Not when the page goes elsewhere, which the host is asked about too. */
  function askBeforeClosing(): void {
    let leaving = false
    const { navigation } = global as { navigation?: EventTarget }
    navigation?.addEventListener('navigate', () => {
      leaving = true
      setTimeout(() => {
        leaving = false
      })
    })
    addEventListener('beforeunload', (event) => {
      if (!leaving) event.preventDefault()
    })
  }

  const frozen = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
    return Object.freeze(value)
  }
  const off = (channel: string, listener: Listener): void => {
    listeners.get(channel)?.delete(listener)
  }
  return frozen({
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) =>
        Object.defineProperty(global, key, { value: frozen(api), enumerable: true }),
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((done, failed) => {
          calls += 1
          say({ is: 'call', id: calls, channel, args })
          waiting.set(calls, { done, failed })
        }),
      on: (channel: string, listener: Listener) => {
        const known = listeners.get(channel) ?? new Set()
        listeners.set(channel, known.add(listener))
      },
      off,
      removeListener: off,
    },
    webUtils: {
      // Chromium tells pages no paths: a word stands in the call, until link.ts puts the path in its place.
      getPathForFile: (file: File) => `${name}:${files.push(file) - 1}`,
    },
  })
}
