import { Failed } from '../../shared/failure.ts'
import { joinFolder } from '../../shared/folder-path.ts'
import type { ParsedMessage } from '../parse/parsed.ts'
import { indexMessage } from '../search/index-rows.ts'
import { findOrAddFolder, findOrAddMailbox } from '../store/accessions.ts'
import { transaction, type WriteDb } from '../store/connection.ts'
import { type ContentWriter, openContentWriter } from '../store/contents.ts'
import { insertMessage, type KnownPeople, sortKeys } from '../store/messages.ts'
import type { ReadyFrames } from '../store/ready-frames.ts'
import {
  findUnderstood,
  insertAside,
  insertDamage,
  insertProblem,
  insertRecord,
  sortKeysOf,
} from '../store/records.ts'
import {
  type Account,
  addToAccount,
  closeSourceFile,
  emptyAccount,
  insertSourceFile,
  unaccounted,
} from '../store/source-files.ts'
import type { Batch } from './batch.ts'
import type { WithDamage } from './damage.ts'
import { contentOf } from './item-hash.ts'
import type { DriveStep, PlacedItem, Source } from './step.ts'
import { nothingWritten, type Spent, type Written } from './written.ts'

export type BatchWriter = {
  write(batch: Batch, messages: readonly ParsedMessage[], frames?: ReadyFrames): void
}

/**
 * Writes batches into the depot: each in one transaction with the accounts and cursors of its sources, so that a crash leaves
 * every record wholly imported or not at all. Counts into `written` only what is committed.
 */
export function openBatchWriter(
  db: WriteDb,
  accession: { readonly id: number; readonly holder: string },
  written: Written,
  spent: Spent,
): BatchWriter {
  const people: KnownPeople = new Map()
  return {
    write(batch, messages, frames) {
      const writing: Writing = {
        db,
        accession,
        contents: openContentWriter(db, frames),
        people,
        accounts: new Map(),
        folders: new Map(),
        tally: nothingWritten(),
        spent,
      }
      let worked = 0
      transaction(db, () => {
        for (const step of batch.steps) writeStep(writing, step, messageOf(batch, messages, step))
        const started = performance.now()
        writing.contents.flush()
        spent.contents += seconds(started)
        keepAccounts(writing)
        worked = performance.now()
      })
      spent.commit += seconds(worked)
      for (const [key, value] of Object.entries(writing.tally)) written[key as keyof Written] += value // the same keys
    },
  }
}

type SourceState = { readonly account: Account; cursor: number }
type Writing = {
  readonly db: WriteDb
  readonly accession: { readonly id: number; readonly holder: string }
  readonly contents: ContentWriter
  readonly people: KnownPeople
  readonly accounts: Map<Source, SourceState>
  /** Numbers of folders found or made in this transaction. */
  readonly folders: Map<string, number>
  readonly tally: Written
  readonly spent: Spent
}

function writeStep(writing: Writing, step: DriveStep, message: ParsedMessage | null): void {
  const { db } = writing
  switch (step.step) {
    case 'open':
      openSource(writing, step.source)
      break
    case 'item':
      writeItem(writing, step.source, step.placed, message)
      break
    case 'aside':
      writeAside(writing, step)
      break
    case 'lost':
      writeLoss(writing, step)
      break
    case 'problem':
      insertProblem(db, { sourceFile: rowOf(step.source) }, step.problem, keepDamage(writing, step))
      break
    case 'close':
      closeSource(writing, step)
      break
  }
}

function openSource(writing: Writing, source: Source): void {
  const { db, accession, tally } = writing
  const mailbox =
    source.placement === null ? null : findOrAddMailbox(db, source.placement.mailbox, accession.holder)
  source.id = insertSourceFile(db, {
    ...source,
    accession: accession.id,
    container: source.container === null ? null : rowOf(source.container),
    mailbox,
  })
  tally.files++
  if (source.role === 'present') tally.present++
  if (source.container === null) tally.bytes += source.size
}

function writeItem(
  writing: Writing,
  source: Source,
  placed: PlacedItem,
  message: ParsedMessage | null,
): void {
  const { db, spent } = writing
  const { item, sha256, size } = placed
  const stored = performance.now()
  const content = store(writing, source, placed)
  const catalogued = performance.now()
  spent.contents += (catalogued - stored) / 1000
  const isNew = message !== null && (content.isNew || findUnderstood(db, sha256) === null)
  if (isNew) {
    insertMessage(db, content.id, message, writing.people)
    const indexed = performance.now()
    indexMessage(db, content.id, message)
    spent.index += seconds(indexed)
    spent.catalogue -= seconds(indexed)
  }
  const keys = isNew ? sortKeys(message) : sortKeysOf(db, content.id)
  const record = insertRecord(db, {
    content: content.id,
    sourceFile: rowOf(source),
    folder: folderOf(writing, source, item.folder),
    start: item.start,
    length: item.length,
    unquotedLines: item.unquotedLines,
    envelope: item.envelope,
    flags: placed.flags,
    keywords: placed.keywords,
    foundAs: item.foundAs ?? '',
    node: item.node ?? null,
    trailer: item.trailer ?? null,
    date: keys?.date ?? null,
    sender: keys?.sender ?? '',
    size,
  })
  for (const problem of placed.problems)
    insertProblem(db, { record }, problem, keepDamage(writing, { source, problem }))
  count(writing, source, placed, content.isNew)
  spent.catalogue += seconds(catalogued)
}

