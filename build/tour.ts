import { mkdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { goBy, stops } from './tour/stops.ts'
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
  const language = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('nl') ? 'nl' : 'en'
  const size = { width: 1280, height: 800 }
  const visit = await openOnSample({ main, executable, language, theme: 'light', size })
  try {
    const { records, closes } = await visit.ask('depot.status', {})
    process.stdout.write(
      `The sample: ${records} records; its account ${closes ? 'closes' : 'does not close'}.\n`,
    )
    await goBy(visit, stops, async (stop) => {
      const number = String(stops.indexOf(stop) + 1).padStart(2, '0')
      await visit.page.screenshot({ path: leave(`${number}-${stop}.png`) })
      if (stop !== 'ledger') return
      visit.answer('save', leave('ledger.pdf'))
      await visit.ask('desk.savePdf', { name: 'ledger.pdf' })
    })
    visit.answer('save', leave('ledger.csv'))
    await visit.ask('desk.saveLedger', {})
  } finally {
    await visit.close()
  }
  const here = relative(process.cwd(), folder)
  process.stdout.write(`Left in ${here}:\n${left.map((name) => `  ${name}\n`).join('')}`)
}
