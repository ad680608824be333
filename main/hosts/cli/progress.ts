import type { JobProgress } from '../../../shared/reply.ts'
import { duration, grouped, sized } from './print.ts'
import { printable, shorten } from './printable.ts'

/** One line that is written over and over while a job runs. */
export type ProgressLine = { show(progress: JobProgress): void; clear(): void }

type Terminal = { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number }

/** More often than this nobody can read it. */
const EVERY_MS = 150

/** Shows progress on a terminal; where the stream is no terminal it stays silent, so that logs hold results only. */
export function progressLine(terminal: Terminal, now: () => number = () => performance.now()): ProgressLine {
  let shown = Number.NEGATIVE_INFINITY
  if (terminal.isTTY !== true) return { show() {}, clear() {} }
  return {
    show(progress) {
      if (now() - shown < EVERY_MS) return
      shown = now()
      terminal.write(`\r\u001b[2K${shorten(progressText(progress), (terminal.columns ?? 80) - 1)}`)
    },
    clear() {
      if (shown === Number.NEGATIVE_INFINITY) return
      shown = Number.NEGATIVE_INFINITY
      terminal.write('\r\u001b[2K')
    },
  }
}

/** "42%  1.2 GB of 2.9 GB  29 s left  18,004 items  61.0 MB/s  2,310/s  griffie.mbox": what is not known is left out. */
export function progressText(progress: JobProgress): string {
  const { bytes, totalBytes, items, totalItems, secondsLeft } = progress
  const share = shareDone(progress)
  const parts = [
    share === null ? '' : `${Math.floor(share * 100)}%`,
    bytes > 0 || totalBytes !== null
      ? sized(bytes) + (totalBytes === null ? '' : ` of ${sized(totalBytes)}`)
      : '',
    secondsLeft === null ? '' : `${duration(secondsLeft)} left`,
    items > 0 || totalItems !== null
      ? `${grouped(items)}${totalItems === null ? '' : ` of ${grouped(totalItems)}`} items`
      : '',
    progress.bytesPerSecond > 0 ? `${sized(progress.bytesPerSecond)}/s` : '',
    progress.itemsPerSecond > 0 ? `${grouped(progress.itemsPerSecond)}/s` : '',
    printable(progress.at),
  ]
  return parts.filter((part) => part !== '').join('  ')
}

function shareDone({ bytes, totalBytes, items, totalItems }: JobProgress): number | null {
  if (totalBytes !== null && totalBytes > 0) return Math.min(1, bytes / totalBytes)
  return totalItems !== null && totalItems > 0 ? Math.min(1, items / totalItems) : null
}
