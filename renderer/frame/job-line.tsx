import { Button } from 'react-aria-components'
import { writeDuration, writePercent } from '../state/formats.ts'
import { running } from '../state/jobs.ts'
import { go } from '../state/route.ts'
import { useStore } from '../state/store.ts'
import { sayOr, useWords } from '../state/words.ts'

/** The running job in the bar: how far, how long still. Leads to the accessions, where imports are. */
export function JobLine() {
  const say = useWords()
  const job = useStore(running)
  if (job === null) return <span />
  const name = sayOr(`job.${job.name}`, job.name)
  const far =
    job.totalBytes !== null && job.totalBytes > 0
      ? say('job.percent', { name, percent: writePercent(job.bytes, job.totalBytes) })
      : say('job.items', { name, n: job.items })
  const left =
    job.secondsLeft === null ? '' : ` · ${say('job.left', { time: writeDuration(job.secondsLeft) })}`
  return (
    <Button className="plain bar-job figure" onPress={() => go({ screen: 'accessions', accession: null })}>
      {job.paused ? say('job.paused', { name }) : `${far}${left}`}
    </Button>
  )
}
