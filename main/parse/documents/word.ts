import { decodeCodePage, decodeUtf16 } from '../../read/mapi/encoding.ts'
import type { Storage } from '../../read/msg/compound.ts'
import { ENCRYPTED } from '../nested/zip.ts'
import { CollectedText } from './collected-text.ts'
import { NotRead } from './not-read.ts'

/*
 * The text of a Word document of 97 to 2003 ([MS-DOC]). Read by our own hand: the library there is trusts the places a document
 * names, and reads text outside its memory where they lie.
 */

/** Places in the FIB, the first bytes of the document ([MS-DOC] §2.5.1): its mark, version, flags, and where its pieces are told. */
const Fib = { version: 2, flags: 10, clx: 0x01a2, end: 0x01aa } as const
const WORD_MARK = 0xa5ec
/** The first version whose FIB is laid out so: Word 97. */
const WORD_97 = 0x00c1
const IS_ENCRYPTED = 0x0100
const IN_TABLE_1 = 0x0200

/** A piece of text: where it begins in the document, how many characters it has, of one byte or of two. */
type Piece = { readonly start: number; readonly length: number; readonly wide: boolean }

/** The text of all of a document: body, notes, headers, comments, text boxes, as they follow each other. Throws NotRead. */
export function readWord(storage: Storage, most: number): CollectedText {
  const main = storage.streams.get('WORDDOCUMENT')?.bytes ?? Buffer.alloc(0)
  if (main.length < Fib.end || main.readUInt16LE(0) !== WORD_MARK) throw new NotRead('damaged')
  const flags = main.readUInt16LE(Fib.flags)
  if ((flags & IS_ENCRYPTED) !== 0) throw new NotRead(ENCRYPTED)
  if (main.readUInt16LE(Fib.version) < WORD_97) throw new NotRead('older than Word 97')
  const table = storage.streams.get((flags & IN_TABLE_1) === 0 ? '0TABLE' : '1TABLE')?.bytes
  const clx = main.readUInt32LE(Fib.clx)
  const pieces = table === undefined ? null : piecesIn(table, clx, clx + main.readUInt32LE(Fib.clx + 4))
  if (pieces === null) throw new NotRead('damaged')
  const text = new CollectedText(most)
  const shown = openFields()
  // Pieces do not lie over each other: what would read more than the document has is made up.
  let room = main.length
  for (const { start, length, wide } of pieces) {
    const end = start + length * (wide ? 2 : 1)
    room -= end - start
    if (end > main.length || room < 0) {
      text.fault = 'damaged'
      break
    }
    const bytes = main.subarray(start, end)
    text.add(shown(wide ? decodeUtf16(bytes) : decodeCodePage(bytes, 1252)))
    if (text.isFull) break
  }
  return text
}

/**
 * The pieces of text in their order, by the piece table of the Clx ([MS-DOC] §2.9.38): records of formatting (1), then the table
 * (2), which holds where each piece ends, counted in characters, and as many descriptions. Null when it cannot be followed.
 */
function piecesIn(table: Buffer, start: number, end: number): Piece[] | null {
  if (end > table.length) return null
  let at = start
  while (at + 3 <= end && table[at] === 1) at += 3 + table.readUInt16LE(at + 1)
  if (at + 9 > end || table[at] !== 2) return null
  const size = table.readUInt32LE(at + 1)
  at += 5
  if (at + size > end) return null
  const count = Math.floor((size - 4) / 12)
  const pieces: Piece[] = []
  for (let place = 0; place < count; place++) {
    const length = table.readUInt32LE(at + 4 * place + 4) - table.readUInt32LE(at + 4 * place)
    if (length < 0) return null
    // FcCompressed ([MS-DOC] §2.9.73): one bit says that characters have one byte, and the place is then told twice over.
    const told = table.readUInt32LE(at + 4 * (count + 1) + 8 * place + 2)
    const wide = (told & 0x4000_0000) === 0
    pieces.push({ start: wide ? told & 0x3fff_ffff : (told & 0x3fff_ffff) >>> 1, length, wide })
  }
  return pieces
}

/** Levels of fields in fields that are followed. */
const FIELD_DEPTH = 100

/**
 * Takes the text of pieces, one after the other, and gives it without what fields say to the program ([MS-DOC] §2.8.25: 0x13
 * instruction 0x14 result 0x15), with line ends for the marks of paragraphs, cells, lines and pages.
 */
function openFields(): (said: string) => string {
  /** Of each open field, whether its instruction goes on. */
  const open: boolean[] = []
  return (said) => {
    let text = ''
    for (const [part] of said.matchAll(/[\x13-\x15]|[^\x13-\x15]+/g)) {
      if (part === '\x13') open.push(true)
      else if (part === '\x14') open.splice(-1, 1, false)
      else if (part === '\x15') open.pop()
      else if (!open.includes(true)) text += part
      if (open.length > FIELD_DEPTH) open.length = 0
    }
    return text.replace(/[\x07\x0b-\x0d]/g, '\n').replace(/[\x00-\x08\x0e-\x1f]/g, '')
  }
}
