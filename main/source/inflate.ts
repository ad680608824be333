import { createInflateRaw } from 'node:zlib'
import type { Bytes } from './bytes.ts'
import { errorCode } from './medium.ts'
import type { Pace } from './pace.ts'

const PIECE = 256 * 1024

/** How unpacking ended; `stopped`: whoever takes the bytes wanted no more. `consumed`: packed bytes used. */
export type Inflated = {
  readonly end: 'whole' | 'cut off' | 'damaged' | 'stopped'
  readonly consumed: number
}

/** Where unpacked bytes go, in order: answers false when no more may come. */
export type Sink = (chunk: Buffer) => boolean

export type Inflating = {
  /** Where the packed bytes begin; they go on for as long as they need, at most to the end of `bytes`. */
  readonly start: number
  /** Bytes unpacked at a time. When the data is damaged the last, unfinished step is lost. */
  readonly step: number
  readonly pace: Pace
  readonly take: Sink
}

/** Unpacks deflate data (RFC 1951) in bounded memory. Throws only what `bytes`, `pace` and `take` throw. */
export async function inflate(bytes: Bytes, { start, step, pace, take }: Inflating): Promise<Inflated> {
  const inflater = createInflateRaw({ chunkSize: step })
  let stopped = false
  let thrown: { readonly error: unknown } | null = null
  inflater.on('data', (chunk: Buffer) => {
    if (stopped) return
    try {
      stopped = !take(chunk)
    } catch (error) {
      // A throw from an event handler would end the process.
      thrown = { error }
      stopped = true
    }
  })
  const failed = new Promise<Error>((settle) => inflater.once('error', settle))
  const ended = new Promise<null>((settle) => inflater.once('end', () => settle(null)))
  const finish = (end: Inflated['end']): Inflated => {
    if (thrown !== null) throw thrown.error
    return { end: stopped ? 'stopped' : end, consumed: inflater.bytesWritten }
  }
  try {
    for (let at = start; at < bytes.size && !stopped; ) {
      await pace()
      const piece = bytes.read(at, PIECE)
      if (piece.length === 0) break
      at += piece.length
      const written = new Promise<null>((settle) => inflater.write(piece, () => settle(null)))
      if ((await Promise.race([failed, written])) !== null) return finish('damaged')
      // Fewer bytes used than given: the data says it is complete.
      if (inflater.bytesWritten < at - start) break
    }
    if (stopped) return finish('stopped')
    inflater.end()
    const error = await Promise.race([failed, ended])
    return finish(error === null ? 'whole' : errorCode(error) === 'Z_BUF_ERROR' ? 'cut off' : 'damaged')
  } finally {
    inflater.destroy()
  }
}
