import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SHELL } from '../../../../main/hosts/electron/origins.ts'
import { listPages } from '../../../../main/hosts/electron/pages.ts'
import { serve } from '../../../../main/hosts/electron/serve.ts'
import { openShownMessages } from '../../../../main/hosts/electron/shown-messages.ts'
import { tempFolder } from '../../../helpers/temp.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const parts: Readonly<Record<string, Uint8Array>> = {
  '2': png,
  '3': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
}

function openHouse() {
  const folder = tempFolder()
  const inner = join(folder, 'renderer')
  mkdirSync(join(inner, 'assets'), { recursive: true })
  writeFileSync(join(inner, 'index.html'), '<title>shell</title>')
  writeFileSync(join(inner, 'assets', 'a.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  symlinkSync(join(folder, 'secret.txt'), join(inner, 'link.txt'))
  const shown = openShownMessages()
  const asked: string[] = []
  const sources = {
    pages: listPages(inner),
    shown,
    part: async (record: number, path: string) => {
      asked.push(`${record} ${path}`)
      return parts[path] ?? null
    },
  }
  return { shown, asked, get: (url: string, method = 'GET') => serve({ url, method }, sources) }
}

const message = {
  record: 7,
  html: '<p>Geachte heer De Vries — één</p>',
  pictures: [
    { name: 'logo@example.org', path: '2' },
    { name: 'a b%', path: '2' },
    { name: 'drawing', path: '3' },
    { name: 'gone', path: '9' },
  ],
}

describe('the shell', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<title>shell</title>'],
    ['/index.html?x', 'text/html; charset=utf-8', '<title>shell</title>'],
    ['/assets/a.js', 'text/javascript; charset=utf-8', 'export {}'],
  ])('answers %s from its table', async (path, type, text) => {
    const answer = await openHouse().get(`${SHELL}${path}`)
    expect([answer.status, answer.headers.get('Content-Type'), await answer.text()]).toEqual([
      200,
      type,
      text,
    ])
    expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'self'")
  })

  test.each([
    '/secret.txt',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/assets',
    '/assets/',
    '/link.txt',
    '/__proto__',
    '/toString',
    '/favicon.ico',
  ])('knows nothing of %s', async (path) => {
    expect((await openHouse().get(`${SHELL}${path}`)).status).toBe(404)
  })

  test('answers no other method', async () => {
    const { get } = openHouse()
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await get(`${SHELL}/`, method)).status).toBe(404)
    }
  })
})

describe('a shown message', () => {
  test('is answered as HTML in UTF-8 on an address of its own, until it is hidden', async () => {
    const { shown, get } = openHouse()
    const [first, second] = [shown.show(message), shown.show({ ...message, html: 'other' })]
    expect(new URL(first).origin).not.toBe(new URL(second).origin)
    const answer = await get(first)
    expect([answer.headers.get('Content-Type'), await answer.text()]).toEqual([
      'text/html; charset=utf-8',
      message.html,
    ])
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/; sandbox$/)
    shown.hide(first)
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200])
    shown.hideAll()
    expect((await get(second)).status).toBe(404)
  })

  test.each(['logo@example.org', 'logo%40example.org', 'a%20b%25'])('shows its picture %s', async (name) => {
    const { shown, asked, get } = openHouse()
    const answer = await get(`${shown.show(message)}cid/${name}`)
    expect(answer.headers.get('Content-Type')).toBe('image/png')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true)
    expect(asked).toEqual(['7 2'])
  })

  test.each(['cid/drawing', 'cid/gone', 'cid/none', 'cid/', 'cid/%', 'cid/2/x', 'assets/a.js', 'index.html'])(
    'has no %s',
    async (path) => {
      const { shown, get } = openHouse()
      expect((await get(`${shown.show(message)}${path}`)).status).toBe(404)
    },
  )

  test('is forgotten when very many are on show', () => {
    const { shown } = openHouse()
    const first = shown.show(message)
    const later = Array.from({ length: 32 }, () => shown.show(message))
    expect([shown.at(first), shown.at(later[0] ?? '')?.message.record]).toEqual([null, 7])
  })
})
