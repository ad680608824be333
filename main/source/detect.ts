import type { Problem } from '../../shared/problem.ts'
import type { MailFolder } from './file.ts'
import { type Format, formats } from './formats.ts'
import { type Head, makeHead } from './head.ts'

/** As much of the start of a file as is looked at, in bytes: a first separator may stand behind this much junk. */
export const HEAD_SIZE = 64 * 1024

/** What a file is, with the problem to record of it when it may hold mail and cannot be opened by this version. */
export type Detected = Pick<Format, 'format' | 'puid' | 'mediaType' | 'role'> & {
  readonly problems: readonly Problem[]
}

/**
 * Recognises a file by its first bytes (HEAD_SIZE of them, or all), its name only breaking ties, and by the shape of its
 * folder: in a maildir everything is an item except the files of servers and systems. Never throws.
 */
export function detect(
  bytes: Buffer,
  path: string,
  size: number,
  mailFolder: MailFolder = 'plain',
): Detected {
  const head = makeHead(bytes, path, size)
  const { format, puid, mediaType, role, note } =
    mailFolder !== 'plain' && isMaildirItem(head) ? MAILDIR : recognise(head, formats)
  return {
    format,
    puid,
    mediaType,
    role,
    problems: note === undefined ? [] : [{ kind: note, detail: format }],
  }
}

const UNKNOWN: Omit<Format, 'is'> = {
  format: 'unknown',
  puid: null,
  mediaType: 'application/octet-stream',
  role: 'other',
}

const MAILDIR: Omit<Format, 'is'> = {
  format: 'maildir',
  puid: 'fmt/278',
  mediaType: 'message/rfc822',
  role: 'mail',
}

function recognise(head: Head, among: readonly Format[]): Omit<Format, 'is'> {
  return among.find((format) => format.is(head)) ?? UNKNOWN
}

function isMaildirItem(head: Head): boolean {
  // Servers can compress the messages of a maildir: such a file is opened, or noted as one that cannot be.
  if (recognise(head, compressed) !== UNKNOWN) return false
  // Names beginning with a dot are no messages in a maildir, unless the bytes say otherwise.
  const isHidden = head.name.startsWith('.') || SERVER_FILE.test(head.name)
  return !isHidden || recognise(head, formats).role === 'mail'
}

const COMPRESSED = new Set(['gzip', 'bzip2', 'xz', 'zstd'])
const compressed = formats.filter(({ format }) => COMPRESSED.has(format))
const SERVER_FILE =
  /^(dovecot|courierimap|courierpop3d|maildirfolder|maildirsize|subscriptions|thumbs\.db|desktop\.ini)/
