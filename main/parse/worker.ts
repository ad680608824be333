import { parentPort, workerData } from 'node:worker_threads'
import { goOffline } from '../offline.ts'
import { HEAD_ONLY_BYTES } from './bounds.ts'
import { parseContent, parseContentHead } from './content.ts'
import type { AttachedDocument } from './documents/attached-document.ts'
import { addDocuments } from './documents/read-attached.ts'
import { detectLanguage } from './language.ts'
import type { ParsedMessage } from './parsed.ts'
import {
  MESSAGE,
  Progress,
  type Stop,
  type WorkerAnswer,
  type WorkerData,
  type WorkerTask,
} from './pool-talk.ts'

/**
 * A parse worker: takes a batch, answers with its messages. Before each item and each document attached to one it writes what it
 * begins into shared memory, where the pool sees what it was at when it hangs or dies.
 */
goOffline()

// The pool starts this file and passes exactly this.
const { progress }: WorkerData = workerData
const at = new Int32Array(progress)

// A library that gave up a document may still reject what nobody waits for.
process.on('unhandledRejection', () => {})

parentPort?.on('message', (task: WorkerTask) => {
  parseBatch(task).then(
    (answer) => parentPort?.postMessage(answer),
    () => process.exit(1),
  )
})

async function parseBatch({ batch, stopped }: WorkerTask): Promise<WorkerAnswer> {
  const messages: ParsedMessage[] = []
  for (const [item, span] of batch.spans.entries()) {
    begin(item, MESSAGE)
    const raw = Buffer.from(batch.bytes, span.start, span.length)
    const stops = stopped.filter((each) => each.item === item)
    messages.push(await parseItem(raw, { item, isHeadOnly: span.headOnly === true, stops }))
  }
  return { messages }
}

/** Documents have the time of one item together, from when the first is begun. */
function begin(item: number, document: number): void {
  Atomics.store(at, Progress.item, item)
  Atomics.store(at, Progress.document, document)
  if (document <= 1) Atomics.add(at, Progress.begun, 1)
}

type Place = { readonly item: number; readonly isHeadOnly: boolean; readonly stops: readonly Stop[] }

/** What stopped a worker is not tried again: the text of documents from that one on, then all but the header, then that too. */
async function parseItem(raw: Buffer, { item, isHeadOnly, stops }: Place): Promise<ParsedMessage> {
  const atMessage = stops.filter(({ document }) => document === MESSAGE).length
  if (!isHeadOnly && atMessage === 0) {
    const documents: AttachedDocument[] = []
    const message = parseContent(raw, detectLanguage, documents)
    const most = documentsToRead(stops)
    return await addDocuments(message, documents, { most, begin: (place) => begin(item, place) })
  }
  const head = raw.subarray(0, atMessage > 1 ? 0 : HEAD_ONLY_BYTES)
  return parseContentHead(head, atMessage > 0 ? { kind: 'parser-stopped' } : undefined)
}

/** Those before the one a worker was stopped at; none when it was stopped again at one of them. */
function documentsToRead(stops: readonly Stop[]): number {
  const [first] = stops
  if (first === undefined) return Number.POSITIVE_INFINITY
  return stops.length > 1 ? 0 : first.document - 1
}
