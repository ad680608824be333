import type { MailFormat } from './item.ts'
import { readWholeFile } from './whole-file.ts'

/** One message of a Maildir. Its folder and flags are in its path: see `placeMaildir`. */
export const maildir: MailFormat = {
  format: 'maildir',
  puid: 'fmt/278',
  agent: 'bewaarpost-maildir',
  version: '1',
  read: (bytes, cursor) => readWholeFile(bytes, cursor),
}
