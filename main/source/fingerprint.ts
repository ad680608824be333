import { createHash, hash } from 'node:crypto'
import type { Leash } from '../../shared/leash.ts'
import type { Survey, Surveyor } from '../read/item.ts'
import type { Bytes } from './bytes.ts'
import { makePace, throwIfCancelled } from './pace.ts'

const CHUNK = 1024 * 1024

export type Fingerprint = { readonly sha256: Buffer; readonly size: number; readonly survey: Survey }

/**
 * Reads all bytes once, in order: their SHA-256, how many there really were, and what the surveyor counted ({} without one).
 * `report` hears the bytes done so far. Throws Failed cancelled, and the system errors of `bytes`.
 */
export async function fingerprint(
  bytes: Bytes,
  surveyor: Surveyor | null,
  signal: Leash,
  report?: (done: number) => void,
): Promise<Fingerprint> {
  if (bytes.size <= CHUNK && surveyor === null) return printOfSmall(bytes, signal, report)
  const sum = createHash('sha256')
  const pace = makePace(signal)
  let done = 0
  while (done < bytes.size) {
    await pace()
    const chunk = bytes.read(done, CHUNK)
    if (chunk.length === 0) break // shorter than its directory said
    sum.update(chunk)
    surveyor?.push(chunk)
    done += chunk.length
    report?.(done)
  }
  return { sha256: sum.digest(), size: done, survey: surveyor?.end() ?? {} }
}

/** In one call: a drive of single messages asks a million times. */
function printOfSmall(bytes: Bytes, signal: Leash, report?: (done: number) => void): Fingerprint {
  throwIfCancelled(signal)
  const whole = bytes.read(0, bytes.size)
  if (whole.length > 0) report?.(whole.length)
  return { sha256: hash('sha256', whole, 'buffer'), size: whole.length, survey: {} }
}
