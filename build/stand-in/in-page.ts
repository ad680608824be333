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
const bytes = (${gatherBytes})()
const port = (${openPort})(${JSON.stringify(name)}, bytes, { encode: ${encode}, decode: ${decode} });
(${tellOfWindow})(port.say, ${isSeen})
const electron = (${electronFor})(${JSON.stringify(name)}, port)
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

// What follows runs in the page, as text: no function may name anything outside itself.

type Bytes = ReturnType<typeof gatherBytes>
type Port = ReturnType<typeof openPort>
type Wire = { readonly encode: typeof encode; readonly decode: typeof decode }
type Listener = (event: object, ...args: unknown[]) => void

/** Bytes that cross as base64; large ones come before their message, in pieces under a key that begins with "@". */
function gatherBytes() {
  // Chromium has base64 of its own; the types of this TypeScript's DOM do not all know it.
  const base64 = Uint8Array as unknown as { fromBase64(text: string): Uint8Array }
  const pieces = new Map<string, Uint8Array[]>()
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
  return {
    piece(key: string, text: string): void {
      const known = pieces.get(key) ?? []
      known.push(base64.fromBase64(text))
      pieces.set(key, known)
    },
    read: (of: string): Uint8Array => (of.startsWith('@') ? joined(of) : base64.fromBase64(of)),
    // As above.
    write: (bytes: Uint8Array): string => (bytes as unknown as { toBase64(): string }).toBase64(),
  }
}

/** Speaks with this process: by the binding of the given name, whose place the port then takes. */
function openPort(name: string, { piece, read, write }: Bytes, { encode, decode }: Wire) {
  // The binding stands under a name that is made at run time.
  const global = globalThis as unknown as Record<string, unknown>
  const tell = global[name] as (text: string) => void
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>()
  const listeners = new Map<string, Set<Listener>>()
  const files: File[] = []
  let calls = 0
  const say = (message: FromPage): void => tell(encode(message, write))
  const receive = (text: string): void => {
    // Written by link.ts, which alone has the port.
    const message = decode(text, read) as ToPage
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
  return {
    say,
    listeners,
    files,
    call: (channel: string, args: unknown[]) =>
      new Promise((done, failed) => {
        calls += 1
        say({ is: 'call', id: calls, channel, args })
        waiting.set(calls, { done, failed })
      }),
  }
}

/** Tells where the window is and how it looks, and does what Electron does with the keys and the closing of a window. */
function tellOfWindow(say: (message: FromPage) => void, isSeen: boolean): void {
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
  const bounds = (): void =>
    say({ is: 'bounds', x: screenX, y: screenY, width: outerWidth, height: outerHeight })
  /** Chromium then asks this process, and that the host. Not when the page goes elsewhere, which the host is asked about too. */
  const askBeforeClosing = (): void => {
    let leaving = false
    // The types of the DOM do not know it yet.
    const { navigation } = globalThis as { navigation?: EventTarget }
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
  if (isSeen) {
    addEventListener('resize', bounds)
    bounds()
    askBeforeClosing()
  }
  say({ is: 'dark', dark: scheme.matches })
}

/** What `require('electron')` gives a preload. */
function electronFor(name: string, { call, listeners, files }: Port): object {
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
        Object.defineProperty(globalThis, key, { value: frozen(api), enumerable: true }),
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => call(channel, args),
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
