import CFB from 'cfb'
import type { Storage } from './compound.ts'

/** Storages and streams of an object that are written. The library looks through all of them for each. */
const MAX_ENTRIES = 2000

/**
 * A storage of a compound file as a compound file of its own, such as a program would save it: the same bytes every time. Null
 * when it has more than 2,000 storages and streams.
 */
export function writeCompound(storage: Storage): Buffer | null {
  const file = CFB.utils.cfb_new({ CLSID: storage.classId.toString('hex') })
  // The library puts an entry of its own into every file.
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5')
  let entries = 0
  const open = [{ storage, path: '/' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    entries += next.storage.streams.size + next.storage.storages.size
    if (entries > MAX_ENTRIES) return null
    for (const { name, bytes } of sorted(next.storage.streams))
      CFB.utils.cfb_add(file, `${next.path}${name}`, bytes, { unsafe: true })
    for (const inner of sorted(next.storage.storages)) {
      open.push({ storage: inner, path: `${next.path}${inner.name}/` })
    }
  }
  return Buffer.from(CFB.write(file, { type: 'buffer' }))
}

/** By name: the order of the tree they came from is whatever its writer made it. */
function sorted<T extends { readonly name: string }>(entries: ReadonlyMap<string, T>): T[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, entry]) => entry)
}
