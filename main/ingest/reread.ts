import { Failed } from '../../shared/failure.ts'
import { errorCode } from '../source/medium.ts'

/**
 * Pieces of what is too large to be held: they are read again to be parsed and to be written. What goes wrong then is of the drive,
 * and ends the import: Failed source-failed with the path of the file.
 */
export function* reread(pieces: Iterable<Buffer>, path: string): Generator<Buffer> {
  try {
    yield* pieces
  } catch (error) {
    if (error instanceof Failed) throw error
    throw new Failed({ kind: 'source-failed', file: path, detail: errorCode(error) }, error)
  }
}
