import { useState } from 'react'
import { useCommands } from '../../commands/registry.ts'
import { useDesk } from '../../state/desk.ts'
import { showImport } from '../accessions/import/drive.ts'
import { BackupSheet } from './backup-sheet.tsx'
import { chooseDepot, closeDepot, makeDepot } from './depot-actions.ts'
import { DropTarget } from './drop-target.tsx'
import { JobEnds } from './job-ends.tsx'
import { VerifySheet } from './verify-sheet.tsx'
import './start.css'

/** What can be done with depots as a whole, on every screen. */
export function DepotCommands() {
  const { depot } = useDesk()
  const [shown, show] = useState<'verify' | 'backup' | null>(null)
  const withDepot = (run: () => void) => (depot.is === 'open' ? run : undefined)
  useCommands({
    'new-depot': () => void makeDepot(),
    'open-depot': () => void chooseDepot(),
    'close-depot': depot.is === 'none' ? undefined : () => void closeDepot(),
    import: withDepot(showImport),
    verify: withDepot(() => show('verify')),
    backup: withDepot(() => show('backup')),
  })
  const close = () => show(null)
  return (
    <>
      <DropTarget />
      <JobEnds />
      <VerifySheet isOpen={shown === 'verify' && depot.is === 'open'} onClose={close} />
      <BackupSheet isOpen={shown === 'backup' && depot.is === 'open'} onClose={close} />
    </>
  )
}
