import { parentPort, workerData } from 'node:worker_threads'
import { HEAD_ONLY_BYTES } from './bounds.ts'
import { parseHeadersOnly, parseMessage } from './message.ts'
import { goOffline } from './offline.ts'
import type { ParsedMessage } from './parsed.ts'
import type { WorkerAnswer, WorkerData, WorkerTask } from './pool.ts'

/**
 * A parse worker: takes a batch, answers with its messages. Before each item it writes the item's number into shared
 * memory, where the pool sees what it was at when it hangs or dies.
 */
goOffline()

// The pool starts this file and passes exactly this.
const { progress }: WorkerData = workerData
const at = new Int32Array(progress)

parentPort?.on('message', ({ batch, stopped }: WorkerTask) => {
  const messages = batch.spans.map((span, place) => {
    Atomics.store(at, 0, place)
    Atomics.add(at, 1, 1)
    return parseSpan(
      Buffer.from(batch.bytes, span.start, span.length),
      span.headOnly === true,
      stopped.includes(place),
    )
  })
  const answer: WorkerAnswer = { messages }
  parentPort?.postMessage(answer)
})

function parseSpan(raw: Buffer, isHeadOnly: boolean, wasStopped: boolean): ParsedMessage {
  if (!isHeadOnly && !wasStopped) return parseMessage(raw)
  return parseHeadersOnly(
    raw.subarray(0, HEAD_ONLY_BYTES),
    wasStopped ? { kind: 'parser-stopped' } : undefined,
  )
}
