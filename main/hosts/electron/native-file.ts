import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** SHA-256 of the database binary that was packaged, compiled in by the bundler; '' in development. */
declare const __NATIVE_SHA256__: string

/**
 * Whether the one binary file that lies outside the sealed archive is the one it was packaged with; to be asked before any
 * thread loads it. `folder`: the program's own.
 */
export function isNativeFileOurs(folder: string): boolean {
  const wanted = typeof __NATIVE_SHA256__ === 'string' ? __NATIVE_SHA256__ : ''
  if (wanted === '') return true
  const file = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`
  try {
    return (
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex') === wanted
    )
  } catch {
    return false
  }
}
