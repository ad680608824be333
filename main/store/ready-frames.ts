import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import type { NewContent } from './contents.ts'
import { COMPRESSION, PACK_SIZE } from './packs.ts'

/**
 * Frames compressed before they are needed, in the threads of Node's pool, by what is in them. The writer of contents uses one
 * when the pack it closes holds exactly these contents in this order, and compresses itself when it does not: a wrong guess
 * about what is new costs time, never bytes.
 */
export type ReadyFrames = ReadonlyMap<string, Buffer>

const compress = promisify(zstdCompress)

/** The name of a pack: the SHA-256 of its contents in their order. */
export function frameKey(contents: readonly { readonly sha256: Buffer }[]): string {
  return contents.map(({ sha256 }) => sha256.toString('latin1')).join('')
}

/**
 * Groups contents as the writer will if all of them are new, and compresses the groups side by side. Contents larger than a
 * pack are left out: they are written in pieces of their own.
 */
export async function compressAhead(contents: Iterable<NewContent>): Promise<ReadyFrames> {
  const packs = [...groupIntoPacks(contents)]
  const frames = await Promise.all(
    packs.map(async (pack): Promise<[string, Buffer]> => {
      const bytes = Buffer.concat(pack.map((content) => content.bytes ?? Buffer.alloc(0)))
      return [frameKey(pack), await compress(bytes, COMPRESSION)]
    }),
  )
  return new Map(frames)
}

type InMemory = NewContent & { readonly bytes: Buffer }

function* groupIntoPacks(contents: Iterable<NewContent>): Generator<InMemory[]> {
  const seen = new Set<string>()
  let group: InMemory[] = []
  let size = 0
  for (const content of contents) {
    const key = content.sha256.toString('latin1')
    if (seen.has(key)) continue
    seen.add(key)
    const fits = content.bytes !== null && content.size <= PACK_SIZE
    if (group.length > 0 && (!fits || size + content.size > PACK_SIZE)) {
      yield group
      group = []
      size = 0
    }
    // The test of `bytes` is part of `fits`; spelled out so that the compiler sees it.
    if (!fits || content.bytes === null) continue
    group.push({ ...content, bytes: content.bytes })
    size += content.size
  }
  if (group.length > 0) yield group
}
