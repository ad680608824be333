import { decodeCodePage } from '../../read/mapi/encoding.ts'
import type { Storage } from '../../read/msg/compound.ts'
import { ENCRYPTED } from '../nested/zip.ts'
import { CollectedText } from './collected-text.ts'
import { NotRead } from './not-read.ts'
import { readSharedStrings } from './shared-strings.ts'

/** Records of a workbook that hold text or numbers ([MS-XLS] §2.3). */
const Record = {
  filePass: 0x2f,
  continue: 0x3c,
  codePage: 0x42,
  boundSheet: 0x85,
  mulRk: 0xbd,
  rString: 0xd6,
  sharedStrings: 0xfc,
  textObject: 0x1b6,
  number: 0x203,
  label: 0x204,
  string: 0x207,
  rk: 0x27e,
  bof: 0x809,
} as const

/** The version of BIFF8; those before it have 8-bit text in the code page of the file. */
const BIFF8 = 0x600

/**
 * The text of a workbook of 95 to 2003 ([MS-XLS]): names of sheets, the shared texts, labels, results of formulas that are text,
 * text boxes and comments, and numbers as they are. Throws NotRead.
 */
export function readSheets(storage: Storage, most: number): CollectedText {
  const bytes = (storage.streams.get('WORKBOOK') ?? storage.streams.get('BOOK'))?.bytes
  if (bytes === undefined) throw new NotRead('damaged')
  const book = new Workbook(bytes, new CollectedText(most))
  return book.read()
}

type Cell = { readonly type: number; readonly data: Buffer }

class Workbook {
  readonly #bytes: Buffer
  readonly #text: CollectedText
  #codePage = 1252
  #isWide = true
  #at = 0

  constructor(bytes: Buffer, text: CollectedText) {
    this.#bytes = bytes
    this.#text = text
  }

  read(): CollectedText {
    for (let record = this.#next(); record !== null && !this.#text.isFull; record = this.#next())
      this.#readRecord(record)
    if (this.#at < this.#bytes.length && !this.#text.isFull) this.#text.fault = 'damaged'
    return this.#text
  }

  /** The record at the place reached: type and length, two bytes each. Streams are padded with zeros. */
  #next(): Cell | null {
    const at = this.#at
    if (at + 4 > this.#bytes.length) {
      this.#at = this.#bytes.length
      return null
    }
    const type = this.#bytes.readUInt16LE(at)
    const end = at + 4 + this.#bytes.readUInt16LE(at + 2)
    if (end > this.#bytes.length) return null
    this.#at = end
    return { type, data: this.#bytes.subarray(at + 4, end) }
  }

  /** The records that continue the one before, each by itself: text begins anew in each. */
  #continued(): Buffer[] {
    const pieces: Buffer[] = []
    while (this.#at + 2 <= this.#bytes.length && this.#bytes.readUInt16LE(this.#at) === Record.continue) {
      const piece = this.#next()
      if (piece === null) break
      pieces.push(piece.data)
    }
    return pieces
  }

  #readRecord({ type, data }: Cell): void {
    switch (type) {
      case Record.filePass:
        throw new NotRead(ENCRYPTED)
      case Record.bof:
        if (data.length >= 2) this.#isWide = data.readUInt16LE(0) === BIFF8
        return
      case Record.codePage:
        if (data.length >= 2) this.#codePage = data.readUInt16LE(0)
        return
      case Record.sharedStrings:
        this.#addShared(data)
        return
      case Record.boundSheet:
        this.#add(this.#shortText(data, 6))
        return
      case Record.label:
      case Record.rString:
        this.#add(this.#longText(data, 6))
        return
      case Record.string:
        this.#add(this.#longText(data, 0))
        return
      case Record.textObject:
        this.#addObject()
        return
      default:
        for (const value of numbersIn(type, data)) this.#add(String(value))
    }
  }

  #add(text: string): void {
    if (text !== '') this.#text.add(`${text}\n`)
  }

  #addShared(data: Buffer): void {
    const { texts, isWhole } = readSharedStrings([data, ...this.#continued()])
    for (const text of texts) {
      if (this.#text.isFull) break
      this.#add(text)
    }
    if (!isWhole) this.#text.fault = 'damaged'
  }

  /** The text of a box or comment is in the first record that continues it; the others say how it looks. */
  #addObject(): void {
    const [piece] = this.#continued()
    if (piece !== undefined && piece.length > 1) this.#add(wide(piece, 0, (piece.length - 1) * 2))
  }

  /** ShortXLUnicodeString ([MS-XLS] §2.5.240), before BIFF8 with one byte a character. */
  #shortText(data: Buffer, at: number): string {
    const length = data[at] ?? 0
    return this.#isWide ? wide(data, at + 1, length) : this.#narrow(data, at + 1, length)
  }

  /** XLUnicodeString (§2.5.294). */
  #longText(data: Buffer, at: number): string {
    if (at + 2 > data.length) return ''
    const length = data.readUInt16LE(at)
    return this.#isWide ? wide(data, at + 2, length) : this.#narrow(data, at + 2, length)
  }

  #narrow(data: Buffer, start: number, length: number): string {
    return decodeCodePage(data.subarray(start, start + length), this.#codePage)
  }
}

/** A flag, whose last bit says whether a character has two bytes, and the characters: as many as there are, at most `length`. */
function wide(data: Buffer, at: number, length: number): string {
  const isWide = ((data[at] ?? 0) & 1) === 1
  const start = at + 1
  const there = Math.min(length * (isWide ? 2 : 1), Math.max(0, data.length - start))
  const text = data.toString(isWide ? 'utf16le' : 'latin1', start, start + there - (isWide ? there % 2 : 0))
  return text.toWellFormed()
}

function numbersIn(type: number, data: Buffer): number[] {
  if (type === Record.number) return data.length >= 14 ? [data.readDoubleLE(6)] : []
  if (type === Record.rk) return data.length >= 10 ? [numberOfRk(data.readInt32LE(6))] : []
  if (type !== Record.mulRk) return []
  const values: number[] = []
  for (let at = 4; at + 6 + 2 <= data.length; at += 6) values.push(numberOfRk(data.readInt32LE(at + 2)))
  return values
}

/** A number in 30 bits ([MS-XLS] §2.5.217): an integer, or the upper bits of a double; either of it divided by 100. */
function numberOfRk(rk: number): number {
  const double = Buffer.alloc(8)
  double.writeInt32LE(rk & ~3, 4)
  const value = (rk & 2) !== 0 ? rk >> 2 : double.readDoubleLE(0)
  return (rk & 1) !== 0 ? value / 100 : value
}
