import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/**
 * Random access to the bytes of one source file, wherever they lie: on the drive, in an archive, in memory.
 * `read` answers with exactly the bytes of [start, start + length) that exist, fewer only past the end. It is synchronous
 * (readers ask for large blocks) and throws Node's own system error when the medium fails, e.g. EIO of an unplugged drive.
 */
export type Bytes = {
  readonly size: number
  /** Where they lie, for another thread that reads them by itself; absent where none could. */
  readonly place?: BytesPlace
  read(start: number, length: number): Buffer
  close(): void
}

/** A file from `start` on, or memory. */
export type BytesPlace =
  | { readonly is: 'file'; readonly path: string | Buffer; readonly start: number }
  | { readonly is: 'memory'; readonly bytes: Buffer }

/** What bytes that pass on others say of their place. */
export function placeOf({ place }: Bytes): Pick<Bytes, 'place'> {
  return place === undefined ? {} : { place }
}

/** Opens `size` bytes once more by their place. Throws Node's system errors; bytes that are gone by then are not read. */
export function openAt(place: BytesPlace, size: number): Bytes {
  if (place.is === 'memory') return bytesOf(place.bytes.subarray(0, size))
  const file = openFile(place.path)
  return { ...windowOf(file, place.start, size), close: () => file.close() }
}

/** Opens a file on the drive. The path is a Buffer where its name is not UTF-8. Throws Node's system errors. */
export function openFile(path: string | Buffer): Bytes {
  const file = openSync(path, 'r')
  const size = fstatSync(file).size
  return {
    size,
    place: { is: 'file', path, start: 0 },
    read(start, length) {
      const wanted = Math.max(0, Math.min(length, size - start))
      const buffer = Buffer.allocUnsafe(wanted)
      let filled = 0
      while (filled < wanted) {
        const got = readSync(file, buffer, filled, wanted - filled, start + filled)
        if (got === 0) break
        filled += got
      }
      return filled === wanted ? buffer : buffer.subarray(0, filled)
    },
    close: () => closeSync(file),
  }
}

/** Bytes already in memory. */
export function bytesOf(buffer: Buffer): Bytes {
  return {
    size: buffer.length,
    place: { is: 'memory', bytes: buffer },
    read: (start, length) => buffer.subarray(start, Math.min(buffer.length, start + length)),
    close: () => {},
  }
}

/** A span of other bytes (a stored entry of an archive). Closing it leaves the whole open. */
export function windowOf(whole: Bytes, start: number, size: number): Bytes {
  return {
    size,
    ...windowPlace(whole, start, size),
    read: (from, length) => whole.read(start + from, Math.max(0, Math.min(length, size - from))),
    close: () => {},
  }
}

function windowPlace({ place }: Bytes, start: number, size: number): Pick<Bytes, 'place'> {
  if (place === undefined) return {}
  if (place.is === 'memory') return { place: { ...place, bytes: place.bytes.subarray(start, start + size) } }
  return { place: { ...place, start: place.start + start } }
}
