import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../../main/hosts/cli/command.ts'
import { engineHost } from '../../main/hosts/cli/engine-host.ts'

const main = fileURLToPath(new URL('../../main/hosts/cli/main.ts', import.meta.url))
/** Where build/setup.mjs has Node keep what it compiled: a command starts in half the time. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))

/** How a run of the command ended. */
export type Ended = {
  readonly code: number | null
  readonly out: string
  readonly bytes: Buffer
  readonly err: string
}

/** Runs `bewaarpost …` in a process of its own, as a user would, and waits for its end. */
export function bewaarpost(...argv: readonly string[]): Promise<Ended> {
  return startBewaarpost(argv).ended
}

/** Runs `bewaarpost …` in this process: all but the process itself, at a tenth of the time. */
export async function bewaarpostHere(...argv: readonly string[]): Promise<Ended> {
  const out: Buffer[] = []
  let err = ''
  const streams = {
    columns: 140,
    out: (text: string | Uint8Array) => void out.push(Buffer.from(text)),
    err: (text: string) => {
      err += text
    },
  }
  const quiet = {
    progress: { show() {}, clear() {} },
    interrupt: { whileRunning() {}, done() {} },
    columns: streams.columns,
  }
  const code = await runCommand(argv, streams, async (actor) => engineHost(actor, quiet))
  const bytes = Buffer.concat(out)
  return { code, out: bytes.toString(), bytes, err }
}

/** Starts `bewaarpost …` and gives hold of the process, e.g. to interrupt it. */
export function startBewaarpost(argv: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...argv], {
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const ended = new Promise<Ended>((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => {
      const bytes = Buffer.concat(out)
      done({ code, out: bytes.toString(), bytes, err: Buffer.concat(err).toString() })
    })
  })
  return { child, ended }
}
