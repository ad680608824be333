import type { Verb } from '../verb.ts'
import { backup, create, rebuild, schema, status, verify } from './depot.ts'
import { importDrive, inventory, ledger, problemList } from './drive.ts'
import { exportRaw } from './export-raw.ts'
import { facets, log, search, show } from './find.ts'
import { mark, note, tag, undo } from './mark.ts'
import { sample } from './sample.ts'

/** Every verb there is, in the order of the work. `help` is answered by the command line itself. */
export const verbs: readonly Verb[] = [
  create,
  inventory,
  importDrive,
  status,
  ledger,
  problemList,
  search,
  facets,
  show,
  mark,
  tag,
  note,
  undo,
  log,
  verify,
  rebuild,
  backup,
  exportRaw,
  schema,
  sample,
]
