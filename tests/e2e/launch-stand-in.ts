import type { Worker } from 'node:worker_threads'
import { makeQueuedAnswers } from '../../build/stand-in/queued-answers.ts'
import { startStandIn } from '../../build/stand-in/stand-in.ts'
import type { LaunchAsk, Workstation } from './workstation.ts'

/** What both ways to launch are given and give. */
export type Given = LaunchAsk & { readonly main: string; readonly userData: string }
export type Launched = Omit<Workstation, 'restart' | 'userData'>

/** Runs the workstation in this process, with an unseen page of a Chromium as its window. */
export async function launchStandIn(executable: string, ask: Given): Promise<Launched> {
  const { main, userData, argv = [], language = 'nl', theme = 'light', viewport } = ask
  const { asker, shown, answer } = makeQueuedAnswers()
  const threads = new Set<Worker>()
  const keepThread = (thread: Worker): void => {
    threads.add(thread)
    thread.once('exit', () => threads.delete(thread))
  }
  process.on('worker', keepThread)
  const running = await startStandIn({
    main,
    executable,
    headed: false,
    argv,
    userData,
    languages: [language === 'nl' ? 'nl-NL' : 'en-GB'],
    dark: theme === 'dark',
    asker: () => asker,
  })
  // Also of a program that ended at once, as a second start does.
  void running.ended.then(() => process.off('worker', keepThread))
  const page = await running.page
  if (viewport !== undefined) await page.setViewportSize(viewport)
  return {
    host: 'stand-in',
    page,
    requests: async () => running.requests,
    answer: async (kind, value) => answer(kind, value),
    dialogs: async () =>
      shown.map(({ kind, options }) => ({
        kind,
        title: options.title ?? '',
        message: 'message' in options ? String(options.message) : '',
      })),
    chooseItem: async (label) => running.chooseItem(label),
    async endThread(which) {
      // In the order in which a depot starts them.
      await [...threads][which === 'engine' ? 0 : 1]?.terminate()
    },
    async close() {
      // Should it ask whether a running job may be stopped: yes.
      answer('message', 0)
      running.quit()
      await running.ended
    },
  }
}
