import type { RecordKind } from '../../shared/kinds.ts'
import type { Problem } from '../../shared/problem.ts'
import type { Role } from '../../shared/roles.ts'

/** One address of one header. `address` is '' where only a name could be read; neither is changed in case or spelling. */
export type ParsedAddress = { readonly role: Role; readonly name: string; readonly address: string }

export type DateState = 'usable' | 'absent' | 'unreadable' | 'implausible'
/** `at` in seconds since 1970 UTC, null unless usable or implausible; `zone` in minutes east of UTC, null when unknown. */
export type ParsedDate = {
  readonly at: number | null
  readonly zone: number | null
  readonly state: DateState
}

/** A leaf that is not the text of the message itself, or a nested message. */
export type ParsedAttachment = {
  /**
   * Place in the tree as IMAP numbers it: "2", "1.3". What lies inside an attachment that is a container follows a "/":
   * "2/1.2" is part 1.2 of the message made from the winmail.dat that is part 2, "3/7" the seventh entry of a zip.
   */
  readonly path: string
  /** Media type in lower case, as declared ("application/octet-stream" when absent). */
  readonly type: string
  /** Decoded name, '' when there is none. Untrusted text: never a path. */
  readonly name: string
  /** Bytes the part claims (Content-Disposition size), null when it does not; and the bytes really there, decoded. */
  readonly declaredSize: number | null
  readonly size: number
  /** SHA-256 of the decoded bytes. */
  readonly sha256: Uint8Array
  readonly inline: boolean
  readonly contentId: string | null
}

/** Everything understood of one message. Lives in the depot as catalogue and index, and can be rebuilt from the bytes. */
export type ParsedMessage = {
  readonly kind: RecordKind
  /** The message class of an Outlook item as it stands there ("IPM.Note.SMIME"); '' of a message that is none. */
  readonly itemClass: string
  /** What made a message out of an Outlook item, with version (`DERIVE_AGENT`); '' where the bytes are the message. */
  readonly derivedBy: string
  readonly subject: string
  readonly addresses: readonly ParsedAddress[]
  readonly sent: ParsedDate
  /** From the topmost Received field. */
  readonly received: ParsedDate
  /** Without angle brackets, '' when absent. */
  readonly messageId: string
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** What else names its conversation: Gmail's thread number, Outlook's Thread-Index. Never an identifier of a message. */
  readonly threadMarks: readonly string[]
  /** The text of all text parts of the message (HTML turned into text), for the index and for reading aloud. */
  readonly text: string
  /** The text of text and HTML attachments and of nested messages, for the index. */
  readonly attachmentText: string
  readonly attachments: readonly ParsedAttachment[]
  readonly protection: 'none' | 'signed' | 'encrypted'
  /** ISO 639-1, '' when unknown. */
  readonly language: string
  /** Precedence, List-Id and Auto-Submitted as one hint: written by a list or a machine. */
  readonly automatic: boolean
  readonly problems: readonly Problem[]
}

/** Name and version of what read the message, stored with it: another version may understand more. */
export const PARSE_AGENT = 'bewaarpost-mime 1'

/** Name and version of what makes a message (RFC 5322) out of an Outlook item. Another version may make other bytes. */
export const DERIVE_AGENT = 'bewaarpost-mapi 1'
