import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import type { RecentDepot } from '../../../shared/desk.ts'

/** A depot opened before, as the host keeps it: the path stays here. */
export const KeptDepot = z.object({ id: z.string(), file: z.string(), opened: z.string() })
export type KeptDepot = z.infer<typeof KeptDepot>

const MOST = 20

/** How long a disk may take to say whether a depot is there; one on a sleeping network drive is not called missing. */
const PATIENCE_MS = 300

/** The list with this depot first; it keeps its id when it was there before. `opened`: ISO 8601. */
export function withRecent(recents: readonly KeptDepot[], file: string, opened: string): KeptDepot[] {
  const id = recents.find((each) => each.file === file)?.id ?? randomUUID()
  return [{ id, file, opened }, ...recents.filter((each) => each.file !== file)].slice(0, MOST)
}

/** The list as a screen shows it. */
export function showRecents(recents: readonly KeptDepot[]): Promise<RecentDepot[]> {
  return Promise.all(
    recents.map(async ({ id, file, opened }) => ({
      id,
      name: basename(file),
      place: folderShown(file),
      opened,
      missing: await isMissing(file),
    })),
  )
}

/** The folder of a file as a person knows it: from the home folder on. */
function folderShown(file: string): string {
  const folder = dirname(file)
  const home = homedir()
  return folder === home || folder.startsWith(`${home}/`) || folder.startsWith(`${home}\\`)
    ? `~${folder.slice(home.length)}`
    : folder
}

async function isMissing(file: string): Promise<boolean> {
  const looked = stat(file).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT' || error.code === 'ENOTDIR',
  )
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), PATIENCE_MS)
  return Promise.race([looked, late]).finally(() => clearTimeout(timer))
}
