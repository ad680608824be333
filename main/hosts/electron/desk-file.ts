import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Settings } from '../../../shared/desk.ts'
import { KeptDepot } from './recents.ts'
import { replaceFile } from './write-file.ts'

const Whole = z.number().int()

/** What the desk keeps between two starts. */
export const Kept = z.object({
  settings: Settings.prefault({}),
  recents: z.array(KeptDepot).default([]),
  /** The depot that was open last; null when it was closed by hand. */
  last: z.string().nullable().default(null),
  /** The folder last chosen from or saved in. */
  folder: z.string().nullable().default(null),
  window: z
    .object({ x: Whole, y: Whole, width: Whole, height: Whole, maximized: z.boolean() })
    .nullable()
    .default(null),
})
export type Kept = z.infer<typeof Kept>

/** The settings of the desk, in memory and in their file. */
export type DeskFile = {
  readonly kept: () => Kept
  /** Changes some of it and writes all of it. A disk that refuses costs only the memory of it at the next start. */
  keep(change: Partial<Kept>): void
}

/**
 * Opens the file in which the desk keeps its settings, in a folder that exists. A file that cannot be understood is put aside
 * under another name, and all is as at the first start.
 */
export function openDeskFile(folder: string, now: () => Date): DeskFile {
  const file = join(folder, 'desk.json')
  let kept = readKept(file, now)
  return {
    kept: () => kept,
    keep(change) {
      kept = { ...kept, ...change }
      try {
        replaceFile(file, `${JSON.stringify(kept, null, 2)}\n`)
      } catch {
        // It is a convenience, and no depot depends on it: a full disk must not stop the work.
      }
    },
  }
}

function readKept(file: string, now: () => Date): Kept {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return Kept.parse({})
  }
  try {
    return Kept.parse(JSON.parse(text))
  } catch {
    putAside(file, now())
    return Kept.parse({})
  }
}

function putAside(file: string, now: Date): void {
  try {
    renameSync(file, `${file}.unread-${now.toISOString().replaceAll(/[:.]/g, '-')}`)
  } catch {
    // Then it is overwritten by the next change; nothing of an archive is in it.
  }
}
