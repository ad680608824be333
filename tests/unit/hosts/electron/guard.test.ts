import type { Session, WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import { guardContents, guardSession } from '../../../../main/hosts/electron/guard.ts'
import { messageOrigin, SHELL } from '../../../../main/hosts/electron/origins.ts'

type Handler = (...given: readonly unknown[]) => unknown

/** Keeps what is set or listened to, by name: Electron itself cannot run here. */
function recorder() {
  const kept = new Map<string, unknown[]>()
  const keep =
    (name: string) =>
    (...given: unknown[]) =>
      void kept.set(name, given)
  const handler = (name: string, place = 0): Handler => kept.get(name)?.[place] as Handler
  const on = (event: string, listener: Handler) => keep(event)(listener)
  return { kept, keep, handler, on }
}

async function guardedSession() {
  const it = recorder()
  let refused = 0
  const names = [
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'setDisplayMediaRequestHandler',
    'setSpellCheckerEnabled',
    'enableNetworkEmulation',
    'setProxy',
  ]
  const session = {
    ...Object.fromEntries(names.map((name) => [name, it.keep(name)])),
    on: it.on,
    webRequest: { onBeforeRequest: it.keep('onBeforeRequest') },
  }
  // The part of a Session that the guard uses; one more call would fail here.
  await guardSession(session as unknown as Session, () => {
    refused += 1
  })
  const isCancelled = (url: string): boolean => {
    let answer = false
    it.handler('onBeforeRequest')({ url }, ({ cancel }: { cancel: boolean }) => {
      answer = cancel
    })
    return answer
  }
  return { ...it, isCancelled, refused: () => refused }
}

describe('a guarded session', () => {
  test.each([`${SHELL}/assets/a.js`, `${messageOrigin('0'.repeat(32))}/cid/1`])(
    'asks for %s',
    async (url) => {
      const { isCancelled, refused } = await guardedSession()
      expect([isCancelled(url), refused()]).toEqual([false, 0])
    },
  )

  test.each([
    'https://example.org/pixel.gif',
    'http://app.bewaarpost.invalid/',
    'http://localhost:8080/',
    'ws://example.org/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'chrome://settings/',
    'https://update.googleapis.com/',
  ])('refuses and counts %s', async (url) => {
    const { isCancelled, refused } = await guardedSession()
    expect([isCancelled(url), refused()]).toEqual([true, 1])
  })

  test('grants nothing but copying', async () => {
    const { kept, handler } = await guardedSession()
    const asked = [
      'geolocation',
      'media',
      'openExternal',
      'clipboard-read',
      'fileSystem',
      'notifications',
      'hid',
    ]
    const answers = (permission: string) => {
      let granted: unknown
      handler('setPermissionRequestHandler')(null, permission, (answer: unknown) => {
        granted = answer
      })
      return [granted, handler('setPermissionCheckHandler')(null, permission)]
    }
    for (const permission of asked) expect(answers(permission)).toEqual([false, false])
    expect(answers('clipboard-sanitized-write')).toEqual([true, true])
    expect(handler('setDevicePermissionHandler')()).toBe(false)
    expect(kept.get('setDisplayMediaRequestHandler')).toEqual([null])
  })

  test('has no network, no dictionary, no download', async () => {
    const { kept, handler } = await guardedSession()
    expect(kept.get('enableNetworkEmulation')).toEqual([{ offline: true }])
    expect(kept.get('setSpellCheckerEnabled')).toEqual([false])
    expect(kept.get('setProxy')).toEqual([
      { mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' },
    ])
    let prevented = 0
    handler('will-download')({ preventDefault: () => (prevented += 1) })
    expect(prevented).toBe(1)
  })
})

describe('a guarded page', () => {
  const shown = `${messageOrigin('a'.repeat(32))}/`
  const hidden = `${messageOrigin('b'.repeat(32))}/`

  const guarded = () => {
    const it = recorder()
    const contents = {
      on: it.on,
      setWindowOpenHandler: it.keep('setWindowOpenHandler'),
      setWebRTCIPHandlingPolicy: it.keep('setWebRTCIPHandlingPolicy'),
    }
    // The part of WebContents that the guard uses.
    guardContents(contents as unknown as WebContents, (url) => url === shown)
    return (event: string, details: object): boolean => {
      let isPrevented = false
      const preventDefault = (): void => {
        isPrevented = true
      }
      it.handler(event)({ ...details, preventDefault })
      return isPrevented
    }
  }

  test.each([
    ['will-frame-navigate', { isMainFrame: false, url: shown }, false],
    ['will-frame-navigate', { isMainFrame: false, url: hidden }, true],
    ['will-frame-navigate', { isMainFrame: false, url: 'https://example.org/' }, true],
    ['will-frame-navigate', { isMainFrame: false, url: 'about:blank' }, true],
    ['will-frame-navigate', { isMainFrame: false, url: `${SHELL}/` }, true],
    ['will-frame-navigate', { isMainFrame: true, url: shown }, true],
    ['will-navigate', { url: `${SHELL}/` }, true],
    ['will-redirect', { url: shown }, true],
    ['will-attach-webview', {}, true],
  ])('%s of %j is stopped: %s', (event, details, isPrevented) => {
    expect(guarded()(event, details)).toBe(isPrevented)
  })

  test('opens no window', () => {
    const it = recorder()
    const contents = {
      on: it.on,
      setWindowOpenHandler: it.keep('open'),
      setWebRTCIPHandlingPolicy: it.keep('rtc'),
    }
    guardContents(contents as unknown as WebContents, () => true)
    expect([it.handler('open')({ url: shown }), it.kept.get('rtc')]).toEqual([
      { action: 'deny' },
      ['disable_non_proxied_udp'],
    ])
  })
})
