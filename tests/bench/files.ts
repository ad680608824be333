import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder, or the file itself. */
export function* filesIn(path: string): Generator<{ path: string; size: number }> {
  const stat = statSync(path)
  if (stat.isFile()) yield { path, size: stat.size }
  if (!stat.isDirectory()) return
  for (const name of readdirSync(path)) yield* filesIn(join(path, name))
}

/** Bytes of all files below a folder. */
export function sizeOf(path: string): number {
  let bytes = 0
  for (const file of filesIn(path)) bytes += file.size
  return bytes
}

/**
 * Reads every file once, so that all programs find the same bytes in the system's memory, and tells how many files and bytes
 * there are.
 */
export function warm(path: string): { files: number; bytes: number } {
  const block = Buffer.alloc(1024 * 1024)
  let files = 0
  let bytes = 0
  for (const file of filesIn(path)) {
    const descriptor = openSync(file.path, 'r')
    for (let got = readSync(descriptor, block); got > 0; got = readSync(descriptor, block)) bytes += got
    closeSync(descriptor)
    files += 1
  }
  return { files, bytes }
}
