import type { Storage } from '../../read/msg/compound.ts'
import { ENCRYPTED } from '../nested/zip.ts'
import { CollectedText } from './collected-text.ts'
import { NotRead } from './not-read.ts'

/** Records of a presentation that hold text ([MS-PPT] §2.13.24). */
const Record = { textChars: 0x0fa0, textBytes: 0x0fa8, text: 0x0fba } as const
/** The mark of a CurrentUserAtom of an encrypted file ([MS-PPT] §2.3.2). */
const ENCRYPTED_TOKEN = 0xf3d1c4df

const HEADER = 8

/**
 * The text of a presentation of 97 to 2003 ([MS-PPT]) in the order it was saved. Containers have the header of any record and are
 * gone into by going on behind it, so that they need no stack. Throws NotRead.
 */
export function readSlides(storage: Storage, most: number): CollectedText {
  const bytes = storage.streams.get('POWERPOINT DOCUMENT')?.bytes
  const user = storage.streams.get('CURRENT USER')?.bytes
  if (bytes === undefined) throw new NotRead('damaged')
  if (user !== undefined && user.length >= 16 && user.readUInt32LE(12) === ENCRYPTED_TOKEN)
    throw new NotRead(ENCRYPTED)
  const text = new CollectedText(most)
  for (let at = 0; at + HEADER <= bytes.length && !text.isFull; ) {
    const isContainer = (bytes.readUInt16LE(at) & 0x0f) === 0x0f
    const type = bytes.readUInt16LE(at + 2)
    const start = at + HEADER
    const end = start + bytes.readUInt32LE(at + 4)
    if (!isContainer && end > bytes.length) {
      text.fault = 'damaged'
      break
    }
    if (type === Record.textBytes) text.add(`${lines(bytes.toString('latin1', start, end))}\n`)
    else if (type === Record.textChars || type === Record.text)
      text.add(`${lines(wideText(bytes, start, end))}\n`)
    at = isContainer ? start : end
  }
  return text
}

function wideText(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf16le', start, end - ((end - start) % 2))
}

/** Paragraphs end with a carriage return, lines in them with a vertical tab. */
function lines(text: string): string {
  return text.replace(/[\r\v]/g, '\n').toWellFormed()
}
