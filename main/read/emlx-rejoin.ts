import type { Problem } from '../../shared/problem.ts'
import { piecesOf } from './blocks.ts'
import { type Emptied, findEmptied } from './emlx-parts.ts'
import { type Beside, LARGE_ITEM } from './item.ts'
import { encodePieces } from './transfer-encode.ts'

/** A message with its attachments in their places; `bytes` as of a raw item. */
export type Rejoined = {
  readonly bytes: Buffer | null
  pieces(): Iterable<Buffer>
  readonly problems: readonly Problem[]
}

/** A file that belongs into a message: where it lies beside, and its size in bytes. */
type Filled = Emptied & { readonly file: string; readonly size: number }

/** Encoded text is at most this many times as long as the file: quoted-printable with every byte escaped and lines broken. */
const GROWTH = 3.2

/**
 * Puts the attachments that Apple Mail took out of a message, and keeps as `../Attachments/<number>/<part>/<name>`, back where they
 * were, encoded as the part says. Which part that is the message says itself: it has X-Apple-Content-Length and no body.
 */
export function rejoin(message: Buffer, beside: Beside | null): Rejoined {
  const emptied = findEmptied(message)
  const filled = beside === null ? [] : emptied.flatMap((part) => find(part, beside))
  const there = new Set(filled.map(({ path }) => path))
  const missing = emptied.filter(({ path }) => !there.has(path))
  const problems: Problem[] = []
  if (filled.length > 0)
    problems.push({ kind: 'attachment-rejoined', detail: `attachments: ${filled.length}` })
  if (missing.length > 0) {
    const parts = missing.slice(0, 20).map(({ path }) => path)
    problems.push({
      kind: 'attachment-file-missing',
      detail: `attachments: ${missing.length}, parts: ${parts.join(' ')}`,
    })
  }
  if (beside === null || filled.length === 0) return { bytes: message, pieces: () => [message], problems }
  const pieces = () => join(message, filled, beside)
  const size = filled.reduce((sum, one) => sum + one.size * GROWTH, message.length)
  const bytes = size > LARGE_ITEM ? null : Buffer.concat([...pieces()])
  return { bytes, pieces: bytes === null ? pieces : () => [bytes], problems }
}

/** The file of a part: the only one in its folder. Where there are several nobody can say which. */
function find(part: Emptied, beside: Beside): Filled[] {
  const number = /^(\d{1,20})(?:\.partial)?\.emlx$/i.exec(beside.name)?.[1]
  if (number === undefined) return []
  const folder = `../Attachments/${number}/${part.path}`
  // What systems put into every folder has a dot before its name.
  const [name, ...others] = beside.list(folder).filter((one) => !one.startsWith('.'))
  if (name === undefined || others.length > 0) return []
  const file = `${folder}/${name}`
  const bytes = beside.open(file)
  if (bytes === null) return []
  bytes.close()
  return [{ ...part, file, size: bytes.size }]
}

function* join(message: Buffer, filled: readonly Filled[], beside: Beside): Generator<Buffer> {
  let done = 0
  for (const { body, encoding, file, size } of filled) {
    yield message.subarray(done, body)
    done = body
    const bytes = beside.open(file)
    // It was there a moment ago: what became of it is the drive's, as for every file that shrinks while it is read.
    if (bytes === null)
      throw Object.assign(new Error('an attachment vanished while it was being read'), { code: 'ESTALE' })
    try {
      yield* encodePieces(piecesOf(bytes, 0, size), encoding)
    } finally {
      bytes.close()
    }
  }
  yield message.subarray(done)
}
