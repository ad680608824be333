import type { Session, WebContents } from 'electron'
import { isShell, tokenOf } from './origins.ts'

/** Permissions a page may have: writing to the clipboard what a person copies, cleaned by Chromium. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/**
 * Shuts a session off from everything but our own two kinds of address, in layers that each suffice: no request but to them
 * leaves the page (`refused` hears of each), a proxy that is not there, and a network that is switched off.
 */
export async function guardSession(session: Session, refused: () => void): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(granted.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => granted.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isOurs = isAllowed(url)
    if (!isOurs) refused()
    answer({ cancel: !isOurs })
  })
  session.enableNetworkEmulation({ offline: true })
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'http://127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  })
}

/** Whether a page may ask for this address at all. Developer tools load themselves; packaged there are none. */
export function isAllowed(url: string): boolean {
  return isShell(url) || tokenOf(url) !== null || url.startsWith('devtools://')
}

/**
 * Keeps every page where it is: the shell goes nowhere, a frame goes nowhere but to a message that is on show, nothing opens a
 * window or holds a foreign page.
 */
export function guardContents(contents: WebContents, isShown: (url: string) => boolean): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !isShown(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
