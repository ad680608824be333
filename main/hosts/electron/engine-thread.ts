import { workerData } from 'node:worker_threads'
import { openEngine } from '../../engine.ts'
import { goOffline } from '../../offline.ts'
import { serveHost, tell } from './thread-door.ts'
import type { EngineData } from './thread-talk.ts'

/** The engine's own thread: the one writer of the depot, and the jobs. */
goOffline()

// The host starts this file and passes exactly this.
const { which, program, ...first }: EngineData = workerData
let { person } = first
const chosen = new Map<string, readonly string[]>()

serveHost(
  () => {
    const engine = openEngine(which, {
      program,
      now: () => new Date(),
      actor: () => ({ actor: person, role: 'archivist' }),
      redeem: (ticket) => chosen.get(ticket) ?? null,
    })
    engine.on('job.progress', (payload) => tell({ is: 'told', told: { event: 'job.progress', payload } }))
    engine.on('job.ended', (payload) => tell({ is: 'told', told: { event: 'job.ended', payload } }))
    engine.on('depot.changed', (payload) => tell({ is: 'told', told: { event: 'depot.changed', payload } }))
    return engine
  },
  (call) => {
    person = call.person
    if (call.chosen !== null) chosen.set(call.chosen.ticket, call.chosen.paths)
  },
)
