import { lstatSync, opendirSync } from 'node:fs'
import type { Beside } from '../read/item.ts'
import { openFile } from './bytes.ts'
import type { SourceFile } from './file.ts'
import { joinNames, nameText, toByteString, toBytes } from './names.ts'

/** Names of one folder that are listed; of a fuller one none are, since which of them would be chance. */
const MOST_NAMES = 10_000

/**
 * What lies beside a file on its drive, for its reader: never outside the chosen folder, and never through a link. Undefined for an
 * entry of an archive, and for a file that was chosen by itself.
 */
export function besideOf({ within, root, pathBytes, path }: SourceFile): Beside | undefined {
  if (within.length > 0 || !root.isFolder) return undefined
  const folder = toByteString(pathBytes).split('/').slice(0, -1)
  const locate = (below: string, kind: 'file' | 'folder') => place(root.real, folder, below, kind)
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    open(below) {
      const file = locate(below, 'file')
      return file === null ? null : orNull(() => openFile(file))
    },
    list(below) {
      const found = locate(below, 'folder')
      return found === null ? [] : (orNull(() => listNames(found)) ?? [])
    },
  }
}

/** Where a path from a folder leads; null when that is outside the root, through a link, or nothing of this kind. */
function place(
  root: string,
  folder: readonly string[],
  below: string,
  kind: 'file' | 'folder',
): Buffer | null {
  const segments = [...folder]
  for (const segment of below.split('/').filter((one) => one !== '' && one !== '.')) {
    if (/[\\\0]/.test(segment)) return null
    if (segment !== '..') segments.push(toByteString(segment))
    else if (segments.pop() === undefined) return null
  }
  let path = root
  for (const [at, segment] of segments.entries()) {
    path = joinNames(path, segment)
    if (!isOfKind(path, at < segments.length - 1 ? 'folder' : kind)) return null
  }
  return segments.length === 0 && kind === 'file' ? null : toBytes(path)
}

function isOfKind(path: string, kind: 'file' | 'folder'): boolean {
  const stat = orNull(() => lstatSync(toBytes(path)))
  return kind === 'file' ? stat?.isFile() === true : stat?.isDirectory() === true
}

/** Names that are text, in the order of their bytes. */
function listNames(path: Buffer): string[] {
  // Node's types want text here; the call itself takes the bytes of a path.
  const folder = opendirSync(path as unknown as string, { encoding: 'latin1' as BufferEncoding })
  const names: string[] = []
  try {
    for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
      names.push(entry.name)
      if (names.length > MOST_NAMES) return []
    }
  } finally {
    folder.closeSync()
  }
  return names
    .sort()
    .map(nameText)
    .flatMap(({ text, problems }) => (problems.length === 0 ? [text] : []))
}

/** Whatever the drive refuses lies beside nothing. */
function orNull<T>(look: () => T): T | null {
  try {
    return look()
  } catch {
    return null
  }
}
