import { ENCRYPTED, filesOfZip, type InnerFile } from '../nested/zip.ts'
import { CollectedText } from './collected-text.ts'
import { NotRead } from './not-read.ts'

/** Bytes unpacked from one document, all its parts together; one part may have as many. */
const UNPACKED = 64 * 1024 * 1024
/** Parts of a document that are read: sheets, slides, notes. */
const PARTS = 2_000

/** A document that is a zip of XML files: the parts that hold text are read in this order, each as `read` says. */
export type PackageReading = {
  readonly bytes: Buffer
  readonly most: number
  /** In the order they are to be read; each may name many files. */
  readonly parts: readonly RegExp[]
  read(xml: Buffer, into: CollectedText, name: string): void
}

/** Reads the text of such a document. Throws NotRead where nothing of it could be read. */
export function readPackage({ bytes, most, parts, read }: PackageReading): CollectedText {
  const { files, fault } = filesOfZip(bytes)
  const wanted = parts.flatMap((pattern) =>
    files.filter(({ name }) => pattern.test(name)).sort((a, b) => compareNumbered(a.name, b.name)),
  )
  const text = new CollectedText(most)
  let room = UNPACKED
  let wrong = fault
  let count = 0
  for (const file of wanted) {
    if (text.isFull || count >= PARTS) {
      text.isCut = true
      break
    }
    count++
    const part = unpack(file, room)
    room -= part.cost
    wrong ??= part.fault
    if (part.bytes !== null) read(part.bytes, text, file.name)
  }
  if (text.join() === '' && wrong !== null) throw new NotRead(wrong)
  text.fault = wrong
  return text
}

function unpack(file: InnerFile, room: number) {
  const part = file.unpack(room)
  if (part.fault === ENCRYPTED) throw new NotRead(ENCRYPTED)
  return part
}

/** "slide2" before "slide10": by the first number in the name, then by the name. */
function compareNumbered(a: string, b: string): number {
  const number = (name: string) => Number(/\d{1,9}/.exec(name)?.[0] ?? 0)
  return number(a) - number(b) || (a < b ? -1 : Number(a > b))
}
