import { randomBytes } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'
import { type FromPage, type Preload, pageScript, type ToPage } from './in-page.ts'
import { base64Of, encode, fromText } from './wire.ts'

/** The line to the preload in the window's main frame. */
export type Link = {
  readonly cdp: CDPSession
  /** Dropped when no document of the shell is there, as in Electron. */
  post(message: ToPage): void
}

/**
 * Puts the preload into every document of `origin` that the main frame will load, and hears what it says. Calls from any other frame
 * are not heard: Chromium says of each which context it came from.
 */
export async function linkPage(
  page: Page,
  preload: Preload,
  hear: (message: FromPage) => void,
): Promise<Link> {
  const cdp = await page.context().newCDPSession(page)
  const name = `standIn${randomBytes(16).toString('hex')}`
  const { frameTree } = await cdp.send('Page.getFrameTree')
  const mainFrame = frameTree.frame.id
  /** The context of the document shown; null between two. */
  let context: number | null = null

  cdp.on('Runtime.executionContextCreated', ({ context: made }) => {
    // What Chromium says of a page's context; the protocol leaves it open.
    const about = made.auxData as { frameId?: string; isDefault?: boolean } | undefined
    if (about?.frameId === mainFrame && about.isDefault && made.origin === preload.origin) context = made.id
  })
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === context) context = null
  })
  cdp.on('Runtime.executionContextsCleared', () => {
    context = null
  })
  cdp.on('Runtime.bindingCalled', ({ name: called, payload, executionContextId }) => {
    if (called !== name || executionContextId !== context) return
    // Written by in-page.ts, in the one context whose preload is ours.
    const message = fromText(payload) as FromPage
    if (message.is !== 'call') return hear(message)
    const asked = context
    if (!payload.includes(name)) return hear(message)
    const path = (word: string): Promise<string> => {
      const [first, file] = word.split(':')
      return first === name ? pathOf(cdp, name, asked, Number(file)) : Promise.resolve(word)
    }
    pathsIn(message.args, path).then(
      (args) => hear({ ...message, args }),
      (error: Error) => post({ is: 'error', id: message.id, message: error.message }),
    )
  })
  const post = (message: ToPage): void => {
    if (context === null) return
    const shown = context
    const tell = (expression: string): void => {
      const said = { contextId: shown, expression: `globalThis.${name}.${expression}`, silent: true }
      // A document that goes away meanwhile has nobody to tell.
      cdp.send('Runtime.evaluate', said).catch(() => {})
    }
    const text = encode(message, (bytes) => (bytes.length > PIECE ? inPieces(bytes, tell) : base64Of(bytes)))
    tell(`receive(${JSON.stringify(text)})`)
  }
  await cdp.send('Page.enable')
  await cdp.send('Runtime.enable')
  await cdp.send('Runtime.addBinding', { name })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: pageScript(name, preload),
  })
  return { cdp, post }
}

/** Bytes: a multiple of 3, so that the base64 of each piece stands alone. One large text takes Chromium several times as long. */
const PIECE = 3 * 64 * 1024
let keys = 0

/** Sends bytes before the message they are part of; answers with the key they go by in it. */
function inPieces(bytes: Uint8Array, tell: (expression: string) => void): string {
  keys += 1
  const key = `@${keys}`
  for (let at = 0; at < bytes.length; at += PIECE) {
    tell(`piece('${key}', '${base64Of(bytes.subarray(at, at + PIECE))}')`)
  }
  return key
}

/** The arguments of a call with paths in the place of the words for files. */
async function pathsIn(args: unknown[], path: (word: string) => Promise<string>): Promise<unknown[]> {
  const replace = async (one: unknown): Promise<unknown> => {
    if (typeof one === 'string') return path(one)
    // A preload leaves out files that are not on a disk; here that is known only now.
    if (Array.isArray(one)) {
      const replaced = await Promise.all(one.map(replace))
      return replaced.filter((each, place) => each !== '' || one[place] === '')
    }
    if (typeof one !== 'object' || one === null || one instanceof Uint8Array || one instanceof Date)
      return one
    const entries = Object.entries(one).map(async ([key, each]) => [key, await replace(each)] as const)
    return Object.fromEntries(await Promise.all(entries))
  }
  return Promise.all(args.map(replace))
}

/** The path of a file the page holds; '' for one that is not on a disk, as in Electron. */
async function pathOf(cdp: CDPSession, name: string, context: number | null, file: number): Promise<string> {
  const expression = `globalThis.${name}.fileOf(${file})`
  const { result } = await cdp.send('Runtime.evaluate', {
    expression,
    ...(context === null ? {} : { contextId: context }),
  })
  if (result.objectId === undefined) return ''
  const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId })
  return path
}
