import { spawnSync } from 'node:child_process'

/** Whether system calls of a process can be made to fail here: needs strace, and leave to trace. */
export const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0
if (!canTrace)
  console.log('strace is not here or may not trace: faults at chosen system calls are not tried.')

/** What to start a process under so that it is killed at its n-th call of this kind. */
export function killedAt(call: string, n: number): string[] {
  return [
    'strace',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:signal=SIGKILL:when=${n}`,
  ]
}

/** What to start a process under so that from its n-th on every read of this file fails as that of a broken disk does. */
export function failingReads(file: string, n: number): string[] {
  const fault = 'inject=pread64:error=EIO:when='
  return ['strace', '-f', '-qq', '-o', '/dev/null', '-P', file, '-e', 'trace=pread64', '-e', `${fault}${n}+`]
}
