import { rmSync } from 'node:fs'
import { readKept } from '../source/spool.ts'
import type { RawItem } from './item.ts'

/** Gives an item bytes that are in memory as its own. */
export function inMemory(bytes: Buffer): Pick<RawItem, 'bytes' | 'pieces'> {
  return { bytes, pieces: () => [bytes] }
}

/** Gives an item the bytes of a temporary file, which its release removes. The pieces throw Failed disk-failed. */
export function inFile(file: string): Required<Pick<RawItem, 'bytes' | 'pieces' | 'release'>> {
  return { bytes: null, pieces: () => readKept(file), release: () => rmSync(file, { force: true }) }
}
