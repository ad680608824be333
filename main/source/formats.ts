import type { ProblemKind } from '../../shared/problem.ts'
import type { Head } from './head.ts'
import { hasMboxInside, holdsSeveral, startsAsEmlx, startsAsMbox, startsAsMessage } from './mail-shape.ts'
import {
  all,
  any,
  at,
  hasOutlookStreams,
  isAnsiStore,
  isZip,
  mimetypeZip,
  named,
  outlookStore,
  starts,
  textStarts,
  zipWith,
} from './signatures.ts'
import { isTarHeader } from './tar-header.ts'

/** How a format is recognised and what becomes of its files. */
export type Format = {
  readonly format: string
  /** PRONOM identifier where one fits every version of the format; else null. */
  readonly puid: string | null
  readonly mediaType: string
  /** mail: read into records · container: opened · other: kept in the inventory. */
  readonly role: 'mail' | 'container' | 'other'
  /** Says that it may hold mail and cannot be opened by this version. */
  readonly note?: ProblemKind
  readonly is: (head: Head) => boolean
}

const OUTLOOK = 'application/vnd.ms-outlook'
const OOXML = 'application/vnd.openxmlformats-officedocument'
const BINARY = 'application/octet-stream'

const isOle = starts('d0cf11e0a1b11ae1')
const isTar = ({ bytes }: Head) => isTarHeader(bytes.subarray(0, 512))
const isBzip2 = any(...Array.from('123456789', (level) => starts(`425a683${level}314159265359`)))
const isOoxml = zipWith(/^\[Content_Types\]\.xml$|^_rels\/\.rels$/)
const isMarkup = textStarts(/^<[a-z!?]/i)
const isHtml = textStarts(/^<(!doctype html|html|head|body|meta|table|div|p)[\s>]/i)

/**
 * Every known format, tried in this order: signatures no text can have, what reads as mail, names as tie-breakers, other texts.
 * Identifiers: PRONOM. Signatures: the specifications of the formats.
 */
