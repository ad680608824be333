import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'

/** Bytes of no shape, the same for the same seed. */
export function noise(length: number, seed: number): Buffer {
  return createHash('shake256', { outputLength: length }).update(String(seed)).digest()
}

/** Writes bytes into the middle of a file. */
export function overwrite(file: string, from: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, bytes, 0, bytes.length, from)
  closeSync(handle)
}
