import type { ConsoleMessage, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageHeaders, tokenOf } from '../../../main/hosts/electron/origins.ts'
import type { Output } from '../../../shared/contract.ts'
import { call, launchWorkstation, type Workstation } from '../launch.ts'
import { hostileSet } from './set.ts'

/**
 * The layers between hostile HTML and the world, taken off one by one. The sanitiser is off in all of it: every message goes to its
 * frame as it came. What then gets through one layer is caught by another, and with none left nothing leaves the program.
 */
const rows = hostileSet().flatMap(({ html }) => (html !== null && html.length < 100_000 ? [html] : []))
/** Frames on show at a time; the program keeps 32 messages. */
const AT_ONCE = 30
const offersClick = /<(?:a|area|button|input|label)\b/

let station: Workstation
let page: Page
const heard: string[] = []
const hear = (message: ConsoleMessage) => void heard.push(message.text())

beforeAll(async () => {
  station = await launchWorkstation({ language: 'en', viewport: { width: 1280, height: 800 } })
  page = station.page
  page.on('console', hear)
})
afterAll(() => station?.close())

/** What is left between a message and the world, beside the guard of the session. */
type Layers = {
  /** The Content-Security-Policy of the message. */
  readonly policy: boolean
  /** The `sandbox` of its frame. */
  readonly sandbox: boolean
  /** The Content-Security-Policy of the window, which also keeps a frame from going elsewhere. */
  readonly window: boolean
}

/** What the set did with these layers on. */
type Bite = {
  /** Addresses elsewhere that were asked for, with how that ended. */
  readonly asked: readonly { readonly url: string; readonly answered: string }[]
  /** How many the program says it refused. */
  readonly refused: number
  /** Whether a script of the set ran anywhere. */
  readonly ran: boolean
  /** Frames that hold script or handlers as they came. */
  readonly raw: number
  /** Clicks that hit something. */
  readonly clicked: number
}

/** Shows the whole set with these layers only, clicks in it, and says what came of it. */
async function bite(layers: Layers): Promise<Bite> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Page.setBypassCSP', { enabled: !layers.window })
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  heard.length = 0
  const [asked, refused] = [(await station.requests()).length, await countRefused()]
  let [raw, clicked] = [0, 0]
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = await showSome(rows.slice(from, from + AT_ONCE), layers)
    raw += some.raw
    clicked += some.clicked
  }
  await expectWindowUntouched()
  const bitten: Bite = {
    asked: (await station.requests()).slice(asked).filter(({ url }) => !isOurs(url)),
    refused: (await countRefused()) - refused,
    ran: heard.includes('canary'),
    ...{ raw, clicked },
  }
  await cdp.send('Page.setBypassCSP', { enabled: false })
  await cdp.detach()
  return bitten
}

