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

/** A problem of one item with its damage. Throws the system errors of the medium. */
export function withDamageOfItem(problem: Problem, file: Bytes): WithDamage {
  return withDamage(problem, file, BLOCK)
}

/** A problem of a whole file with its damage. Throws as above. */
export function withDamageOfFile(problem: Problem, file: Bytes): WithDamage {
  return withDamage(problem, file, LARGE_ITEM)
}

/** Of a place that reaches beyond the end of the file the bytes that are there. */
function withDamage(problem: Problem, file: Bytes, most: number): WithDamage {
  const { start = 0, length = 0 } = problem
  if (length === 0 || length > most || start >= file.size) return problem
  // Bytes in memory are the file's own: a copy may outlive it.
  return { ...problem, damage: contentOf(Buffer.from(file.read(start, length))) }
}
