import { lstatSync, opendirSync } from 'node:fs'
import type { Beside } from '../read/item.ts'
import { openFile } from './bytes.ts'
import { NOTHING, type SourceFile } from './file.ts'
import { judgeReadError, type Root } from './medium.ts'
import { joinNames, MOST_NAMES, nameText, toByteString, toBytes } from './names.ts'

/**
 * What lies beside a file on its drive or in its archive, for its reader: never outside the chosen folder or that archive, and
 * never through a link. Undefined for a file that was chosen by itself, or whose place in its archive is not clear. `spool` is the
 * folder for what the reader puts together.
 */
export function besideOf(file: SourceFile, spool: string): Beside | undefined {
  const { within, root, path } = file
  const named = {
    name: path.slice(path.lastIndexOf('/') + 1),
    spool,
    judge: (error: unknown) => judgeReadError(error, root),
  }
  if (file.among !== undefined) return { ...named, ...besideInArchive(file.among) }
  return within.length > 0 || !root.isFolder ? undefined : { ...named, ...besideOnDrive(file) }
}

type Looking = Pick<Beside, 'open' | 'list'>

function besideInArchive({ entries, path }: NonNullable<SourceFile['among']>): Looking {
  const folder = path.split('/').slice(0, -1)
  return {
    async open(below) {
      const names = namesFrom(folder, below)
      return names === null ? NOTHING : await entries.open(names.join('/'))
    },
    list(below) {
      const names = namesFrom(folder, below)
      return names === null ? [] : entries.list(names.join('/'))
    },
  }
}

function besideOnDrive({ root, pathBytes }: SourceFile): Looking {
  const folder = toByteString(pathBytes).split('/').slice(0, -1)
  const locate = (below: string, kind: 'file' | 'folder') => {
    const names = namesFrom(folder, toByteString(below))
    return names === null ? null : place(root, names, kind)
  }
  return {
    async open(below) {
      const file = locate(below, 'file')
      return { bytes: file === null ? null : orNull(() => openFile(file), root), problems: [] }
    },
    list(below) {
      const found = locate(below, 'folder')
      return found === null ? [] : (orNull(() => listNames(found), root) ?? [])
    },
  }
}

/** The names on the way from the top to where a path from a folder leads; null when that is outside, or no path. */
function namesFrom(folder: readonly string[], below: string): readonly string[] | null {
  const names = [...folder]
  for (const name of below.split('/').filter((one) => one !== '' && one !== '.')) {
    if (/[\\\0]/.test(name)) return null
    if (name !== '..') names.push(name)
    else if (names.pop() === undefined) return null
  }
  return names
}

/** Where names lead below a root; null when that is through a link, or nothing of this kind. */
function place(root: Root, names: readonly string[], kind: 'file' | 'folder'): Buffer | null {
  let path = root.real
  for (const [at, name] of names.entries()) {
    path = joinNames(path, name)
    const stat = orNull(() => lstatSync(toBytes(path)), root)
    const isFolder = at < names.length - 1 || kind === 'folder'
    if (!(isFolder ? stat?.isDirectory() : stat?.isFile())) return null
  }
  return names.length === 0 && kind === 'file' ? null : toBytes(path)
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

/** Whatever the drive refuses lies beside nothing; of a drive that is gone nobody knows what did. */
function orNull<T>(look: () => T, root: Root): T | null {
  try {
    return look()
  } catch (error) {
    judgeReadError(error, root)
    return null
  }
}
