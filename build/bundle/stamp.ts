import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './places.ts'

/** All that a bundle is made of: our sources, the packages' exact versions, and the way of bundling itself. */
const ingredients = [
  'shared/**/*',
  'main/**/*',
  'renderer/**/*',
  'build/bundle.mjs',
  'build/bundle/*',
  'package.json',
  'package-lock.json',
]

/** SHA-256 (hex) over the names and bytes of all that a bundle is made of, and how it is made. */
export function stampOf(how: string): string {
  const hash = createHash('sha256').update(how)
  for (const path of filesOf(ingredients)) {
    const bytes = readFileSync(join(root, path))
    hash.update(`\n${path}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

function filesOf(patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}
