import type { Problem } from '../../../shared/problem.ts'
import type { Bytes } from '../../source/bytes.ts'
import { type Blocks, openBlocks } from '../blocks.ts'
import { looksLikeMessage, MESSAGE_GLANCE } from '../header-line.ts'
import {
  type Cursor,
  type FoundAs,
  LARGE_ITEM,
  type MailFormat,
  type RawItem,
  type ReadStep,
} from '../item.ts'
import { type DbxHeader, readHeader, readInfo, SEGMENT } from './objects.ts'
import { type Chain, findSegments, takeChain, textOf } from './segments.ts'
import { readTree, type Tree } from './tree.ts'

/**
 * A folder of Outlook Express 5 or 6: messages as they came, cut into segments. The tree says which messages the folder has;
 * texts that it does not lead to are looked for at every place of the file, and are recovered. A cursor is the number of
 * messages done, those of the tree first.
 */
export const dbx: MailFormat = {
  format: 'dbx',
  puid: null,
  agent: 'bewaarpost-dbx',
  version: '1',
  accounts: 'items',
  apart: true,
  read: (bytes, cursor) => readDbx(bytes, cursor),
}

/** Texts lie scattered, so that little of a large block would be used. */
const DBX_BLOCK = 64 * 1024

/** What the whole file comes to; the same wherever reading began. */
type Tally = {
  /** Messages of the folder, and texts it does not know. */
  messages: number
  recovered: number
  /** Entries of the folder without a text: only the headline was fetched from the server; or the text is gone, or another's. */
  withoutText: number
  /** Text segments that belong to one of the messages. */
  segments: number
}

async function* readDbx(bytes: Bytes, cursor: Cursor): AsyncGenerator<ReadStep> {
  const blocks = openBlocks(bytes, DBX_BLOCK)
  const header = readHeader(blocks)
  const tree = readTree(blocks, header?.root ?? 0)
  const segments = findSegments(bytes, blocks)
  const tally: Tally = { messages: 0, recovered: 0, withoutText: 0, segments: 0 }
  let done = 0
  for (const at of tree.values) {
    done++
    const info = readInfo(blocks, at)
    // Its text, if it has one, is found without it.
    if (info === null) {
      tree.lost.push(at)
      continue
    }
    const chain = takeChain(blocks, info.text, segments.taken)
    if (chain === null) {
      tally.withoutText++
      if (done > cursor)
        yield { step: 'aside', start: at, length: info.length, reason: 'item-without-text', cursor: done }
      continue
    }
    tally.messages++
    tally.segments += chain.places.length
    if (done > cursor)
      yield toItem({ blocks, chain, flags: lettersOf(info.flags), foundAs: '', cursor: done })
  }
  for (const head of segments.heads) {
    const chain = takeChain(blocks, head, segments.taken)
    if (chain === null) continue
    done++
    tally.recovered++
    tally.segments += chain.places.length
    if (done > cursor) yield toItem({ blocks, chain, flags: '', foundAs: 'recovered', cursor: done })
  }
  yield {
    step: 'end',
    counted: tally.messages + tally.recovered,
    survey: { ...tally, allSegments: segments.count, declared: header?.messages ?? 0 },
    folders: [],
    problems: problemsOf({ header, tree, tally, segments: segments.count, size: bytes.size }),
  }
}

type Found = {
  readonly blocks: Blocks
  readonly chain: Chain
  readonly flags: string
  readonly foundAs: FoundAs
  readonly cursor: Cursor
}

function toItem({ blocks, chain, flags, foundAs, cursor }: Found): RawItem {
  const bytes = chain.length > LARGE_ITEM ? null : Buffer.concat([...textOf(blocks, chain)])
  return {
    step: 'item',
    start: chain.places[0] ?? 0,
    length: chain.length,
    separatorBytes: 0,
    bytes,
    pieces: () => (bytes === null ? textOf(blocks, chain) : [bytes]),
    envelope: null,
    unquotedLines: 0,
    flags,
    keywords: [],
    foundAs,
    problems: problemsOfText(blocks, chain),
    cursor,
  }
}

function problemsOfText(blocks: Blocks, chain: Chain): Problem[] {
  const problems: Problem[] = []
  if (chain.broken !== null)
    problems.push({ kind: 'item-damaged', detail: `goes on at byte: ${chain.broken}` })
  if (chain.length === 0) return [...problems, { kind: 'item-empty' }]
  const places = chain.places.slice(0, Math.ceil(MESSAGE_GLANCE / SEGMENT.room))
  const head = Buffer.concat([...textOf(blocks, { ...chain, places })])
  return looksLikeMessage(head) ? problems : [...problems, { kind: 'not-a-message' }]
}

/** Bits of the flags: draft, flagged, read, answered, forwarded. */
const letters: readonly (readonly [bit: number, letter: string])[] = [
  [0x08, 'D'],
  [0x20, 'F'],
  [0x10_0000, 'P'],
  [0x08_0000, 'R'],
  [0x80, 'S'],
]

function lettersOf(flags: number): string {
  return letters
    .filter(([bit]) => (flags & bit) !== 0)
    .map(([, letter]) => letter)
    .join('')
}

type Whole = {
  readonly header: DbxHeader | null
  readonly tree: Tree
  readonly tally: Tally
  readonly segments: number
  readonly size: number
}

/** Damaged places beyond so many are counted and not named one by one. */
const NAMED = 100

function problemsOf({ header, tree, tally, segments, size }: Whole): Problem[] {
  if (header === null) return [{ kind: 'store-unreadable', detail: 'shorter than its header' }]
  const problems: Problem[] = []
  const { used, messages } = header
  if (used > size) problems.push({ kind: 'store-cut-off', start: size, length: used - size })
  if (messages !== tree.values.length)
    problems.push({ kind: 'folder-count-differs', detail: `says ${messages}, has ${tree.values.length}` })
  for (const start of tree.lost.slice(0, NAMED)) problems.push({ kind: 'store-damaged', start })
  const unnamed = tree.lost.length - NAMED
  if (unnamed > 0) problems.push({ kind: 'store-damaged', detail: `places: ${unnamed} more` })
  const left = segments - tally.segments
  if (left > 0)
    problems.push({ kind: 'store-damaged', detail: `pieces of text without a beginning: ${left}` })
  return problems
}
