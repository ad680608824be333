import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { openReaders, type Readers } from '../../main/ingest/apart/read-apart.ts'
import { LIMITS, type Limits } from '../../main/ingest/apart/watch.ts'
import { formats } from '../../main/read/formats.ts'
import type { FoundAs, MailFormat, RawItem, ReadEnd, ReadStep } from '../../main/read/item.ts'
import type { Bytes } from '../../main/source/bytes.ts'
import { formats as detected, type Format } from '../../main/source/formats.ts'

/**
 * A made-up database of mail that accounts for items, and whose reader does all that a reader of hostile files must never do. A
 * file is MAGIC and a JSON value a line; the bytes of a line are its item's, what is between them is structure. To import this
 * file makes the program read such files.
 */
export type StoreLine =
  | {
      readonly item: string
      readonly folder?: readonly string[]
      readonly foundAs?: FoundAs
      readonly trailer?: string
      readonly envelope?: string
      /** Bytes of the item where it is larger than is held in memory. */
      readonly large?: number
    }
  /** Bytes set aside; `kept` where they are not simply the span. */
  | { readonly aside: string; readonly kept?: string }
  | { readonly misdeed: Misdeed }
  /** No item: structure. */
  | { readonly nothing: string }

export type Misdeed =
  | 'stands still'
  | 'waits for ever'
  | 'fills the heap'
  | 'fills buffers'
  | 'reads over and over'
  | 'fails'
  | 'leaves'
  | 'meets a dead disk'
  | 'has no end'

const MAGIC = 'ITEMSTORE 1\n'

/** The bytes of such a file. */
export function storeOf(lines: readonly StoreLine[]): Buffer {
  return Buffer.from(MAGIC + lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

export const itemStore: MailFormat = {
  format: 'item-store',
  puid: null,
  agent: 'test-item-store',
  version: '1',
  accounts: 'items',
  apart: true,
  read: (bytes, cursor) => readStore(bytes, cursor),
}

// The program cannot add formats while it runs; a test can.
;(formats as Map<string, { load(): Promise<MailFormat> } & MailFormat>).set('item-store', {
  ...itemStore,
  load: async () => itemStore,
})
;(detected as Format[]).unshift({
  format: 'item-store',
  puid: null,
  mediaType: 'application/octet-stream',
  role: 'mail',
  is: ({ bytes }) => bytes.subarray(0, MAGIC.length).toString() === MAGIC,
})

/** Readers apart that are those of tests, and are ended sooner. */
export const openStoreReaders =
  (limits: Partial<Limits> = {}) =>
  (): Readers =>
    openReaders({
      program: new URL('./item-store-worker.ts', import.meta.url),
      limits: { ...LIMITS, silentSeconds: 1, ...limits },
    })

type Placed = {
  readonly line: StoreLine
  readonly start: number
  readonly length: number
  readonly cursor: number
}

function linesOf(bytes: Bytes): Placed[] {
  const text = bytes.read(0, bytes.size).toString('latin1')
  let start = MAGIC.length
  const lines = text.slice(start).split('\n').slice(0, -1)
  return lines.map((one, place) => {
    const at = start
    start += one.length + 1
    // Written by storeOf.
    const line = JSON.parse(Buffer.from(one, 'latin1').toString()) as StoreLine
    return { line, start: at, length: one.length, cursor: place + 1 }
  })
}

async function* readStore(bytes: Bytes, cursor: number): AsyncGenerator<ReadStep> {
  const lines = linesOf(bytes)
  for (const placed of lines.slice(cursor)) {
    const { line, start, length, cursor: next } = placed
    if ('misdeed' in line) {
      if (line.misdeed === 'has no end') return
      await commit(line.misdeed, bytes)
    } else if ('item' in line) yield itemOf(line, placed)
    else if ('aside' in line) {
      const kept = line.kept === undefined ? {} : { bytes: Buffer.from(line.kept) }
      yield { step: 'aside', start, length, reason: 'item-unreadable', ...kept, cursor: next }
    }
  }
  yield endOf(lines.map(({ line }) => line))
}

function itemOf(line: Extract<StoreLine, { item: string }>, { start, length, cursor }: Placed): RawItem {
  const { item, large, envelope, trailer, folder, foundAs } = line
  const bytes = Buffer.from(`Date: Mon, 5 Mar 2012 10:00:00 +0100\nSubject: ${item}\n\n${item}\n`)
  return {
    step: 'item',
    ...{ start, length, separatorBytes: 0, unquotedLines: 0, cursor, node: cursor * 32 + 4 },
    bytes: large === undefined ? bytes : null,
    pieces: () => (large === undefined ? [bytes] : largePieces(bytes, large)),
    envelope: envelope === undefined ? null : Buffer.from(envelope),
    ...{ flags: 'S', keywords: ['k'], problems: item.includes('!') ? [{ kind: 'item-damaged' }] : [] },
    ...(folder === undefined ? {} : { folder }),
    ...(foundAs === undefined ? {} : { foundAs }),
    ...(trailer === undefined ? {} : { trailer: Buffer.from(trailer) }),
  }
}

function* largePieces(head: Buffer, size: number): Generator<Buffer> {
  yield head
  // Of each item its own, and nothing that packs away.
  const line = createHash('sha256').update(head).digest('hex')
  const piece = Buffer.alloc(Math.min(size - head.length, 1024 * 1024), `${line}\n`)
  for (let left = size - head.length; left > 0; left -= piece.length) yield piece.subarray(0, left)
}

function endOf(lines: readonly StoreLine[]): ReadEnd {
  const items = lines.flatMap((line) => ('item' in line ? [line] : []))
  const paths = new Map(items.map(({ folder = [] }) => [folder.join('/'), folder]))
  return {
    step: 'end',
    counted: items.length,
    survey: { nodes: lines.length, inFolder: items.length, structural: lines.length - items.length },
    folders: [...paths.values()].map((path) => {
      const inside = items.filter(({ folder = [] }) => folder.join('/') === path.join('/'))
      const associated = inside.filter(({ foundAs }) => foundAs === 'associated').length
      return {
        ...{
          path,
          kind: 'folder',
          containerClass: 'IPF.Note',
          declared: inside.length,
          declaredAssociated: null,
        },
        ...{ read: inside.length - associated, associated },
      }
    }),
    problems: [{ kind: 'store-password' }],
  }
}

async function commit(misdeed: Misdeed, bytes: Bytes): Promise<void> {
  const kept: unknown[] = []
  switch (misdeed) {
    case 'stands still':
      for (;;) kept.length = 0
    case 'waits for ever':
      await new Promise(() => {})
      return
    case 'fills the heap':
      for (;;) kept.push({ kept: [kept.length] })
    case 'fills buffers':
      for (;;) kept.push(Buffer.alloc(1024 * 1024, 1))
    case 'reads over and over':
      for (;;) bytes.read(0, 10)
    case 'fails':
      throw new TypeError('quotes the mail: geheim')
    case 'leaves':
      process.exit(0)
      return
    case 'meets a dead disk':
      // A system error as Node makes it, of the name that stands for the drive.
      readFileSync(new URL('./absent-disk', import.meta.url))
      return
    case 'has no end':
  }
}
