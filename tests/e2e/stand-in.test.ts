import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../build/chromium.mjs'
import { closeBrowsers } from '../../build/stand-in/chrome.ts'
import { makeQueuedAnswers } from '../../build/stand-in/queued-answers.ts'
import { type StandIn, startStandIn } from '../../build/stand-in/stand-in.ts'
import { type Launched, launchStandIn } from './launch-stand-in.ts'
import { dropFiles } from './workstation.ts'

/** The stand-in itself, by a host as small as can be: it must do with it what Electron would. */
const tiny = fileURLToPath(new URL('fixtures/tiny/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-tiny-'))
const userData = join(folder, 'user-data')
const executable = findChromium() ?? ''
let station: Launched

beforeAll(async () => {
  station = await launchStandIn(executable, { main: tiny, userData, argv: ['a.depot'], theme: 'dark' })
})
afterAll(async () => {
  await station.close()
  await closeBrowsers()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

type Tiny = {
  call(name: string, input?: unknown): Promise<unknown>
  path(file: unknown): Promise<unknown>
  on(listener: (payload: unknown) => void): () => void
}
type WithTiny = { tiny: Tiny; heard: unknown[] }

function ask(name: string, input?: unknown, of = station): Promise<unknown> {
  return of.page.evaluate(([asked, given]) => (globalThis as unknown as WithTiny).tiny.call(asked, given), [
    name,
    input,
  ] as const)
}

describe('the bridge', () => {
  test('is there before the first script of the page', async () => {
    const seen = await station.page.evaluate(
      () => (globalThis as unknown as { seenAtStart: string }).seenAtStart,
    )
    expect(seen).toBe('object')
  })

  test.each([
    ['text', 'é 𝄞 \u0000 " \\ \u2028'],
    ['a tree', { a: [1, null, { b: true }], c: 'd' }],
    ['undefined in its places', { a: [1, undefined], b: undefined }],
    ['numbers JSON lacks', [Number.NaN, Number.POSITIVE_INFINITY, 9007199254740993n]],
    ['a date', new Date(0)],
    ['an object that looks like one of ours', { '@stand-in': 'x', of: 'y' }],
  ])('carries %s there and back', async (_what, value) => {
    expect(await ask('echo', value)).toEqual(value)
  })

  test('carries bytes there and back, ten million quickly', async () => {
    const seen = await station.page.evaluate(async () => {
      const { tiny: bridge } = globalThis as unknown as WithTiny
      const sent = new Uint8Array([0, 255, 128])
      const back = (await bridge.call('echo', { deep: [sent] })) as { deep: [Uint8Array] }
      const many = (await bridge.call('many', 10_000_000)) as Uint8Array
      const size = await bridge.call('size', many)
      const same = many.every((byte) => byte === 7)
      return { back: [...back.deep[0]], isBytes: many instanceof Uint8Array, size, same }
    })
    expect(seen).toEqual({ back: [0, 255, 128], isBytes: true, size: 10_000_000, same: true })
  })

  test('carries what a handler throws', async () => {
    await expect(ask('fail')).rejects.toThrow("Error invoking remote method 'call': TypeError: as asked")
  })

  test('says when an answer cannot be carried', async () => {
    await expect(ask('uncloneable')).rejects.toThrow('could not be cloned')
  })

  test('carries events, until they are no longer listened to', async () => {
    const heard = (): Promise<unknown> =>
      station.page.evaluate(() => (globalThis as unknown as WithTiny).heard)
    await station.page.evaluate(() => {
      const page = globalThis as unknown as WithTiny & { off: () => void }
      page.heard = []
      page.off = page.tiny.on((payload) => page.heard.push(payload))
    })
    await station.chooseItem('Hello')
    await expect.poll(heard).toEqual(['hello'])
    await station.page.evaluate(() => (globalThis as unknown as { off: () => void }).off())
    await station.chooseItem('Hello')
    await ask('echo')
    expect(await heard()).toEqual(['hello'])
  })

  test('is in no frame but the main one, and the binding under it in none', async () => {
    const [, frame] = station.page.frames()
    const seen = await frame?.evaluate(() => [document.title, 'tiny' in globalThis])
    expect(seen).toEqual(['m', false])
    const leftovers = await station.page.evaluate(() =>
      Object.getOwnPropertyNames(globalThis).filter(
        (name) =>
          typeof (globalThis as unknown as Record<string, unknown>)[name] === 'function' &&
          /standIn/i.test(name),
      ),
    )
    expect(leftovers).toEqual([])
  })
})

describe('paths of files', () => {
  test('come out for a chosen file, and nothing for one that is on no disk', async () => {
    const file = join(folder, 'some mail.mbox')
    writeFileSync(file, 'x')
    await station.page.setInputFiles('input', file)
    const seen = await station.page.evaluate(async () => {
      const { tiny: bridge } = globalThis as unknown as WithTiny
      const chosen = document.querySelector('input')?.files?.[0]
      return [await bridge.path(chosen), await bridge.path(new File(['x'], 'made-up'))]
    })
    expect(seen).toEqual([{ files: [file] }, { files: [] }])
  })

  test('come out for a dropped folder', async () => {
    await station.page.evaluate(() => {
      const heading = document.querySelector('h1')
      heading?.addEventListener('dragover', (event) => event.preventDefault())
      heading?.addEventListener('drop', async (event) => {
        event.preventDefault()
        const page = globalThis as unknown as WithTiny & { dropped: unknown }
        page.dropped = await page.tiny.path(event.dataTransfer?.files[0])
      })
    })
    await dropFiles(station.page, 'h1', [folder])
    const dropped = (): Promise<unknown> =>
      station.page.evaluate(() => (globalThis as unknown as { dropped: unknown }).dropped)
    await expect.poll(dropped).toEqual({ files: [folder] })
  })
})

describe('what the host asks for is so', () => {
  test('dialogs', async () => {
    await station.answer('open', ['/a', '/b'])
    expect(await ask('choose')).toEqual(['/a', '/b'])
    const waiting = ask('save')
    await station.answer('save', null)
    expect(await waiting).toBe('')
    await station.answer('message', 1)
    expect(await ask('ask')).toBe(1)
    expect((await station.dialogs()).map(({ kind }) => kind)).toEqual(['open', 'save', 'message'])
  })

  test('the theme', async () => {
    const dark = (): Promise<boolean> =>
      station.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await dark()).toBe(true)
    await ask('theme', 'light')
    await expect.poll(dark).toBe(false)
    await ask('theme', 'system')
    await expect.poll(dark).toBe(true)
  })

  test('the zoom', async () => {
    const width = (): Promise<number> => station.page.evaluate(() => innerWidth)
    const before = await width()
    await ask('zoom', 2)
    await expect.poll(width).toBe(before / 2)
    await ask('zoom', 1)
    await expect.poll(width).toBe(before)
  })

  test('a PDF', async () => {
    const pdf = await ask('pdf')
    expect(pdf).toBeInstanceOf(Uint8Array)
    expect(Buffer.from(pdf as Uint8Array).toString('latin1', 0, 5)).toBe('%PDF-')
  })

  test('the refusal of requests, navigation and windows', async () => {
    const { page } = station
    const fetched = await page.evaluate(() => fetch('https://a.example.org/').then(String, () => 'failed'))
    await page.evaluate(() => {
      open('https://b.example.org/')
      location.href = 'https://c.example.org/'
    })
    const told = async (): Promise<unknown> =>
      ((await ask('told')) as unknown[][]).map((line) => line.join(' '))
    await expect.poll(told).toContain('navigate https://c.example.org/')
    await expect.poll(told).toContain('open https://b.example.org/')
    await expect.poll(() => page.context().pages().length).toBe(1)
    const out = (await station.requests()).filter(({ url }) => url.includes('example.org'))
    expect([fetched, page.url(), new Set(out.map(({ answered }) => answered))]).toEqual([
      'failed',
      'https://app.bewaarpost.invalid/',
      new Set(['refused']),
    ])
    expect(out.some(({ url }) => url.includes('tracker'))).toBe(false)
  })

  test('and what the stand-in lacks is said', async () => {
    await expect(ask('lacking')).rejects.toThrow('has no BrowserWindow.setOpacity')
  })
})

describe('the life of the program', () => {
  test('a page whose process came to an end can be shown again', async () => {
    const running = await start(join(folder, 'crash'), [])
    const page = await running.page
    const crashed = new Promise((done) => page.on('crash', done))
    const cdp = await page.context().newCDPSession(page)
    cdp.send('Page.crash').catch(() => {})
    await crashed
    await expect
      .poll(() => running.pageNow() !== page && running.pageNow()?.title(), { timeout: 20_000 })
      .toBe('Tiny')
    running.quit()
    expect(await running.ended).toBe(0)
  })

  test('a second start on the same user data hands its arguments to the first, and ends', async () => {
    const second = await start(userData, ['b.depot'])
    expect(await second.ended).toBe(3)
    await expect.poll(async () => ((await ask('told')) as unknown[]).at(-1)).toEqual(['second', 'b.depot'])
  })

  test('a window closes only when the host lets it, and the program ends with it', async () => {
    const running = await start(join(folder, 'life'), [])
    const page = await running.page
    const said = (name: string, input?: unknown): Promise<unknown> =>
      page.evaluate(([asked, given]) => (globalThis as unknown as WithTiny).tiny.call(asked, given), [
        name,
        input,
      ] as const)
    await said('keep', 1)
    await said('close')
    expect(page.isClosed()).toBe(false)
    running.quit()
    expect(await running.ended).toBe(0)
    expect(page.isClosed()).toBe(true)
    const again = await start(join(folder, 'life'), [])
    expect((await again.page).isClosed()).toBe(false)
    again.exit()
    await again.ended
  })
})

function start(userData: string, argv: readonly string[]): Promise<StandIn> {
  const { asker } = makeQueuedAnswers()
  return startStandIn({
    main: tiny,
    executable,
    headed: false,
    argv,
    userData,
    languages: ['nl-NL'],
    dark: false,
    asker: () => asker,
  })
}
