import type { Page } from 'playwright-core'
import { closeBrowsers } from '../../../build/stand-in/chrome.ts'
import { makeQueuedAnswers } from '../../../build/stand-in/queued-answers.ts'
import { startStandIn } from '../../../build/stand-in/stand-in.ts'

/** What a window is opened with: the bundled main process, a Chromium, the folder of the program's own things. */
export type WindowAsk = {
  readonly main: string
  readonly executable: string
  readonly userData: string
  /** Words of the command line: a depot. */
  readonly argv: readonly string[]
}

export type OpenWindow = { readonly page: Page; close(): Promise<void> }

/** An office screen, in CSS pixels. */
const SCREEN = { width: 1920, height: 1080 }

/** Opens the workstation unseen, on the stand-in, in this process. */
export async function openWindow({ main, executable, userData, argv }: WindowAsk): Promise<OpenWindow> {
  const { asker } = makeQueuedAnswers()
  const running = await startStandIn({
    main,
    executable,
    headed: false,
    argv,
    userData,
    languages: ['en-GB'],
    dark: false,
    asker: () => asker,
  })
  const page = await running.page
  await page.setViewportSize(SCREEN)
  return {
    page,
    async close() {
      running.quit()
      await running.ended
      await closeBrowsers()
    },
  }
}

/** Asks a request of the contract by the window's own bridge. Throws with the kind of a failure. */
export async function askIn(page: Page, name: string, input: unknown): Promise<unknown> {
  const reply = await page.evaluate(
    ([asked, given]) => {
      const { bewaarpost } = globalThis as unknown as {
        bewaarpost: { call(name: string, input: unknown): Promise<Reply> }
      }
      return bewaarpost.call(asked, given)
    },
    [name, input] as const,
  )
  if (reply.ok) return reply.value
  throw new Error(`${name} failed: ${reply.failure.kind}`)
}

type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: { readonly kind: string } }
