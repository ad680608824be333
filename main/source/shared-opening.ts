import { type Bytes, placeOf } from './bytes.ts'
import type { Opened } from './file.ts'

/**
 * Makes an `open` that does the work once for all who have the file open at the same time, and really closes after the last.
 * Opening again after that does the work again. `work` answers with bytes that are to be closed once.
 */
export function shareOpening(work: () => Promise<Opened>): () => Promise<Opened> {
  let current: Promise<Opened> | null = null
  let users = 0
  const leave = (whole: Bytes | null) => {
    users -= 1
    if (users > 0) return
    current = null
    whole?.close()
  }
  return async () => {
    users += 1
    current ??= work()
    try {
      const { bytes, problems } = await current
      if (bytes === null) {
        leave(null)
        return { bytes, problems }
      }
      return { bytes: closingOnce(bytes, () => leave(bytes)), problems }
    } catch (error) {
      leave(null)
      throw error
    }
  }
}

/** The same bytes with another `close`, which acts at the first call only. */
export function closingOnce(bytes: Bytes, close: () => void): Bytes {
  let open = true
  return {
    size: bytes.size,
    ...placeOf(bytes),
    read: (start, length) => bytes.read(start, length),
    close: () => {
      if (open) close()
      open = false
    },
  }
}
