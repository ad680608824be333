import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from '../source/bytes.ts'
import { NOTHING, type Opened } from '../source/file.ts'
import { MEMORY_LIMIT, openSpool, type Spool } from '../source/spool.ts'
import { isShorter, piecesOf } from './blocks.ts'
import { type Emptied, findEmptied } from './emlx-parts.ts'
import { type Beside, LARGE_ITEM, type RawItem } from './item.ts'
import { inFile, inMemory } from './item-bytes.ts'
import { encodePieces, type TransferEncoding } from './transfer-encode.ts'

/** A message with its attachments in their places. */
export type Rejoined = Pick<RawItem, 'bytes' | 'pieces' | 'release' | 'problems'>

/** What became of the parts: how many are back, and where those without a file stand. */
type Outcome = {
  readonly filled: number
  readonly missing: readonly string[]
  readonly damaged: readonly Problem[]
}

/**
 * Puts the attachments that Apple Mail took out of a message, and keeps as `../Attachments/<number>/<part>/<name>`, back where they
 * were, encoded as the part says. Which part that is the message says itself: it has X-Apple-Content-Length and no body. One file
 * is open at a time; a message that becomes too large for memory lies in a temporary file until it is released.
 * Throws what opening files throws, and Failed source-failed, disk-full, disk-failed.
 */
export async function rejoin(message: Buffer, beside: Beside | null): Promise<Rejoined> {
  const emptied = findEmptied(message)
  const spool = openSpool(beside?.spool ?? '')
  try {
    const outcome = await fill(message, emptied, beside, spool)
    const problems = problemsOf(outcome)
    return outcome.filled === 0 ? { ...inMemory(message), problems } : { ...keep(spool), problems }
  } catch (error) {
    spool.drop()
    throw error
  }
}

/** Writes the message with what is found of its parts; nothing of one that has no file. */
async function fill(
  message: Buffer,
  emptied: readonly Emptied[],
  beside: Beside | null,
  spool: Spool,
): Promise<Outcome> {
  const missing: string[] = []
  const damaged: Problem[] = []
  let done = 0
  for (const { path, body, encoding } of emptied) {
    const { bytes, problems } = beside === null ? NOTHING : await openPart(path, beside)
    if (beside === null || bytes === null) {
      missing.push(path)
      continue
    }
    try {
      spool.write(message.subarray(done, body))
      done = body
      for (const { detail = '' } of [...problems, ...write(bytes, encoding, spool, beside)])
        damaged.push({ kind: 'item-damaged', detail: `attachment, part ${path}: ${detail}` })
    } finally {
      bytes.close()
    }
  }
  const filled = emptied.length - missing.length
  if (filled > 0) spool.write(message.subarray(done))
  return { filled, missing, damaged }
}

/** Writes a file as the body of a part, as far as it can be read; says where that is not to its end. */
function write(bytes: Bytes, encoding: TransferEncoding, spool: Spool, beside: Beside): readonly Problem[] {
  try {
    for (const piece of encodePieces(piecesOf(bytes, 0, bytes.size), encoding)) spool.write(piece)
    return []
  } catch (error) {
    const shorter: Problem = { kind: 'changed-during-import', detail: 'shorter than at first' }
    return [isShorter(error) ? shorter : beside.judge(error)]
  }
}

/** Opens the file of a part: the only one in its folder. Where there are several nobody can say which. */
async function openPart(path: string, beside: Beside): Promise<Opened> {
  const number = /^(\d{1,20})(?:\.partial)?\.emlx$/i.exec(beside.name)?.[1]
  if (number === undefined) return NOTHING
  const folder = `../Attachments/${number}/${path}`
  // What systems put into every folder has a dot before its name.
  const [name, ...others] = beside.list(folder).filter((one) => !one.startsWith('.'))
  if (name === undefined || others.length > 0) return NOTHING
  return await beside.open(`${folder}/${name}`)
}

function problemsOf({ filled, missing, damaged }: Outcome): Problem[] {
  const problems: Problem[] = []
  if (filled > 0) problems.push({ kind: 'attachment-rejoined', detail: `attachments: ${filled}` })
  if (missing.length > 0) {
    const parts = missing.slice(0, 20).join(' ')
    problems.push({
      kind: 'attachment-file-missing',
      detail: `attachments: ${missing.length}, parts: ${parts}`,
    })
  }
  return [...problems, ...damaged]
}

function keep(spool: Spool): Pick<RawItem, 'bytes' | 'pieces' | 'release'> {
  const { size } = spool
  if (size <= MEMORY_LIMIT) return inMemory(spool.end().read(0, size))
  const item = inFile(spool.keep())
  if (size > LARGE_ITEM) return item
  try {
    return inMemory(Buffer.concat([...item.pieces()]))
  } finally {
    item.release()
  }
}
