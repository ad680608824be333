import { parentPort, workerData } from 'node:worker_threads'
import { goOffline } from '../offline.ts'
import { HEAD_ONLY_BYTES } from './bounds.ts'
import { parseContent, parseContentHead } from './content.ts'
import { detectLanguage } from './language.ts'
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
    const raw = Buffer.from(batch.bytes, span.start, span.length)
    return parseItem(raw, span.headOnly === true, stopped.filter((each) => each === place).length)
  })
  const answer: WorkerAnswer = { messages }
  parentPort?.postMessage(answer)
})

/** `stops` says how often a worker was stopped on this item. */
function parseItem(raw: Buffer, isHeadOnly: boolean, stops: number): ParsedMessage {
  if (!isHeadOnly && stops === 0) return parseContent(raw, detectLanguage)
  const head = raw.subarray(0, stops > 1 ? 0 : HEAD_ONLY_BYTES)
  return parseContentHead(head, stops > 0 ? { kind: 'parser-stopped' } : undefined)
}
