import { beforeAll, describe, expect, test } from 'vitest'
import { call, callAny, launchWorkstation, type Workstation } from './launch.ts'

/** The window itself, before any screen: what it starts with, and what it keeps out. */
let station: Workstation
beforeAll(async () => {
  station = await launchWorkstation({ language: 'en' })
})

describe('the window', () => {
  test('starts without a depot on user data that holds nothing', async () => {
    const reply = await call(station.page, 'desk.state')
    expect(reply).toMatchObject({
      ok: true,
      value: { host: station.host, depot: { is: 'none' }, recents: [] },
    })
    await expect.poll(() => station.page.locator('h1').first().isVisible()).toBe(true)
  })

  test('speaks the language of the system', async () => {
    const other = await launchWorkstation({ language: 'nl', theme: 'dark' })
    const reply = await call(other.page, 'desk.state')
    expect(reply).toMatchObject({ value: { system: { language: 'nl', dark: true } } })
    await expect.poll(() => other.page.locator('html').getAttribute('lang')).toBe('nl')
    await expect.poll(() => station.page.locator('html').getAttribute('lang')).toBe('en')
    await other.close()
  })

  test.each([
    ['no.such', {}],
    ['toString', {}],
    ['desk.open', { file: '/etc/passwd' }],
    [null, null],
  ])('answers a request it does not know with a failure: %s', async (name, input) => {
    expect(await callAny(station.page, name, input)).toMatchObject({
      ok: false,
      failure: { kind: 'bad-request' },
    })
  })

  test('has two functions and nothing of Node or Electron', async () => {
    const seen = await station.page.evaluate(() => {
      const { bewaarpost } = globalThis as unknown as { bewaarpost: object }
      const foreign = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer']
      return { bridge: Object.keys(bewaarpost).sort(), foreign: foreign.filter((name) => name in globalThis) }
    })
    expect(seen).toEqual({ bridge: ['call', 'on'], foreign: [] })
  })

  test.each([
    ['fetch', (url: string) => fetch(url).then(String, () => 'failed')],
    [
      'a picture',
      (url: string) =>
        new Promise<string>((done) => {
          const image = new Image()
          image.onload = () => done('loaded')
          image.onerror = () => done('failed')
          image.src = url
        }),
    ],
  ])('refuses %s from elsewhere', async (_what, ask) => {
    const url = `https://elsewhere.example.org/${Math.random()}`
    expect(await station.page.evaluate(ask, url)).toBe('failed')
    expect((await station.requests()).filter((one) => one.url === url)).toEqual([])
  })

  test('stays where it is', async () => {
    await station.page.evaluate(() => {
      location.href = 'https://elsewhere.example.org/'
    })
    await station.page.waitForTimeout(300)
    expect(station.page.url()).toBe('https://app.bewaarpost.invalid/')
  })

  test('refuses and counts what its policy would let out, were it not there', async () => {
    const { page } = station
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Page.setBypassCSP', { enabled: true })
    await page.reload()
    const refused = async (): Promise<number> => {
      const reply = await call(page, 'desk.state')
      return reply.ok ? reply.value.refused : -1
    }
    const before = await refused()
    const url = 'https://elsewhere.example.org/counted'
    expect(await page.evaluate((to) => fetch(to).then(String, () => 'failed'), url)).toBe('failed')
    expect(await refused()).toBe(before + 1)
    const reached = (await station.requests()).filter((one) => one.url === url)
    expect(reached.map(({ answered }) => answered)).toEqual(['refused'])
    await cdp.send('Page.setBypassCSP', { enabled: false })
    await page.reload()
  })
})

describe('a frame with a message', () => {
  test('has no bridge, runs no script and is cut off from the window', async () => {
    const { page } = station
    const html =
      '<p>A message.</p><script>document.title = "ran"</script><img src="https://tracker.example.org/x.png">'
    // A record that is not there: only its pictures would be asked of it.
    const reply = await call(page, 'desk.showMessage', { record: 1, html, pictures: [] })
    if (!reply.ok) throw new Error(reply.failure.kind)
    const { url } = reply.value
    await page.evaluate((src) => {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', '')
      frame.id = 'shown'
      frame.src = src
      document.body.append(frame)
    }, url)
    await expect.poll(() => page.frames().some((frame) => frame.url() === url)).toBe(true)
    const frame = page.frames().find((one) => one.url() === url)
    await frame?.waitForLoadState('load')
    expect(await frame?.evaluate(() => document.body.innerText.trim())).toBe('A message.')
    const inside = await frame?.evaluate(() => [document.title, 'bewaarpost' in globalThis, self.origin])
    expect(inside).toEqual(['', false, 'null'])
    const out = (await station.requests()).filter((one) => one.url.includes('tracker.example.org'))
    expect(out).toEqual([])
    await page.evaluate(() => document.getElementById('shown')?.remove())
  })

  test('gets no answer once the message is put away', async () => {
    const { page } = station
    const reply = await call(page, 'desk.showMessage', { record: 1, html: '<p>Gone.</p>', pictures: [] })
    if (!reply.ok) throw new Error(reply.failure.kind)
    await call(page, 'desk.hideMessage', { url: reply.value.url })
    await page.evaluate((src) => {
      const frame = document.createElement('iframe')
      frame.src = src
      document.body.append(frame)
    }, reply.value.url)
    await expect
      .poll(
        async () => (await station.requests()).filter((one) => one.url === reply.value.url).at(-1)?.answered,
      )
      .toBe('refused')
  })
})
