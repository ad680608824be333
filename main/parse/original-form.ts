import type { OriginalForm } from '../../shared/records.ts'
import { isPropertySet } from '../read/mapi/form.ts'

/** The first bytes of a compound file ([MS-CFB] §2.2), and of TNEF ([MS-OXTNEF] §2.1.3.2). */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const TNEF = Buffer.from('789f3e22', 'hex')

/** What a content is, by its first bytes. */
export function formOf(head: Buffer): OriginalForm {
  if (isPropertySet(head)) return 'mapi'
  if (head.subarray(0, COMPOUND.length).equals(COMPOUND)) return 'msg'
  return head.subarray(0, TNEF.length).equals(TNEF) ? 'tnef' : 'eml'
}
