import { mkdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { goBy } from './tour/stops.ts'
import { openOnSample } from './tour/unseen.ts'

/**
 * What `npm start` does without a display: opens the workstation unseen on the sample, goes by its screens, and leaves in `folder`, which
 * is emptied first, pictures of them and the account as CSV and PDF. Says on standard output what it leaves.
 */
export async function tour(executable: string, main: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const left: string[] = []
  const leave = (name: string): string => {
    left.push(name)
    return join(folder, name)
  }
  const size = { width: 1280, height: 800 }
  const station = await openOnSample({ main, executable, language: 'en', theme: 'light', size })
  try {
    const { records, closes } = await station.ask('depot.status', {})
    process.stdout.write(
      `The sample: ${records} records; its account ${closes ? 'closes' : 'does not close'}.\n`,
    )
    await goBy(station.page, 'en', async (name) => {
      await station.page.screenshot({ path: leave(`${left.length + 1}-${name}.png`) })
      if (name !== 'accessions' && name !== 'ledger') return
      station.answer('save', leave(`${name}.pdf`))
      await station.ask('desk.savePdf', { name: `${name}.pdf` })
    })
    station.answer('save', leave('ledger.csv'))
    await station.ask('desk.saveLedger', {})
  } finally {
    await station.close()
  }
  const here = relative(process.cwd(), folder)
  process.stdout.write(`Left in ${here}:\n${left.map((name) => `  ${name}\n`).join('')}`)
}
