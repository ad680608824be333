import type { DeskHandlers } from '../../../shared/contract.ts'
import type { Dialogs } from './dialogs.ts'
import type { Paper } from './paper.ts'
import { safeName } from './safe-name.ts'
import type { Workplace } from './workplace.ts'
import { saveFile } from './write-file.ts'

type Saving = Pick<
  DeskHandlers,
  'desk.savePart' | 'desk.saveRaw' | 'desk.saveKept' | 'desk.saveLedger' | 'desk.savePdf' | 'desk.print'
>

/** The requests by which something of a depot becomes a file or paper, where the person says. */
export function makeSavingHandlers(workplace: Workplace, dialogs: Dialogs, paper: Paper): Saving {
  /** Asks for the place before the bytes are made: they can be many, and the person may think better of it. */
  async function save(name: string, bytes: () => Promise<string | Uint8Array>) {
    const file = await dialogs.whereToSave(name)
    return { saved: file === null ? null : saveFile(file, await bytes()) }
  }
  return {
    async 'desk.savePart'({ record, path }) {
      const part = await workplace.ask('record.part', { id: record, path })
      return save(safeName(part.name, `record ${record}`), async () => part.bytes)
    },
    async 'desk.saveRaw'({ record }) {
      const { provenance } = await workplace.ask('record.read', { id: record })
      return save(
        `record ${record}.${provenance.form}`,
        async () => (await workplace.ask('record.raw', { id: record })).bytes,
      )
    },
    async 'desk.saveKept'({ problem }) {
      const { path, start, bytes } = await workplace.ask('problem.bytes', { id: problem })
      const name = path.slice(path.lastIndexOf('/') + 1)
      return save(safeName(`${name} ${start}.bin`, `problem ${problem}.bin`), async () => bytes)
    },
    'desk.saveLedger': (which) =>
      save(which.accession === undefined ? 'ledger.csv' : `ledger ${which.accession}.csv`, async () => {
        const { text } = await workplace.ask('ledger.export', { ...which, form: 'csv' })
        // Without the mark a common spreadsheet program takes UTF-8 for an old code page.
        return `\u{feff}${text}`
      }),
    'desk.savePdf': ({ name }) => save(`${safeName(name, 'bewaarpost')}.pdf`, () => paper.pdf()),
    async 'desk.print'() {
      await paper.print()
      return {}
    },
  }
}
