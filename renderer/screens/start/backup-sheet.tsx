import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Summary } from '../../../shared/contract.ts'
import { ask } from '../../bridge.ts'
import { Explained } from '../../parts/explained.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useDesk } from '../../state/desk.ts'
import { writeBytes } from '../../state/formats.ts'
import { ended, forgetEnded, running } from '../../state/jobs.ts'
import { tellFailure } from '../../state/notice.ts'
import { useStore } from '../../state/store.ts'
import { say, useWords } from '../../state/words.ts'

type SheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Makes a copy of the depot that is checked before it gets its name. */
export function BackupSheet({ isOpen, onClose }: SheetProps) {
  const say = useWords()
  const { depot } = useDesk()
  const [copy, nameCopy] = useState('')
  const end = useStore(ended)['depot.backup']
  const isRunning = useStore(running)?.name === 'depot.backup'
  const begin = () => void backup(depot.is === 'open' ? depot.name : '', nameCopy)
  return (
    <Sheet title={say('upkeep.backup')} isOpen={isOpen} onClose={onClose}>
      <p>{say('upkeep.backup.what')}</p>
      {isRunning ? (
        <>
          <p role="status">{say('upkeep.backup.running')}</p>
          <JobProgress name="depot.backup" items="progress.contents" quiet />
          <p className="soft">{say('upkeep.leave')}</p>
        </>
      ) : (
        <>
          {end === undefined ? null : end.reply.ok ? (
            <Made name={copy} summary={end.reply.value} />
          ) : (
            <Explained failure={end.reply.failure} />
          )}
          <div className="sheet-foot">
            <Button className="primary" onPress={begin}>
              {say('upkeep.backup.begin')}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  )
}

function Made({ name, summary }: { readonly name: string; readonly summary: Summary<'depot.backup'> }) {
  const say = useWords()
  return (
    <div className="upkeep-result" role="status">
      <p>✔ {say('upkeep.backup.done', { name, bytes: writeBytes(summary.bytes), n: summary.verified })}</p>
      <p>{say('upkeep.backup.keep')}</p>
    </div>
  )
}

async function backup(depot: string, nameCopy: (name: string) => void): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  const name = say('upkeep.backup.name', { name: depot.replace(/\.depot$/i, ''), day })
  const chosen = await ask('desk.choose', { what: 'new-file', name })
  if (!chosen.ok) return tellFailure(chosen.failure)
  if (chosen.value.chosen === null) return
  nameCopy(chosen.value.chosen.names.join(', '))
  forgetEnded('depot.backup')
  const reply = await ask('depot.backup', { ticket: chosen.value.chosen.ticket })
  if (!reply.ok) tellFailure(reply.failure)
}
