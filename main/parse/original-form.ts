import type { OriginalForm } from '../../shared/records.ts'
import { isPropertySet } from '../read/mapi/form.ts'
import { isCompound } from '../read/msg/compound-sectors.ts'
import { isTnef } from '../read/tnef/attributes.ts'

/** What a content is read as, by its first bytes: `head` is its first 512 or more, or all of a shorter one. */
export function formOf(head: Buffer): OriginalForm {
  if (isPropertySet(head)) return 'mapi'
  if (isCompound(head)) return 'msg'
  return isTnef(head) ? 'tnef' : 'eml'
}
