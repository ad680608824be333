import type { Page } from 'playwright-core'
import type { Name, Output } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'

/** What a test starts the workstation with. */
export type LaunchAsk = {
  /** The folder of the program's own things; a temporary one of its own when not given. */
  readonly userData?: string
  /** Words of the command line: a depot, `--sample`. */
  readonly argv?: readonly string[]
  /** The person's language. */
  readonly language?: 'nl' | 'en'
  /** The system's theme. */
  readonly theme?: 'light' | 'dark'
  /** CSS pixels at 100 %. */
  readonly viewport?: { readonly width: number; readonly height: number }
  /** The bundled main process, when it is not the workstation's. */
  readonly main?: string
}

/** What is answered to a native dialog: paths, a path, the place of a button; null closes it without an answer. */
export type Answers = {
  readonly open: readonly string[] | null
  readonly save: string | null
  readonly message: number
}

/** An address the window asked for. `refused` by the program, `unanswered` by anyone. */
export type Requested = {
  readonly url: string
  readonly type: string
  readonly answered: 'answered' | 'refused' | 'unanswered'
  readonly status: number | null
}

/** A running workstation. */
export type Workstation = {
  readonly host: 'electron' | 'stand-in'
  readonly page: Page
  readonly userData: string
  /** Every address that reached the network layer since the start, with how that ended. */
  requests(): Promise<readonly Requested[]>
  /** Answers the next native dialog of a kind that has no answer yet, also one that is not there yet. */
  answer<K extends keyof Answers>(kind: K, value: Answers[K]): Promise<void>
  /** Kinds of the native dialogs that were shown, with their titles and messages. */
  dialogs(): Promise<readonly { readonly kind: string; readonly title: string; readonly message: string }[]>
  /** Chooses an item of the menu bar by its label. */
  chooseItem(label: string): Promise<void>
  /**
   * Ends a thread of the open depot as a crash would. Where several workstations run in one process the earliest is hit: a test
   * that ends threads has one open at a time.
   */
  endThread(which: 'engine' | 'reading'): Promise<void>
  /** Quits as a person does (a job is stopped at its checkpoint) and starts again on the same user data. */
  restart(ask?: LaunchAsk): Promise<Workstation>
  /** Quits as a person does, and waits until it is over. Can be called twice. */
  close(): Promise<void>
}

/** Asks one request of the contract over the window's own bridge. */
export function call<N extends Name>(page: Page, name: N, input: unknown = {}): Promise<Reply<Output<N>>> {
  // The host answers by the contract.
  return callAny(page, name, input) as Promise<Reply<Output<N>>>
}

/** Asks anything at all over the bridge. */
export function callAny(page: Page, name: unknown, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([asked, given]) => {
      const { bewaarpost } = globalThis as unknown as { bewaarpost: { call(...args: unknown[]): unknown } }
      return bewaarpost.call(asked, given)
    },
    [name, input] as const,
  )
}

/** Drops files or folders from the desktop on an element, as a file manager does. */
export async function dropFiles(page: Page, selector: string, files: readonly string[]): Promise<void> {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`nothing to drop on at ${selector}`)
  const cdp = await page.context().newCDPSession(page)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x, y, data })
  }
  await cdp.detach()
}
