import { createHash } from 'node:crypto'
import type { Survey, Surveyor } from '../read/item.ts'
import type { Bytes } from './bytes.ts'
import { makePace } from './pace.ts'

const CHUNK = 1024 * 1024

export type Fingerprint = { readonly sha256: Buffer; readonly size: number; readonly survey: Survey }

/**
 * Reads all bytes once, in order: their SHA-256, how many there really were, and what the surveyor counted ({} without one).
 * `report` hears the bytes done so far. Throws Failed cancelled, and the system errors of `bytes`.
 */
export async function fingerprint(
  bytes: Bytes,
  surveyor: Surveyor | null,
  signal: AbortSignal,
  report?: (done: number) => void,
): Promise<Fingerprint> {
  const hash = createHash('sha256')
  const pace = makePace(signal)
  let done = 0
  while (done < bytes.size) {
    await pace()
    const chunk = bytes.read(done, CHUNK)
    if (chunk.length === 0) break // shorter than its directory said
    hash.update(chunk)
    surveyor?.push(chunk)
    done += chunk.length
    report?.(done)
  }
  return { sha256: hash.digest(), size: done, survey: surveyor?.end() ?? {} }
}
