import { Button } from 'react-aria-components'
import type { VerifySummary } from '../../../shared/contract.ts'
import { ask } from '../../bridge.ts'
import { Explained } from '../../parts/explained.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { writeNumber, writeTime } from '../../state/formats.ts'
import { ended, forgetEnded, running } from '../../state/jobs.ts'
import { tellFailure } from '../../state/notice.ts'
import { useStore } from '../../state/store.ts'
import { sayOr, useWords } from '../../state/words.ts'

type SheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Checks the whole depot, and says in plain words what that found. */
export function VerifySheet({ isOpen, onClose }: SheetProps) {
  const say = useWords()
  const end = useStore(ended)['depot.verify']
  const job = useStore(running)
  const isRunning = job?.name === 'depot.verify'
  return (
    <Sheet title={say('upkeep.verify')} isOpen={isOpen} onClose={onClose}>
      <p>{say('upkeep.verify.what')}</p>
      {isRunning ? (
        <>
          <p role="status">{say('upkeep.verify.running', { at: nameOf(job.at) })}</p>
          <JobProgress name="depot.verify" items="progress.contents" quiet />
          <p className="soft">{say('upkeep.leave')}</p>
        </>
      ) : (
        <>
          {end === undefined ? null : end.reply.ok ? (
            <Result summary={end.reply.value} time={end.time} />
          ) : (
            <Explained failure={end.reply.failure} />
          )}
          <div className="sheet-foot">
            <Button className="primary" onPress={() => void verify()}>
              {say(end === undefined ? 'upkeep.verify.begin' : 'upkeep.verify.again')}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  )
}

async function verify(): Promise<void> {
  forgetEnded('depot.verify')
  const reply = await ask('depot.verify', {})
  if (!reply.ok) tellFailure(reply.failure)
}

function Result({ summary, time }: { readonly summary: VerifySummary; readonly time: string }) {
  const say = useWords()
  const { checked, findings, sound, logHead } = summary
  const bytes = checked.find(({ check }) => check === 'bytes')
  return (
    <div className={sound ? 'upkeep-result' : 'upkeep-result explained'} role="status">
      <p>
        <strong>
          {sound
            ? `✔ ${say('upkeep.verify.sound')}`
            : findings.length === 0
              ? say('upkeep.verify.unended')
              : say('upkeep.verify.unsound', { n: findings.length })}
        </strong>
      </p>
      {bytes === undefined ? null : (
        <p>{say('upkeep.verify.contents', { done: bytes.done, of: bytes.of })}</p>
      )}
      {sound ? null : <p>{say('upkeep.verify.unsound.next')}</p>}
      <Checks checked={checked} findings={findings} />
      {findings.length === 0 ? null : <Findings findings={findings} />}
      <p className="soft upkeep-head">
        {say('upkeep.verify.when', { time: writeTime(time), head: logHead })}
      </p>
    </div>
  )
}

function Checks({ checked, findings }: Pick<VerifySummary, 'checked' | 'findings'>) {
  const say = useWords()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('upkeep.verify.check')}</th>
          <th scope="col" className="number">
            {say('upkeep.verify.done')}
          </th>
          <th scope="col" className="number">
            {say('upkeep.verify.findings')}
          </th>
        </tr>
      </thead>
      <tbody>
        {checked.map(({ check, done, of }) => (
          <tr key={check}>
            <th scope="row">{nameOf(check)}</th>
            <td className="number figure">{say('count.of', { n: done, of })}</td>
            <td className="number figure">
              {writeNumber(findings.filter((finding) => finding.check === check).length)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Findings listed here; of a depot broken all over a longer list would say no more. */
const MOST = 200

function Findings({ findings }: Pick<VerifySummary, 'findings'>) {
  const say = useWords()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('upkeep.finding.object')}</th>
          <th scope="col">{say('upkeep.finding.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.slice(0, MOST).map(({ check, object, detail }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finished list that never changes
          <tr key={place}>
            <td>
              {nameOf(check)}: {object}
            </td>
            <td className="mono">{detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameOf(check: string): string {
  return sayOr(`upkeep.check.${check}`, check)
}
