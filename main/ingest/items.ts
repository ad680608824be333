import type { Problem } from '../../shared/problem.ts'
import { PARSE_LIMIT } from '../parse/bounds.ts'
import { isShorter } from '../read/blocks.ts'
import type { RawItem, ReadEnd, ReadStep, SetAside } from '../read/item.ts'
import { besideOf } from '../source/beside.ts'
import type { Bytes } from '../source/bytes.ts'
import { judgeReadError } from '../source/medium.ts'
import { checkUnchanged } from '../source/walk.ts'
import { ReaderStopped } from './apart/watch.ts'
import { type DamagedFile, withDamageOfFile, withDamageOfItem } from './damage.ts'
import type { DriveReading } from './drive.ts'
import { hashItem } from './item-hash.ts'
import type { Looked, OpenFile } from './look.ts'
import { reread } from './reread.ts'
import type { DriveStep, Source } from './step.ts'

/**
 * Reads the items of a mail source from its cursor on, and sees to it that every byte is accounted for: what the medium
 * refuses, or what is no longer there, is a named loss. Throws Failed source-failed when the whole drive is gone.
 */
export async function* readItems(
  file: OpenFile,
  looked: Looked,
  reading: Reading,
): AsyncGenerator<DriveStep> {
  const { source, bytes } = looked
  const damaged = { bytes, path: source.path, judge: (error: unknown) => judge(error, file) }
  let at = source.cursor
  let end: ReadEnd | null = null
  try {
    for await (const step of openReader(file, looked, reading)) {
      if (step.step === 'end') end = step
      else {
        yield step.step === 'item' ? placed(step, source, damaged) : setAside(step, source, bytes)
        at = step.cursor
      }
    }
    if (source.accounts === 'bytes' && at < source.size) yield lose(source, at, SHORTER)
    if (source.accounts === 'items' && end === null) yield lose(source, at, UNENDED)
  } catch (error) {
    yield lose(source, at, judge(error, file))
  }
  for (const problem of end?.problems ?? [])
    yield { step: 'problem', source, problem: withDamageOfFile(problem, damaged) }
  const changed = file.container === null ? checkUnchanged(file.found) : null
  if (changed !== null) yield { step: 'problem', source, problem: changed }
  yield { step: 'close', source, entries: null, end }
}

/** What reading items needs of the reading of a drive. */
type Reading = Pick<DriveReading, 'signal' | 'spool' | 'readers'>

function openReader(
  { found }: OpenFile,
  { source, format, bytes }: Looked,
  { signal, spool, readers }: Reading,
): AsyncGenerator<ReadStep> {
  if (format === null) throw new Error(`no reader for ${source.format}`)
  const { cursor, survey } = source
  const { place } = bytes
  // Bytes without a place are in this thread only. There are none such on a drive.
  if (format.apart !== true || place === undefined)
    return format.read(bytes, cursor, survey, besideOf(found, spool))
  return readers.read({ format: format.format, bytes: { ...bytes, place }, cursor, survey, spool, signal })
}

const SHORTER: Problem = { kind: 'changed-during-import', detail: 'shorter than at first' }
const UNENDED: Problem = { kind: 'reader-stopped', detail: 'no account at the end' }

function judge(error: unknown, file: OpenFile): Problem {
  if (isShorter(error)) return SHORTER
  if (error instanceof ReaderStopped) return { kind: 'reader-stopped', detail: error.message }
  return judgeReadError(error, file.found.root)
}

/** How many items lay in the lost bytes nobody knows, so that the second count has nothing to be held against. */
function lose(source: Source, start: number, problem: Problem): DriveStep {
  source.recount = null
  const span = source.accounts === 'items' ? null : { start, length: source.size - start }
  return { step: 'lost', source, span, problem }
}

function setAside(aside: SetAside, source: Source, bytes: Bytes): DriveStep {
  const kept = aside.bytes ?? Buffer.from(bytes.read(aside.start, aside.length))
  return { step: 'aside', source, aside, bytes: kept }
}

function placed(item: RawItem, source: Source, file: DamagedFile): DriveStep {
  // An item can be put together from more than its span, so that its length says nothing of its bytes.
  const isWholeFile =
    item.bytes?.length === source.size && item.unquotedLines === 0 && item.length === source.size
  const print =
    isWholeFile && source.sha256 !== null ? { sha256: source.sha256, size: source.size } : hashItem(item)
  const problems =
    source.accounts === 'items' ? item.problems.map((one) => withDamageOfItem(one, file)) : item.problems
  return {
    step: 'item',
    source,
    placed: {
      item: item.bytes === null ? { ...item, pieces: () => reread(item.pieces(), source.path) } : item,
      ...print,
      problems: print.size > PARSE_LIMIT ? [...problems, { kind: 'item-too-large' }] : problems,
      flags: [...new Set(item.flags + source.flags)].sort().join(''),
      keywords: [...item.keywords, ...source.keywords],
    },
  }
}
