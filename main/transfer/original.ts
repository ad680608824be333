import { isPropertySet } from '../read/mapi/form.ts'

/** What the bytes of a record are, as the ending of a file: a message, a property set, an Outlook message file, a winmail.dat. */
export type OriginalForm = 'eml' | 'mapi' | 'msg' | 'tnef'

/** The first bytes of a compound file ([MS-CFB] §2.2), and of TNEF ([MS-OXTNEF] §2.1.3.2). */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const TNEF = Buffer.from('789f3e22', 'hex')

/** What a content is, by its first bytes. */
export function formOf(head: Buffer): OriginalForm {
  if (isPropertySet(head)) return 'mapi'
  if (head.subarray(0, COMPOUND.length).equals(COMPOUND)) return 'msg'
  return head.subarray(0, TNEF.length).equals(TNEF) ? 'tnef' : 'eml'
}

/** Looks at the first of some pieces; `all` are all of them, once. */
export function lookFirst(pieces: Iterator<Buffer>): { head: Buffer; all: Iterable<Buffer> } {
  const first = pieces.next()
  const head = first.done === true ? Buffer.alloc(0) : first.value
  return { head, all: joined(first, pieces) }
}

function* joined(first: IteratorResult<Buffer>, rest: Iterator<Buffer>): Generator<Buffer> {
  for (let next = first; next.done !== true; next = rest.next()) yield next.value
}
