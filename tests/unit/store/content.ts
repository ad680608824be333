import { createHash } from 'node:crypto'
import type { NewContent } from '../../../main/store/contents.ts'

/** Bytes as ingest hands them to the store. */
export function contentOf(bytes: Buffer): NewContent {
  const sha256 = createHash('sha256').update(bytes).digest()
  return { sha256, size: bytes.length, bytes, pieces: () => [bytes] }
}
