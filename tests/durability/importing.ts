import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { environment, nodeOptions } from '../../build/setup.mjs'
import type { ImportSummary } from '../../shared/contract.ts'
import type { JobProgress, Reply } from '../../shared/reply.ts'

const IMPORT = new URL('import-child.ts', import.meta.url)

/** What to import, and what the process is started by (`strace …`, `unshare …`). */
export type Import = {
  readonly depot: string
  readonly roots: readonly string[]
  readonly mailbox?: string
  readonly under?: readonly string[]
  /** What runs in the process (import-child.ts). */
  readonly program?: URL
}

/** How a process ended. `reply` is null when it was killed before it could answer. */
export type Ended = {
  readonly reply: Reply<ImportSummary> | null
  readonly progress: readonly JobProgress[]
  /** Bytes of memory it had at most; 0 when it was killed. */
  readonly peak: number
  readonly signal: string | null
  readonly code: number | null
  readonly errors: string
}

export type Running = {
  /** The import has begun. Also settles when the process ends before. */
  readonly working: Promise<void>
  /** The first messages of this run are in the depot. Also settles when the process ends before. */
  readonly written: Promise<void>
  readonly ended: Promise<Ended>
  readonly progress: readonly JobProgress[]
  kill(): void
}

/** Starts an import in a process of its own, as the program is started. */
export function startImport({ depot, roots, mailbox = '', under = [], program = IMPORT }: Import): Running {
  const [command = process.execPath, ...rest] = [
    ...under,
    process.execPath,
    ...nodeOptions,
    fileURLToPath(program),
    depot,
    mailbox,
    ...roots,
  ]
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: environment() })
  const progress: JobProgress[] = []
  let said: { reply: Reply<ImportSummary>; peak?: number } | null = null
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const working = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  child.once('close', () => {
    working.resolve()
    written.resolve()
  })
  onLine(child, (line) => {
    // The lines are those of import-child.ts.
    const heard = JSON.parse(line) as { progress?: JobProgress; reply?: Reply<ImportSummary> }
    if (heard.reply !== undefined) said = { ...heard, reply: heard.reply }
    else if (heard.progress === undefined) working.resolve()
    else {
      progress.push(heard.progress)
      if (heard.progress.items > 0) written.resolve()
    }
  })
  const ended = once(child, 'close').then(([code, signal]) => ({
    reply: said?.reply ?? null,
    peak: said?.peak ?? 0,
    progress,
    code,
    signal,
    errors,
  }))
  return {
    working: working.promise,
    written: written.promise,
    ended,
    progress,
    kill: () => child.kill('SIGKILL'),
  }
}

/** Runs an import to its end and answers with its summary; anything else than success is an error. */
export async function importWhole(what: Import): Promise<ImportSummary & { readonly peak: number }> {
  const { reply, peak, errors, signal } = await startImport(what).ended
  if (reply?.ok !== true)
    throw new Error(`the import ended with ${signal ?? JSON.stringify(reply)} ${errors}`)
  return { ...reply.value, peak }
}

function onLine({ stdout }: ChildProcess, hear: (line: string) => void): void {
  let waiting = ''
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (waiting + text).split('\n')
    waiting = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
}
