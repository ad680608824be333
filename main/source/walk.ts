import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { Leash } from '../../shared/leash.ts'
import type { Problem } from '../../shared/problem.ts'
import { openFile } from './bytes.ts'
import type { Found, MailFolder, Opened, SourceFile, SourceProblem } from './file.ts'
import { isMaildir, shapeOf } from './maildir.ts'
import { findRoot, judgeReadError, lookAt, type Root } from './medium.ts'
import { joinNames, nameText, toByteString, toBytes } from './names.ts'
import { makePace } from './pace.ts'
import { shareOpening } from './shared-opening.ts'
import { isoTime } from './time.ts'

export type WalkOptions = {
  readonly signal: Leash
  /** Absolute paths that are ours and no part of the drive: the depot being written, the folder of temporary files. */
  readonly exclude?: readonly string[]
}

/** A place below a root. Both are byte strings (see names.ts). */
type Spot = { readonly root: Root; readonly path: string; readonly relative: string }

/** A folder being walked. */
type Folder = Spot & {
  readonly name: string
  readonly inMaildir: boolean
  readonly isMaildir: boolean
  readonly names: readonly string[]
  next: number
}

/**
 * Yields everything below the chosen files and folders, each exactly once, in an order that is the same every time: names by
 * their bytes, depth first. A root inside another root is walked as part of that one. Holds one listing per level in memory.
 * Links are not followed and pipes, sockets and devices not opened: they are yielded as problems, as is what cannot be read.
 * Throws Failed: source-missing for a root that is not there, source-failed when one disappears, cancelled.
 */
export async function* walkDrive(chosen: readonly string[], options: WalkOptions): AsyncGenerator<Found> {
  const excluded = new Set((options.exclude ?? []).map(toByteString))
  for (const root of outermost(chosen.map(findRoot))) {
    const spot = { root, path: root.real, relative: '' }
    if (root.isFolder) {
      yield* walkFolder(spot, excluded, options.signal)
    } else if (!excluded.has(root.real)) {
      const found = lookUp({ ...spot, relative: toByteString(basename(root.path)) }, 'plain')
      if (found !== 'folder') yield found
    }
  }
}

/** What has happened to a file of the drive since it was listed: a problem, or null when it is still the same. */
export function checkUnchanged(file: SourceFile): Problem | null {
  if (file.identity === null) return null
  const { root } = file
  const path = root.isFolder ? joinNames(root.real, toByteString(file.pathBytes)) : root.real
  try {
    return lookAt(toBytes(path)).identity === file.identity ? null : { kind: 'changed-during-import' }
  } catch (error) {
    return judgeReadError(error, root)
  }
}

// Not recursive: handing each file up through every level of a deep tree would cost time by its depth.
async function* walkFolder(top: Spot, excluded: ReadonlySet<string>, signal: Leash): AsyncGenerator<Found> {
  const pace = makePace(signal)
  const folders: Folder[] = []
  const enter = (spot: Spot, inMaildir: boolean): SourceProblem | null => {
    const folder = listFolder(spot, inMaildir)
    if ('step' in folder) return folder
    folders.push(folder)
    return null
  }
  const failed = enter(top, false)
  if (failed !== null) yield failed
  for (let folder = folders.at(-1); folder !== undefined; folder = folders.at(-1)) {
    await pace()
    const name = folder.names[folder.next++]
    if (name === undefined) {
      folders.pop()
      continue
    }
    const spot = {
      root: folder.root,
      path: joinNames(folder.path, name),
      relative: joinNames(folder.relative, name),
    }
    if (excluded.has(spot.path)) continue
    const looked = lookUp(spot, shapeOf(name, folder.name, folder.inMaildir))
    const found = looked === 'folder' ? enter(spot, folder.isMaildir) : looked
    if (found !== null) yield found
  }
}

// A root inside another one would be imported twice.
function outermost(roots: readonly Root[]): Root[] {
  return roots.filter(
    (root, at) =>
      roots.findIndex((other) => other.real === root.real) === at &&
      !roots.some((other) => other.real !== root.real && root.real.startsWith(joinNames(other.real, ''))),
  )
}

function listFolder(spot: Spot, inMaildir: boolean): Folder | SourceProblem {
  try {
    // Strings of latin1 sort in the order of their bytes.
    const names = readdirSync(toBytes(spot.path), { encoding: 'latin1' }).sort()
    const present = new Set(names)
    const has = (name: string) => present.has(name)
    return { ...spot, name: basename(spot.path), inMaildir, isMaildir: isMaildir(has), names, next: 0 }
  } catch (error) {
    return unreadable(spot, judgeReadError(error, spot.root, 'folder'))
  }
}

function lookUp(spot: Spot, mailFolder: MailFolder): Found | 'folder' {
  try {
    const { stat, identity } = lookAt(toBytes(spot.path))
    if (stat.isDirectory()) return 'folder'
    const facts = { size: Number(stat.size), modified: isoTime(Number(stat.mtimeMs)) }
    if (stat.isSymbolicLink()) return unreadable(spot, { kind: 'symlink-not-followed' }, facts)
    if (!stat.isFile()) return unreadable(spot, { kind: 'special-file' }, facts)
    return {
      step: 'file',
      ...place(spot, facts),
      identity,
      mailFolder,
      open: shareOpening(async () => open(spot)),
    }
  } catch (error) {
    return unreadable(spot, judgeReadError(error, spot.root))
  }
}

function open(spot: Spot): Opened {
  try {
    return { bytes: openFile(toBytes(spot.path)), problems: [] }
  } catch (error) {
    return { bytes: null, problems: [judgeReadError(error, spot.root)] }
  }
}

type Facts = { readonly size: number; readonly modified: string }

function unreadable(spot: Spot, problem: Problem, facts: Facts = { size: 0, modified: '' }): SourceProblem {
  const where = place(spot, facts)
  return { step: 'unreadable', ...where, problems: [problem, ...where.problems] }
}

function place(spot: Spot, facts: Facts) {
  const { text, problems } = nameText(spot.relative)
  const pathBytes = toBytes(spot.relative)
  return { path: text, pathBytes, root: spot.root, within: [], place: 0, ...facts, problems }
}
