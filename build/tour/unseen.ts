import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Input, Name, Output } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'
import { closeBrowsers } from '../stand-in/chrome.ts'
import { type Answers, makeQueuedAnswers } from '../stand-in/queued-answers.ts'
import { startStandIn } from '../stand-in/stand-in.ts'

export type UnseenAsk = {
  readonly main: string
  readonly executable: string
  readonly language: 'nl' | 'en'
  readonly theme: 'light' | 'dark'
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number }
}

/** A workstation without a display, open on the sample. */
export type Unseen = {
  readonly page: Page
  /** Asks a request of the contract by the window's own bridge. Throws with the kind of a failure. */
  ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>>
  answer<K extends keyof Answers>(kind: K, value: Answers[K]): void
  close(): Promise<void>
}

/** How long the sample's import may take: some seconds, on a slow machine more. */
const IMPORT_MS = 120_000

/** Starts the workstation unseen, on a temporary folder of its own, and waits until the sample is imported. */
export async function openOnSample(ask: UnseenAsk): Promise<Unseen> {
  const userData = mkdtempSync(join(tmpdir(), 'bewaarpost-tour-'))
  const { asker, answer } = makeQueuedAnswers()
  const running = await startStandIn({
    main: ask.main,
    executable: ask.executable,
    headed: false,
    argv: ['--sample'],
    userData,
    languages: [ask.language === 'nl' ? 'nl-NL' : 'en-GB'],
    dark: ask.theme === 'dark',
    asker: () => asker,
  })
  const page = await running.page
  await page.setViewportSize(ask.size)
  const unseen: Unseen = {
    page,
    answer,
    ask: (name, input) => askIn(page, name, input),
    async close() {
      running.quit()
      await running.ended
      await closeBrowsers()
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  await untilImported(unseen)
  return unseen
}

async function untilImported({ ask, page }: Unseen): Promise<void> {
  const end = Date.now() + IMPORT_MS
  while (Date.now() < end) {
    const { depot, job } = await ask('desk.state', {})
    if (depot.is === 'failed' || depot.is === 'ended')
      throw new Error(`The sample could not be opened (${depot.is}).`)
    const isThere = depot.is === 'open' && job === null && (await ask('depot.status', {})).records > 0
    if (isThere) return
    await page.waitForTimeout(200)
  }
  throw new Error('The sample was not imported in time.')
}

async function askIn<N extends Name>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await page.evaluate(
    ([asked, given]) => {
      const { bewaarpost } = globalThis as unknown as { bewaarpost: { call(...args: unknown[]): unknown } }
      return bewaarpost.call(asked, given)
    },
    [name, input] as const,
  )
  // The host answers by the contract.
  const { ok, ...rest } = reply as Reply<Output<N>>
  if (ok && 'value' in rest) return rest.value
  throw new Error(`${name} failed: ${'failure' in rest ? rest.failure.kind : ''}`)
}
