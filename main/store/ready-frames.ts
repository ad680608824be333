import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import type { NewContent } from './contents.ts'
import { COMPRESSION, PACK_SIZE, PIECE_SIZE } from './packs.ts'

/**
 * Frames compressed before they are needed, in the threads of Node's pool, by what is in them. The writer of contents uses one
 * when the pack it closes holds exactly these contents in this order, and compresses itself when it does not: a wrong guess
 * about what is new costs time, never bytes.
 */
export type ReadyFrames = ReadonlyMap<string, Buffer>

const compress = promisify(zstdCompress)

/** The name of a piece of a content that has packs of its own: its SHA-256 and the number of the piece. */
export function pieceKey(sha256: Buffer, piece: number): string {
  return `${sha256.toString('latin1')}${piece}`
}

/** The name of a pack: the SHA-256 of its contents in their order. */
export function frameKey(contents: readonly { readonly sha256: Buffer }[]): string {
  return contents.map(({ sha256 }) => sha256.toString('latin1')).join('')
}

/**
 * Groups contents as the writer will if all of them are new, cuts those larger than a pack as it will, and compresses all
 * side by side. What is not in memory is left out: the writer reads it piece by piece.
 */
export async function compressAhead(contents: Iterable<NewContent>): Promise<ReadyFrames> {
  const inMemory = [...contents].filter((content): content is InMemory => content.bytes !== null)
  const frames = await Promise.all([
    ...groupIntoPacks(inMemory).map(async (pack): Promise<[string, Buffer]> => {
      return [frameKey(pack), await compress(Buffer.concat(pack.map(({ bytes }) => bytes)), COMPRESSION)]
    }),
    ...inMemory.filter(({ size }) => size > PACK_SIZE).flatMap(compressPieces),
  ])
  return new Map(frames)
}

function compressPieces({ sha256, bytes }: InMemory): Promise<[string, Buffer]>[] {
  return Array.from(
    { length: Math.ceil(bytes.length / PIECE_SIZE) },
    async (_, piece): Promise<[string, Buffer]> => {
      const part = bytes.subarray(piece * PIECE_SIZE, (piece + 1) * PIECE_SIZE)
      return [pieceKey(sha256, piece), await compress(part, COMPRESSION)]
    },
  )
}

type InMemory = NewContent & { readonly bytes: Buffer }

function groupIntoPacks(contents: readonly InMemory[]): InMemory[][] {
  const seen = new Set<string>()
  const groups: InMemory[][] = []
  let group: InMemory[] = []
  let size = 0
  for (const content of contents) {
    const key = content.sha256.toString('latin1')
    if (seen.has(key)) continue
    seen.add(key)
    const isLarge = content.size > PACK_SIZE
    // The writer closes the open pack before a large content, and when the next one has no room in it.
    if (isLarge || size + content.size > PACK_SIZE) {
      if (group.length > 0) groups.push(group)
      group = []
      size = 0
    }
    if (isLarge) continue
    group.push(content)
    size += content.size
  }
  if (group.length > 0) groups.push(group)
  return groups
}
