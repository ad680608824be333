import { type ByteCursor, readWhole } from './byte-cursor.ts'
import { decodeUtf16 } from './encoding.ts'

/** Somebody an entry identifier names. `address` is '' when the identifier only points into an address book or a folder. */
export type EntryPerson = { readonly name: string; readonly address: string }

/** Entry identifiers wrapped in entry identifiers: programs wrap once. */
const DEPTH = 4

const ONE_OFF = '812b1fa4bea310199d6e00dd010f5402'
const WRAPPED = 'c091add3519dcf11a4a900aa0047faa4'
const ADDRESS_BOOK = 'dca740c8c042101ab4b908002b2fe182'
/** The flag of one-off identifiers whose text is UTF-16. */
const UNICODE = 0x8000

/**
 * Reads an entry identifier: one-off ([MS-OXCDATA] §2.2.5.1), address book (§2.2.5.2), or one of these wrapped
 * ([MS-OXOCNTC] §2.2.2.2.4.1.1). Null when it says nothing of a person.
 */
export function readEntryId(
  bytes: Buffer,
  decode: (text: Buffer) => string,
  depth = DEPTH,
): EntryPerson | null {
  return readWhole(bytes, (cursor) => {
    cursor.take(4)
    const provider = cursor.take(16).toString('hex')
    if (provider === WRAPPED && depth > 0) {
      cursor.take(1)
      return readEntryId(cursor.take(cursor.left), decode, depth - 1)
    }
    if (provider === ONE_OFF) return readOneOff(cursor, decode)
    if (provider !== ADDRESS_BOOK) return null
    cursor.take(8)
    return { name: '', address: decode(cursor.takeUntilZero(1)) }
  })
}

function readOneOff(cursor: ByteCursor, decode: (text: Buffer) => string): EntryPerson {
  cursor.take(2)
  const isUnicode = (cursor.u16() & UNICODE) !== 0
  const readText = () => (isUnicode ? decodeUtf16(cursor.takeUntilZero(2)) : decode(cursor.takeUntilZero(1)))
  const name = readText()
  // The kind of address: SMTP, or X500 where only the directory of Exchange knows more.
  readText()
  return { name, address: readText() }
}