/** The number under which the bytes of a problem's damaged place are kept: beside the account, which counts them with their item. */
function keepDamage(
  writing: Writing,
  { source, problem }: { readonly source: Source; readonly problem: WithDamage },
): number | null {
  const { damage, start = 0, length = 0 } = problem
  if (damage === undefined) return null
  return insertDamage(writing.db, rowOf(source), { start, length }, writing.contents.store(damage).id)
}

/** Keeps the bytes of an item. Of a large one, read a second time here, the store cannot say which file gave other bytes. */
function store({ contents }: Writing, source: Source, { item, sha256, size }: PlacedItem) {
  try {
    return contents.store({ sha256, size, bytes: item.bytes, pieces: () => item.pieces() })
  } catch (error) {
    const isUnnamed =
      error instanceof Failed && error.failure.kind === 'source-failed' && error.failure.file === ''
    throw isUnnamed ? new Failed({ ...error.failure, file: source.path }, error) : error
  }
}

function count(writing: Writing, source: Source, { item }: PlacedItem, isNew: boolean): void {
  const state = stateOf(writing, source)
  const { account } = state
  account.found++
  account.imported++
  if (isNew) account.firstCopy++
  else account.shared++
  account.bytesItems += item.length
  account.bytesSeparators += item.separatorBytes
  account.judgedText += item.judgedText ?? 0
  state.cursor = item.cursor
}

function writeAside(writing: Writing, { source, aside, bytes }: DriveStep & { step: 'aside' }): void {
  const { db } = writing
  const content = writing.contents.store(contentOf(bytes))
  const { reason, start, length } = aside
  const kept = insertAside(db, rowOf(source), aside, content.id)
  insertProblem(db, { sourceFile: rowOf(source) }, { kind: reason, start, length }, kept)
  const state = stateOf(writing, source)
  state.account.found++
  state.account.setAside++
  state.account.bytesSetAside += aside.length
  state.account.judgedText += aside.judgedText ?? 0
  state.cursor = aside.cursor
}

function writeLoss(writing: Writing, { source, span, problem }: DriveStep & { step: 'lost' }): void {
  const { db } = writing
  const { account } = stateOf(writing, source)
  const lost = span ?? { start: 0, length: unaccounted(db, rowOf(source), account) }
  account.found++
  account.setAside++
  account.bytesSetAside += lost.length
  insertProblem(db, { sourceFile: rowOf(source) }, { ...problem, ...lost })
}

function closeSource(writing: Writing, { source, entries, end }: DriveStep & { step: 'close' }): void {
  const { db, accounts } = writing
  const state = stateOf(writing, source)
  if (entries !== null) {
    state.account.found += entries.found
    state.account.imported += entries.opened
    state.account.setAside += entries.setAside
  }
  addToAccount(db, rowOf(source), state.account, state.cursor)
  accounts.delete(source)
  if (entries === null) addToTally(writing.tally, state.account, source)
  const structure = closeSourceFile(db, rowOf(source), { ...source, end })
  if (source.container === null) writing.tally.bytesDone += structure
}

/** What a batch adds to each source that it leaves open. */
function keepAccounts({ db, accounts, tally }: Writing): void {
  for (const [source, { account, cursor }] of accounts) {
    addToAccount(db, rowOf(source), account, cursor)
    addToTally(tally, account, source)
  }
}

function addToTally(tally: Written, account: Account, source: Source): void {
  if (source.container === null)
    tally.bytesDone += account.bytesItems + account.bytesSeparators + account.bytesSetAside
  for (const key of Object.keys(account)) {
    const name = key as keyof Account // the keys of an Account
    tally[name] += account[name]
  }
}

function stateOf({ accounts }: Writing, source: Source): SourceState {
  const known = accounts.get(source)
  if (known !== undefined) return known
  const state = { account: emptyAccount(), cursor: source.cursor }
  accounts.set(source, state)
  return state
}

function rowOf(source: Source): number {
  if (source.id === null) throw new Error(`source file ${source.path} has no row yet`)
  return source.id
}

/** The folder of an item: where its source file belongs, and below that where it lies in the file. */
function folderOf(
  { db, folders, accession }: Writing,
  { placement }: Source,
  inside: readonly string[] = [],
): number {
  if (placement === null) throw new Error('an item outside a mailbox')
  const path = joinFolder([...placement.folder, ...inside])
  const key = `${placement.mailbox}\0${path}`
  const known = folders.get(key)
  if (known !== undefined) return known
  const mailbox = findOrAddMailbox(db, placement.mailbox, accession.holder)
  const folder = findOrAddFolder(db, mailbox, path)
  folders.set(key, folder)
  return folder
}

function messageOf(batch: Batch, messages: readonly ParsedMessage[], step: DriveStep): ParsedMessage | null {
  const span = step.step === 'item' ? batch.parsed.get(step.placed) : undefined
  return span === undefined ? null : (messages[span] ?? null)
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000
}