export const formats: readonly Format[] = [
  // Mail of other programs
  mail('pst-ansi', 'x-fmt/248', OUTLOOK, all(outlookStore('SM'), isAnsiStore)),
  mail('pst', 'x-fmt/249', OUTLOOK, outlookStore('SM')),
  mail('ost', null, OUTLOOK, outlookStore('SO')),
  mail('pab', null, OUTLOOK, outlookStore('AB')),
  mail('msg', 'x-fmt/430', OUTLOOK, all(isOle, any(hasOutlookStreams, named('msg', 'oft')))),
  mail('tnef', null, 'application/vnd.ms-tnef', starts('789f3e22')),
  mail('dbx', null, BINARY, starts('cfad12fec5fd746f')),
  // The list of folders, the numbers seen on servers: no mail
  other('dbx-other', null, BINARY, starts('cfad12fe')),
  unread('oe4', null, BINARY, starts('4a4d4636')),
  unread('nsf', null, 'application/vnd.lotus-notes', starts('1a0000040000')),
  unread('mbx', null, BINARY, starts('2a6d62782a0d0a')),
  unread('mmdf', null, BINARY, starts('010101010a')),
  unread('olm', null, BINARY, all(isZip, any(named('olm'), zipWith(/^com\.microsoft\.__Messages/)))),

  // Documents inside a zip: opened as an archive they would be noise
  other('docx', 'fmt/412', `${OOXML}.wordprocessingml.document`, all(isOoxml, zipWith(/^word\//))),
  other('xlsx', 'fmt/214', `${OOXML}.spreadsheetml.sheet`, all(isOoxml, zipWith(/^xl\//))),
  other('pptx', 'fmt/215', `${OOXML}.presentationml.presentation`, all(isOoxml, zipWith(/^ppt\//))),
  other('ooxml', null, BINARY, isOoxml),
  other('odf', null, 'application/vnd.oasis.opendocument', mimetypeZip('application/vnd.oasis.opendocument')),
  other('epub', 'fmt/483', 'application/epub+zip', mimetypeZip('application/epub+zip')),

  // Containers
  container('zip', 'x-fmt/263', 'application/zip', isZip),
  container('gzip', 'x-fmt/266', 'application/gzip', starts('1f8b08')),
  container('tar', 'x-fmt/265', 'application/x-tar', isTar),
  unread('bzip2', 'x-fmt/268', 'application/x-bzip2', isBzip2),
  unread('xz', 'fmt/1098', 'application/x-xz', starts('fd377a585a00')),
  unread('zstd', null, 'application/zstd', starts('28b52ffd')),
  unread('7z', 'fmt/484', 'application/x-7z-compressed', starts('377abcaf271c')),
  unread('rar', null, 'application/vnd.rar', starts('526172211a07')),
  unread('compress', null, 'application/x-compress', any(starts('1f9d90'), starts('1f9d8c'))),
  unread('cab', null, 'application/vnd.ms-cab-compressed', starts('4d53434600000000')),
  unread('iso', null, 'application/x-iso9660-image', at(32769, '4344303031')),

  // Other binary files
  other('pdf', null, 'application/pdf', starts('255044462d')),
  other('png', null, 'image/png', starts('89504e470d0a1a0a')),
  other('jpeg', null, 'image/jpeg', starts('ffd8ff')),
  other('gif', null, 'image/gif', any(starts('474946383761'), starts('474946383961'))),
  other('tiff', 'fmt/353', 'image/tiff', any(starts('49492a00'), starts('4d4d002a'))),
  other('webp', null, 'image/webp', all(starts('52494646'), at(8, '57454250'))),
  other('wav', null, 'audio/wav', all(starts('52494646'), at(8, '57415645'))),
  other('avi', null, 'video/x-msvideo', all(starts('52494646'), at(8, '41564920'))),
  other('mp3', 'fmt/134', 'audio/mpeg', any(starts('494433'), starts('fffb'), starts('fff3'))),
  other('mp4', null, 'video/mp4', at(4, '66747970')),
  // What macOS keeps beside a file on foreign drives, under its name with '._' before it
  other('appledouble', null, 'multipart/appledouble', starts('00051607')),
  other('sqlite', 'fmt/729', 'application/vnd.sqlite3', starts('53514c69746520666f726d6174203300')),
  other('ole', 'fmt/111', 'application/x-ole-storage', isOle),
  other(
    'exe',
    null,
    'application/vnd.microsoft.portable-executable',
    all(starts('4d5a'), (head) => !head.isText),
  ),
  other('rtf', null, 'application/rtf', starts('7b5c727466')),

  // What reads as mail
  mail('emlx', 'fmt/2055', 'message/rfc822', (head) => startsAsEmlx(head.text) || isEmlxWithoutCount(head)),
  // One message that kept its separator line
  mail('eml', 'fmt/278', 'message/rfc822', (head) => isLoneMessage(head)),
  mail('mbox', 'fmt/720', 'application/mbox', (head) => startsAsMbox(head.text)),
  mail('eml', 'fmt/278', 'message/rfc822', (head) => startsAsMessage(head.text)),
  mail('mbox', 'fmt/720', 'application/mbox', (head) => !isMarkup(head) && hasMboxInside(head.text)),

  // Names, where the bytes leave it open: the reader keeps such bytes and says what is wrong
  mail(
    'eml',
    'fmt/278',
    'message/rfc822',
    any(
      named('eml'),
      all(named('msg'), (head) => head.isText),
    ),
  ),
  other('empty', null, BINARY, (head) => head.size === 0),
  mail('mbox', 'fmt/720', 'application/mbox', named('mbox', 'mbx')),

  // Other texts
  other('icalendar', 'fmt/388', 'text/calendar', textStarts(/^BEGIN:VCALENDAR\b/i)),
  other('vcard', null, 'text/vcard', textStarts(/^BEGIN:VCARD\b/i)),
  other('html', 'fmt/96', 'text/html', isHtml),
  other('xml', 'fmt/101', 'application/xml', textStarts(/^<\?xml\s/)),
  other('json', 'fmt/817', 'application/json', all(named('json'), textStarts(/^[[{]/))),
  other('text', 'x-fmt/111', 'text/plain', (head) => head.isText),

  // The name says mail and the bytes say nothing: a mailbox that lost its beginning
  unread('unrecognised', null, BINARY, named('pst', 'ost', 'pab', 'dbx', 'msg', 'nsf', 'olm')),
]

// One that lost its first line: what else is in it tells its reader more than a message's would see.
function isEmlxWithoutCount(head: Head): boolean {
  return named('emlx')(head) && startsAsMessage(head.text)
}

// ".eml" says one message; two separators say it is not.
function isLoneMessage(head: Head): boolean {
  return (
    named('eml')(head) &&
    /^[\r\n]*From /.test(head.text) &&
    startsAsMessage(head.text) &&
    !holdsSeveral(head.text)
  )
}

type Test = (head: Head) => boolean

function mail(format: string, puid: string | null, mediaType: string, is: Test): Format {
  return { format, puid, mediaType, role: 'mail', is }
}

function container(format: string, puid: string | null, mediaType: string, is: Test): Format {
  return { format, puid, mediaType, role: 'container', is }
}

function other(format: string, puid: string | null, mediaType: string, is: Test): Format {
  return { format, puid, mediaType, role: 'other', is }
}

function unread(format: string, puid: string | null, mediaType: string, is: Test): Format {
  return { format, puid, mediaType, role: 'other', note: 'format-not-read', is }
}
