import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A second start of the program on the same user data: its arguments and folder. */
export type SecondStart = { readonly argv: string[]; readonly folder: string }

/**
 * Lets one program at a time have a folder of user data. The lock is SQLite's on a small file: the system drops it with the process,
 * however that ends, and no port is opened. Answers with a function that gives it up, or null after handing `mine` to the program
 * that has it, which hears it by `heard`.
 */
export function takeLock(
  userData: string,
  mine: SecondStart,
  heard: (start: SecondStart) => void,
): (() => void) | null {
  const folder = join(userData, 'stand-in')
  const post = join(folder, 'second-starts')
  mkdirSync(post, { recursive: true })
  const database = new DatabaseSync(join(folder, 'lock.sqlite'))
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch {
    database.close()
    const letter = join(post, randomUUID())
    writeFileSync(`${letter}.part`, JSON.stringify(mine))
    renameSync(`${letter}.part`, `${letter}.json`)
    return null
  }
  // Letters to a program that ended before it read them are nobody's.
  for (const name of readdirSync(post)) rmSync(join(post, name), { force: true })
  const watcher = watch(post, () => readPost(post, heard))
  watcher.unref()
  return () => {
    watcher.close()
    database.close()
  }
}

function readPost(post: string, heard: (start: SecondStart) => void): void {
  for (const name of readdirSync(post).filter((one) => one.endsWith('.json'))) {
    const letter = join(post, name)
    // Written by this program alone, in a folder of this user alone.
    const start = JSON.parse(readFileSync(letter, 'utf8')) as SecondStart
    rmSync(letter)
    heard(start)
  }
}
