import type { MailFormat } from './item.ts'
import { readWholeFile } from './whole-file.ts'

/** One message in one file, as mail programs save it (RFC 5322). */
export const eml: MailFormat = {
  format: 'eml',
  puid: 'fmt/278',
  agent: 'bewaarpost-eml',
  version: '1',
  read: (bytes, cursor) => readWholeFile(bytes, cursor),
}
