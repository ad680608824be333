import type { MailFormat } from './item.ts'
import { isTnef } from './tnef/attributes.ts'
import { readWholeFile } from './whole-file.ts'

/** A winmail.dat that lies on a drive by itself: one item of Outlook ([MS-OXTNEF]). Its content is the file's own bytes. */
export const tnef: MailFormat = {
  format: 'tnef',
  puid: null,
  agent: 'bewaarpost-tnef',
  version: '1',
  read: (bytes, cursor) => readWholeFile(bytes, cursor, isTnef),
}
