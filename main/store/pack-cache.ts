import type { ReadDb } from './connection.ts'
import { readPack } from './packs.ts'

/** Bytes of unpacked packs kept per connection: neighbours in a list mostly lie in the same few packs. */
const KEPT_BYTES = 16 * 1024 * 1024

type Kept = { readonly packs: Map<number, Buffer>; bytes: number }

const caches = new WeakMap<ReadDb, Kept>()

/**
 * The unpacked bytes of a pack, from memory when it was read lately. They may be older than the depot (a pack can be
 * written anew): the caller checks what it takes out against its hash. Throws as readPack.
 */
export function keptPack(db: ReadDb, id: number): Buffer {
  const cache = cacheOf(db)
  const known = cache.packs.get(id)
  cache.packs.delete(id)
  const bytes = known ?? readPack(db, id)
  cache.packs.set(id, bytes)
  if (known === undefined) cache.bytes += bytes.length
  for (const [oldest, { length }] of cache.packs) {
    if (cache.bytes <= KEPT_BYTES) break
    cache.packs.delete(oldest)
    cache.bytes -= length
  }
  return bytes
}

/** Forgets a kept pack: its bytes turned out to be stale. */
export function forgetPack(db: ReadDb, id: number): void {
  const cache = cacheOf(db)
  cache.bytes -= cache.packs.get(id)?.length ?? 0
  cache.packs.delete(id)
}

/** Forgets everything kept, for who wants to know what is on the disk. SQLite's own page cache goes too. */
export function forgetPacks(db: ReadDb): void {
  caches.delete(db)
  db.pragma('shrink_memory')
}

function cacheOf(db: ReadDb): Kept {
  const cache = caches.get(db) ?? { packs: new Map<number, Buffer>(), bytes: 0 }
  caches.set(db, cache)
  return cache
}
