import type { Problem } from '../../shared/problem.ts'
import { piecesOf } from '../read/blocks.ts'
import { LARGE_ITEM } from '../read/item.ts'
import type { Bytes } from '../source/bytes.ts'
import type { NewContent } from '../store/contents.ts'
import { contentOf, hashItem } from './item-hash.ts'
import { reread } from './reread.ts'

/**
 * A problem of a database of mail with the bytes of the damaged place it names, as they lie in the file: what is left in them can be
 * looked into by other means.
 */
export type WithDamage = Problem & { readonly damage?: NewContent }

/** The largest block there is ([MS-PST] §2.2.2.8.3.1). What a problem of one item names beyond it is not one place. */
const BLOCK = 64 * 1024

/** Bytes of a place that are held until they are written; those of a larger one are read again then. */
const HELD = 256 * 1024

/** A file whose damaged places are read. */
export type DamagedFile = {
  readonly path: string
  readonly bytes: Bytes
  /** Says what an error of it means, and throws Failed when the whole drive is gone. */
  judge(error: unknown): Problem
}

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
function withDamage(problem: Problem, file: DamagedFile, most: number): WithDamage {
  const { start = 0, length = 0 } = problem
  const there = Math.min(length, file.bytes.size - start)
  if (there <= 0 || length > most) return problem
  try {
    return { ...problem, damage: contentAt(file, start, there) }
  } catch (error) {
    file.judge(error)
    return problem
  }
}

function contentAt({ path, bytes }: DamagedFile, start: number, length: number): NewContent {
  // Bytes in memory are the file's own: a copy may outlive it.
  if (length <= HELD) return contentOf(Buffer.from(bytes.read(start, length)))
  const pieces = () => reread(piecesOf(bytes, start, length), path)
  return { bytes: null, pieces, ...hashItem({ bytes: null, pieces: () => piecesOf(bytes, start, length) }) }
}
