import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Input, Name, Output } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'
import { en, type WordId } from '../../shared/words/en.ts'
import { nl } from '../../shared/words/nl.ts'
import { closeBrowsers } from '../stand-in/chrome.ts'
import { type Answers, makeQueuedAnswers } from '../stand-in/queued-answers.ts'
import { startStandIn } from '../stand-in/stand-in.ts'

/** What a workstation without a display is started with. */
export type UnseenAsk = {
  readonly main: string
  readonly executable: string
  readonly language: 'nl' | 'en'
  readonly theme: 'light' | 'dark'
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number }
}

/** A workstation without a display, open on the sample, in which some decisions were made. */
export type Visit = {
  readonly page: Page
  /** The window's sentences, in its language. */
  readonly words: Readonly<Record<WordId, string>>
  /** The folder of the sample’s drive, as the program wrote it. */
  readonly drive: string
  /** Asks a request of the contract by the window's own bridge. Throws with the kind of a failure. */
  ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>>
  answer<K extends keyof Answers>(kind: K, value: Answers[K]): void
  close(): Promise<void>
}

/** How long the sample's import may take: some seconds, on a slow machine more. */
const IMPORT_MS = 120_000

/** What the made-up archivist has decided already. */
const decided = [
  { query: 'subject:notulen', value: 'B', reason: 'Besluitvorming van raad en college: blijvend te bewaren' },
  {
    query: 'subject:weverskwartier',
    value: 'B',
    reason: 'Ruimtelijke ordening: blijvend te bewaren',
  },
  { query: 'from:kennisnet', value: 'V', reason: 'Nieuwsbrieven van derden' },
] as const

/** Starts the workstation unseen, on a temporary folder of its own, and waits until the sample is imported. */
export async function openOnSample(ask: UnseenAsk): Promise<Visit> {
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
  const visit: Visit = {
    page,
    words: ask.language === 'nl' ? nl : en,
    drive: join(userData, 'sample', 'drive'),
    answer,
    ask: (name, input) => askIn(page, name, input),
    async close() {
      running.quit()
      await running.ended
      await closeBrowsers()
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  await untilImported(visit)
  await decide(visit)
  return visit
}

async function decide({ ask, page, words }: Visit): Promise<void> {
  await ask('desk.settings', { person: 'M. de Wit' })
  for (const { query, value, reason } of decided) await ask('mark.value', { scope: { query }, value, reason })
  const notice = page.locator('.notice').getByRole('button', { name: words['action.close'] })
  if (await notice.isVisible()) await notice.click()
}

async function untilImported({ ask, page }: Visit): Promise<void> {
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
