import type { Problem } from '../../shared/problem.ts'
import { LARGE_ITEM } from '../read/item.ts'
import type { Bytes } from '../source/bytes.ts'
import type { NewContent } from '../store/contents.ts'
import { contentOf } from './item-hash.ts'

/**
 * A problem of a database of mail with the bytes of the damaged place it names, as they lie in the file: what is left in them can be
 * looked into by other means.
 */
export type WithDamage = Problem & { readonly damage?: NewContent }

/** The largest block there is ([MS-PST] §2.2.2.8.3.1). What a problem of one item names beyond it is not one place. */
const BLOCK = 64 * 1024

/** A file whose damaged places are read: `judge` says what an error of it means, and throws Failed when the whole drive is gone. */
export type DamagedFile = { readonly bytes: Bytes; judge(error: unknown): Problem }

/** A problem of one item with its damage. Throws what `judge` throws. */
export function withDamageOfItem(problem: Problem, file: DamagedFile): WithDamage {
  return withDamage(problem, file, BLOCK)
}

/** A problem of a whole file with its damage. Throws as above. */
export function withDamageOfFile(problem: Problem, file: DamagedFile): WithDamage {
  return withDamage(problem, file, LARGE_ITEM)
}

/**
 * Of a place that reaches beyond the end of the file the bytes that are there, and none of one that the drive does not give: what
 * was read of the file stands without them.
 */
function withDamage(problem: Problem, { bytes, judge }: DamagedFile, most: number): WithDamage {
  const { start = 0, length = 0 } = problem
  if (length === 0 || length > most || start >= bytes.size) return problem
  try {
    // Bytes in memory are the file's own: a copy may outlive it.
    return { ...problem, damage: contentOf(Buffer.from(bytes.read(start, length))) }
  } catch (error) {
    judge(error)
    return problem
  }
}
