import { codePageOf } from '../../mapi/code-page.ts'
import { find } from '../../mapi/find.ts'
import type { Property } from '../../mapi/item.ts'
import { PS_PUBLIC_STRINGS } from '../../mapi/sets.ts'
import { numberOf, textsOf } from '../../mapi/values.ts'

/** PidTagMessageFlags ([MS-OXCMSG] §2.2.1.6): mfRead and mfUnsent. */
const MESSAGE_FLAGS = 0x0e07
const READ = 0x01
const UNSENT = 0x08
/** PidTagLastVerbExecuted ([MS-OXOMSG] §2.2.1.19): answered to one, to all; forwarded. */
const LAST_VERB = 0x1081
const REPLIES: readonly (number | null)[] = [102, 103]
const FORWARD = 104
/** PidTagFlagStatus ([MS-OXOFLAG] §2.2.1.1): followupFlagged. */
const FLAG_STATUS = 0x1090
const FLAGGED = 2

/** What people did with an item, in the letters of Maildir, sorted. */
export function flagsOf(properties: readonly Property[]): string {
  const flags = numberOf(find(properties, MESSAGE_FLAGS)) ?? 0
  const verb = numberOf(find(properties, LAST_VERB))
  return [
    (flags & UNSENT) !== 0 ? 'D' : '',
    numberOf(find(properties, FLAG_STATUS)) === FLAGGED ? 'F' : '',
    verb === FORWARD ? 'P' : '',
    REPLIES.includes(verb) ? 'R' : '',
    (flags & READ) !== 0 ? 'S' : '',
  ].join('')
}

/** Its categories (PidNameKeywords, [MS-OXCMSG] §2.2.1.17), each once. */
export function keywordsOf(properties: readonly Property[]): string[] {
  const keywords = find(properties, { set: PS_PUBLIC_STRINGS, name: 'Keywords' })
  return [...new Set(textsOf(keywords, codePageOf(properties)))]
}
