import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { InventorySummary } from '../../../../shared/contract.ts'
import { inMailbox } from '../../../../shared/inventory.ts'
import { Explained } from '../../../parts/explained.tsx'
import { useKeptFocus } from '../../../parts/use-kept-focus.ts'
import { useDesk } from '../../../state/desk.ts'
import { ended } from '../../../state/jobs.ts'
import { go } from '../../../state/route.ts'
import { useStore } from '../../../state/store.ts'
import { useWords } from '../../../state/words.ts'
import { Choosing } from './choosing.tsx'
import { type Drive, drive, importDrive, resuming, takeStock } from './drive.ts'
import { HandOverForm } from './hand-over-form.tsx'
import { Imported } from './imported.tsx'
import { Importing } from './importing.tsx'
import { InventoryView } from './inventory-view.tsx'
import { Looking } from './looking.tsx'
import { inventoryOf, stageOf } from './stage.ts'

/** One page for bringing in a drive: what was chosen, what is in it, where it comes from, and the import. */
export function ImportPage() {
  const say = useWords()
  const now = useStore(drive)
  const resumes = useStore(resuming) ?? now?.resumes ?? null
  return (
    <div className="acc acc-import">
      <header className="acc-head">
        <h1>
          {resumes === null ? say('drive.title') : say('drive.resume.title', { number: resumes.accession })}
        </h1>
        <Button className="link" onPress={() => go({ accession: null })}>
          {say('drive.all')}
        </Button>
      </header>
      {now === null ? <Choosing chosen={null} isFixed={false} /> : <Steps now={now} />}
    </div>
  )
}

function Steps({ now }: { readonly now: Drive }) {
  const say = useWords()
  const endings = useStore(ended)
  const { depot } = useDesk()
  const stage = stageOf(now, endings)
  useKeptFocus(stage.is)
  const taken = inventoryOf(now, endings)
  const { mailbox } = now.handOver
  const inventory = useMemo(() => (taken === null ? null : inMailbox(taken, mailbox)), [taken, mailbox])
  if (depot.is !== 'open') return null
  if (stage.is === 'importing') return <Importing names={now.names} />
  if (stage.is === 'imported') return <Imported now={now} summary={stage.summary} />
  if (stage.is === 'failed' && stage.at === 'import') {
    return (
      <Explained failure={stage.failure}>
        <div className="job-controls">
          <Button className="primary" onPress={() => void importDrive()}>
            {say('drive.again')}
          </Button>
        </div>
      </Explained>
    )
  }
  const wasStopped = stage.is === 'failed' && stage.failure.kind === 'cancelled'
  const canImport = stage.is === 'looked' || stage.is === 'chosen' || wasStopped
  return (
    <>
      <Choosing chosen={now} isFixed={stage.is === 'looking'} />
      <section aria-labelledby="drive-look">
        <h2 id="drive-look">{say('drive.look')}</h2>
        {stage.is === 'looking' ? <Looking /> : null}
        {stage.is === 'chosen' ? <p className="soft">{say('drive.look.skipped')}</p> : null}
        {wasStopped ? <p>{say('drive.look.stopped')}</p> : null}
        {stage.is === 'failed' && !wasStopped ? <Explained failure={stage.failure} /> : null}
        {stage.is === 'failed' ? (
          <Button onPress={() => void takeStock()}>{say('drive.look.again')}</Button>
        ) : null}
        {inventory === null ? null : <InventoryView inventory={inventory} />}
      </section>
      {stage.is === 'failed' && !wasStopped ? null : (
        <HandOverForm
          now={now}
          canImport={canImport}
          items={inventory === null ? null : newItems(inventory)}
        />
      )}
    </>
  )
}

/** How many items an import would bring in; null where the depot has them all, and there is nothing to count. */
function newItems({ items, present }: InventorySummary): number | null {
  return present.files > 0 && items === present.items ? null : items - present.items
}
