/**
 * As import-child.ts, for drives with files of the made-up database of mail: `node item-store-child.ts <depot> <mailbox> <root>…`.
 */
import { existsSync, writeSync } from 'node:fs'
import { importDrive } from '../../main/ingest/import.ts'
import { createDepot, openDepot } from '../../main/store/depot.ts'
import { openStoreReaders } from '../helpers/item-store.ts'

const [file = '', mailbox = '', ...roots] = process.argv.slice(2)

const say = (line: object): void => {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

const depot = existsSync(file)
  ? openDepot(file)
  : createDepot(file, { program: 'test', now: () => new Date(0) })
say({ working: true })
const progress = { items: 0 }
const value = await importDrive(
  {
    depot,
    who: { actor: 'test', role: 'archivist' },
    now: () => new Date(),
    signal: { aborted: false },
    report(step) {
      Object.assign(progress, step)
      say({ progress })
    },
    openReaders: openStoreReaders({ silentSeconds: 60 }),
  },
  { handedOverBy: '', received: '', medium: '', mailbox, holder: '', roots },
)
depot.close()
say({ reply: { ok: true, value }, peak: process.resourceUsage().maxRSS * 1024 })
