import { readFileSync } from 'node:fs'
import { readKeywords } from '../read/maildir-place.ts'
import type { SourceFile } from '../source/file.ts'

const FILE = '/dovecot-keywords'
const NONE: ReadonlyMap<string, string> = new Map()

/** The names that the server of a maildir gave its keyword letters, looked up once per folder. Only on the drive itself. */
export function openKeywordNames(): (found: SourceFile) => ReadonlyMap<string, string> {
  const known = new Map<string, ReadonlyMap<string, string>>()
  return (found) => {
    if (found.mailFolder === 'plain' || found.within.length > 0) return NONE
    const path = found.pathBytes.toString('latin1')
    // The message lies in cur, new or tmp; the file in the folder above.
    const folder = path.split('/').slice(0, -2).join('/')
    const names =
      known.get(folder) ?? lookUp(Buffer.from(`${folder === '' ? '' : `/${folder}`}${FILE}`, 'latin1'), found)
    known.set(folder, names)
    return names
  }
}

function lookUp(below: Buffer, found: SourceFile): ReadonlyMap<string, string> {
  try {
    return readKeywords(readFileSync(Buffer.concat([Buffer.from(found.root.path), below])))
  } catch {
    // Most maildirs have none; its letters are then kept as letters, and the file has its own line in the inventory.
    return NONE
  }
}
