import { useEffect } from 'react'
import { hear } from '../../bridge.ts'
import { tell } from '../../state/notice.ts'
import { routeNow } from '../../state/route.ts'
import { say } from '../../state/words.ts'

/** Says at the foot how a long job ended, wherever one is by then; the page of an import says it itself. */
export function JobEnds() {
  useEffect(
    () =>
      hear('job.ended', ({ name, reply }) => {
        if (!reply.ok) return
        if (name === 'depot.verify' && reply.value.sound) tell(say('upkeep.verify.sound'))
        if (name === 'accession.import' && routeNow().accession !== 'new') {
          const { imported, closes } = reply.value
          tell(say(closes ? 'accession.ended.closes' : 'accession.ended.open', { n: imported }))
        }
        if (name === 'source.inventory' && routeNow().accession !== 'new') tell(say('accession.looked.ended'))
      }),
    [],
  )
  return null
}