/** Shows some messages beside each other until they had their chance, and clicks in them. */
async function showSome(
  htmls: readonly string[],
  { policy, sandbox }: Layers,
): Promise<Pick<Bite, 'raw' | 'clicked'>> {
  const urls = await Promise.all(htmls.map(show))
  const bare = new Map(policy ? [] : urls.map((url, place) => [url, htmls[place] ?? '']))
  const isBare = (url: URL) => bare.has(url.href)
  await page.context().route(isBare, (route) => {
    const { 'Content-Security-Policy': _, ...headers } = messageHeaders(tokenOf(route.request().url()) ?? '')
    const body = bare.get(route.request().url()) ?? ''
    return route.fulfill({ headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' }, body })
  })
  await page.evaluate(putFrames, { urls, sandbox })
  const frames = urls.map((url) => page.frames().find((frame) => frame.url() === url))
  const held = await Promise.all(
    frames.map((frame) =>
      frame?.evaluate(() => {
        if ('bewaarpost' in globalThis) throw new Error('a message has the bridge')
        return document.querySelector('script, [onerror], [onload], [onfocus], [ontoggle]') !== null
      }),
    ),
  )
  let clicked = 0
  for (const [place, html] of htmls.entries())
    if (offersClick.test(html) && (await click(frames[place]))) clicked++
  await page.waitForTimeout(150)
  await page.evaluate(() => document.getElementById('layers')?.remove())
  await page.context().unroute(isBare)
  await Promise.all(urls.map((url) => call(page, 'desk.hideMessage', { url })))
  return { raw: held.filter((it) => it === true).length, clicked }
}

/** Clicks with the mouse on the first thing in a frame that takes a click; false where there is none to be seen. */
async function click(frame: Frame | undefined): Promise<boolean> {
  const offered = frame?.locator('a, area, button, input, label').first()
  const box = (await offered?.boundingBox({ timeout: 3_000 }).catch(() => null)) ?? null
  if (box === null) return false
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  return true
}

async function show(html: string): Promise<string> {
  // A record that is not there: only its pictures would be asked of it.
  const reply = await call(page, 'desk.showMessage', { record: 1, html, pictures: [] })
  if (!reply.ok) throw new Error(reply.failure.kind)
  return reply.value.url
}

/** Runs in the window: puts a frame there for each address, and waits until they are loaded and had their chance. */
async function putFrames({ urls, sandbox }: { urls: string[]; sandbox: boolean }): Promise<void> {
  const place = document.createElement('div')
  place.id = 'layers'
  place.style.cssText =
    'position:fixed;inset:0;z-index:9;display:grid;grid-template-columns:repeat(6,1fr);background:#fff'
  document.body.append(place)
  const loads = urls.map(
    (url) =>
      new Promise((done) => {
        const frame = document.createElement('iframe')
        if (sandbox) frame.setAttribute('sandbox', '')
        frame.addEventListener('load', done)
        frame.src = url
        place.append(frame)
      }),
  )
  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
  // A message that leads its frame elsewhere may never be done.
  await Promise.race([Promise.all(loads), pause(4_000)])
  await pause(150)
}

const isOurs = (url: string) =>
  /^https:\/\/(?:app|[0-9a-f]{32}\.message)\.bewaarpost\.invalid\/|^data:|^blob:|^about:/.test(url)

async function countRefused(): Promise<number> {
  const reply = await call(page, 'desk.state')
  if (!reply.ok) throw new Error(reply.failure.kind)
  return (reply.value as Output<'desk.state'>).refused
}

/** Whatever ran or was clicked: the window is where it was, alone, and no script of a message was in it. */
async function expectWindowUntouched(): Promise<void> {
  expect(page.url()).toBe('https://app.bewaarpost.invalid/')
  await expect.poll(() => page.context().pages().length).toBe(1)
  expect(await page.evaluate(() => 'canary' in globalThis)).toBe(false)
}

const answered = ({ asked }: Bite) => asked.filter((one) => one.answered === 'answered')

describe('raw hostile HTML', () => {
  test('with the policy and the sandbox: nothing runs, and nothing is asked for, by a click neither', async () => {
    const bitten = await bite({ policy: true, sandbox: true, window: true })
    expect(bitten.raw).toBeGreaterThan(5)
    expect(bitten.clicked).toBeGreaterThan(10)
    expect(bitten.ran).toBe(false)
    expect(bitten.asked).toEqual([])
  })

  test('without the policy: the sandbox keeps script out, the guard refuses what is asked for', async () => {
    const bitten = await bite({ policy: false, sandbox: true, window: true })
    expect(bitten.ran).toBe(false)
    expect(answered(bitten)).toEqual([])
    expect(bitten.asked.length).toBeGreaterThan(30)
    expect(bitten.refused).toBeGreaterThan(20)
  })

  test('without the sandbox of the frame: the one in the policy keeps script out', async () => {
    const bitten = await bite({ policy: true, sandbox: false, window: true })
    expect(bitten.raw).toBeGreaterThan(5)
    expect(bitten.clicked).toBeGreaterThan(10)
    expect(bitten.ran).toBe(false)
    expect(bitten.asked).toEqual([])
  })

  test('without any of them: script runs in its frame, and the guard still refuses every address', async () => {
    const bitten = await bite({ policy: false, sandbox: false, window: false })
    expect(bitten.ran).toBe(true)
    expect(answered(bitten)).toEqual([])
    expect(new Set(bitten.asked.map(({ url }) => url)).size).toBeGreaterThan(45)
    expect(bitten.refused).toBeGreaterThan(45)
  })
})
