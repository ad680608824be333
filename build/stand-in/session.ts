import { EventEmitter } from 'node:events'
import type { OnBeforeRequestListenerDetails, Session } from 'electron'
import { only } from './refuse.ts'

type ProtocolHandler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: { cancel?: boolean; redirectURL?: string }) => void,
) => void
type PermissionCheck = Parameters<Session['setPermissionCheckHandler']>[0]

/** What a host set on a session, for the window that uses it. Nothing of it is kept on the disk. */
export class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, ProtocolHandler>()
  proxy: { server: string; bypass: string } | undefined
  offline = false
  #beforeRequest: BeforeRequest | null = null
  #check: PermissionCheck = null

  readonly protocol = only('session.protocol', {
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (this.handlers.has(scheme)) throw new Error(`The protocol ${scheme} has a handler already.`)
      this.handlers.set(scheme, handler)
    },
  })

  readonly webRequest = only('session.webRequest', {
    onBeforeRequest: (
      first: { urls?: string[] } | BeforeRequest | null,
      second?: BeforeRequest | null,
    ): void => {
      if (typeof first === 'object' && first !== null && !first.urls?.includes('<all_urls>')) {
        throw new Error('The stand-in asks onBeforeRequest about all addresses or none.')
      }
      this.#beforeRequest = typeof first === 'function' ? first : (second ?? null)
    },
  })

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#check = handler
  }

  // Chromium grants a page nothing here but what `allows` says; there is nothing left to ask these about.
  setPermissionRequestHandler(_handler: unknown): void {}
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  // Chromium's spell checker fetches dictionaries only by a component update, which is switched off.
  setSpellCheckerEnabled(_enabled: boolean): void {}

  async setProxy(config: { mode?: string; proxyRules?: string; proxyBypassRules?: string }): Promise<void> {
    const { proxyRules = '', proxyBypassRules = '' } = config
    this.proxy = proxyRules === '' ? undefined : { server: proxyRules, bypass: proxyBypassRules }
  }

  enableNetworkEmulation({ offline = false }: { offline?: boolean }): void {
    this.offline = offline
  }

  /** Whether the host's handler allows a permission to the shell's origin. */
  allows(permission: 'clipboard-sanitized-write', origin: string): boolean {
    // As for Electron's own checks before a page is there: no contents. Without a handler Electron allows all; here: nothing.
    return this.#check?.(null, permission, origin, { isMainFrame: true, requestingUrl: origin }) ?? false
  }

  /** Asks the host's listener about a request. */
  mayGo(details: OnBeforeRequestListenerDetails): Promise<boolean> {
    const listener = this.#beforeRequest
    if (listener === null) return Promise.resolve(true)
    return new Promise((answer) => listener(details, ({ cancel = false }) => answer(!cancel)))
  }
}

/** Electron's `session`: one session per name of a partition. */
export function makeSessions(): { fromPartition(name: string): StandInSession } {
  const sessions = new Map<string, StandInSession>()
  return only('session', {
    fromPartition: (name: string): StandInSession => {
      const known = sessions.get(name) ?? only('session', new StandInSession())
      sessions.set(name, known)
      return known
    },
  })
}
