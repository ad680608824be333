import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import type { MenuItem } from 'electron'
import { _electron, type ElectronApplication, type Page, type Request } from 'playwright-core'
import type { Given, Launched } from './launch-stand-in.ts'
import type { Answers, Requested } from './workstation.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the dialogs put in the place of Electron's keep in its main process. */
type Desk = {
  answers: { kind: string; value: unknown }[]
  shown: { kind: string; title: string; message: string }[]
}
type WithDesk = { e2eDesk: Desk }
/** The threads of the main process that live, in the order of their start. */
type WithThreads = { e2eThreads: Set<Worker> }

/** Runs the workstation on Electron, with answers in the place of its native dialogs. */
export async function launchElectron(executablePath: string, ask: Given): Promise<Launched> {
  const { main, userData, argv = [], language = 'nl', theme = 'light', viewport } = ask
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const locale = language === 'nl' ? 'nl_NL.UTF-8' : 'en_GB.UTF-8'
  const program = main.startsWith(`${root}out/`) ? root : main
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, `--user-data-dir=${userData}`, program, ...argv],
    env: { ...definedEnvironment(), LANG: locale, LANGUAGE: language },
    colorScheme: theme,
  })
  await app.evaluate(replaceDialogs)
  await app.evaluate(keepThreads)
  const page = await app.firstWindow()
  const requests = seenBy(page)
  await page.waitForLoadState('load')
  if (viewport !== undefined) await setSize(app, viewport)
  const answer = <K extends keyof Answers>(kind: K, value: Answers[K]): Promise<void> =>
    app.evaluate((_electron, given) => void (globalThis as unknown as WithDesk).e2eDesk.answers.push(given), {
      kind,
      value,
    })
  return {
    host: 'electron',
    page,
    requests: async () => requests,
    answer,
    dialogs: () => app.evaluate(() => (globalThis as unknown as WithDesk).e2eDesk.shown),
    chooseItem: (label) =>
      app.evaluate(({ Menu }, name) => {
        const all = (items: MenuItem[]): MenuItem[] =>
          items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])])
        const item = all(Menu.getApplicationMenu()?.items ?? []).find((one) => one.label === name)
        if (item === undefined) throw new Error(`The menu has no item "${name}".`)
        item.click()
      }, label),
    endThread: (which) =>
      app.evaluate(
        async (_electron, place) => {
          await [...(globalThis as unknown as WithThreads).e2eThreads][place]?.terminate()
        },
        which === 'engine' ? 0 : 1,
      ),
    async close() {
      await answer('message', 0).catch(() => {})
      await app.close()
    },
  }
}

/** Runs in Electron's main process: must not name anything outside itself. */
function replaceDialogs({ dialog }: { dialog: Electron.Dialog }): void {
  const desk: Desk = { answers: [], shown: [] }
  Object.assign(globalThis, { e2eDesk: desk })
  const next = async (kind: string, args: unknown[]): Promise<unknown> => {
    const { title = '', message = '' } = (args.at(-1) ?? {}) as { title?: string; message?: string }
    desk.shown.push({ kind, title, message })
    for (;;) {
      const place = desk.answers.findIndex((one) => one.kind === kind)
      if (place >= 0) return desk.answers.splice(place, 1)[0]?.value
      await new Promise((done) => setTimeout(done, 20))
    }
  }
  Object.assign(dialog, {
    showOpenDialog: async (...args: unknown[]) => {
      const paths = (await next('open', args)) as string[] | null
      return { canceled: paths === null, filePaths: paths ?? [] }
    },
    showSaveDialog: async (...args: unknown[]) => {
      const path = (await next('save', args)) as string | null
      return { canceled: path === null, filePath: path ?? '' }
    },
    showMessageBox: async (...args: unknown[]) => ({
      response: await next('message', args),
      checkboxChecked: false,
    }),
    showErrorBox: (title: string, message: string) => void desk.shown.push({ kind: 'error', title, message }),
  })
}

/** Runs in Electron's main process, as `replaceDialogs`. */
function keepThreads(): void {
  const threads: WithThreads['e2eThreads'] = new Set()
  Object.assign(globalThis, { e2eThreads: threads })
  process.on('worker', (thread) => {
    threads.add(thread)
    thread.once('exit', () => threads.delete(thread))
  })
}

/** Follows what a page asks for; filled as it goes. */
function seenBy(page: Page): Requested[] {
  const seen: Requested[] = []
  const add = (asked: Request, answered: Requested['answered'], status: number | null): void =>
    void seen.push({ url: asked.url(), type: asked.resourceType(), answered, status })
  page.on('requestfinished', async (asked) =>
    add(asked, 'answered', (await asked.response())?.status() ?? null),
  )
  page.on('requestfailed', (asked) =>
    add(asked, /BLOCKED|ABORTED/.test(asked.failure()?.errorText ?? '') ? 'refused' : 'unanswered', null),
  )
  return seen
}

function setSize(app: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  return app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
