import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A program that ran to its end. */
export type Measured = {
  readonly seconds: number
  /** Seconds of processor time of all its threads; null where the system does not tell (it is read from /proc). */
  readonly processorSeconds: number | null
  /** Most memory it had resident, its children's added; null where the system does not tell. */
  readonly peakBytes: number | null
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Milliseconds between two looks at /proc. The kernel keeps the peak itself, so little is missed between them. */
const LOOK_EVERY = 20

/** Linux counts processor time in ticks of 1/100 s for every program, whatever its own clock. */
const TICKS_PER_SECOND = 100

/** Runs a program, waits for its end and tells what it took. Rejects only when it cannot be started. */
export async function measure(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Measured> {
  const started = performance.now()
  const child = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => output.push(piece))
  child.stderr.on('data', (piece: Buffer) => errors.push(piece))

  const usage = new Map<number, { peak: number; processor: number }>()
  const look = () => child.pid !== undefined && noteTree(child.pid, usage)
  const timer = setInterval(look, LOOK_EVERY)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  }).finally(() => clearInterval(timer))

  const seen = [...usage.values()]
  const sum = (of: (one: { peak: number; processor: number }) => number) =>
    seen.length === 0 ? null : seen.reduce((total, one) => total + of(one), 0)
  return {
    seconds: (performance.now() - started) / 1000,
    processorSeconds: sum((one) => one.processor),
    peakBytes: sum((one) => one.peak),
    code,
    output: Buffer.concat(output).toString('utf8'),
    errors: Buffer.concat(errors).toString('utf8'),
  }
}

/** Notes what a process and all it started have used until now; a process that is gone keeps its last note. */
function noteTree(pid: number, usage: Map<number, { peak: number; processor: number }>): void {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
    // proc(5): after the name in parentheses utime and stime are the 12th and 13th field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const processor = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
    if (peak > 0) usage.set(pid, { peak, processor })
    for (const child of childrenOf(pid)) noteTree(child, usage)
  } catch {
    // The process ended between two lines, or this system has no /proc.
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
    .filter((text) => text !== '')
    .map(Number)
}
