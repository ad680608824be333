import type { MailFormat } from './item.ts'
import { isCompound } from './msg/compound-sectors.ts'
import { readWholeFile } from './whole-file.ts'

/** One Outlook item in one file, or a template of one (.oft): [MS-OXMSG]. Its content is the file's own bytes. */
export const msg: MailFormat = {
  format: 'msg',
  puid: 'x-fmt/430',
  agent: 'bewaarpost-msg',
  version: '1',
  read: (bytes, cursor) => readWholeFile(bytes, cursor, isCompound),
}
