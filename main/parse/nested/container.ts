import { gunzipSync } from 'node:zlib'
import type { Problem } from '../../../shared/problem.ts'
import { isPropertySet } from '../../read/mapi/form.ts'
import { Properties } from '../../read/mapi/properties.ts'
import { PidTagMessageClass } from '../../read/mapi/tags.ts'
import { isTnef } from '../../read/tnef/attributes.ts'
import { detect, HEAD_SIZE } from '../../source/detect.ts'
import { itemOf } from '../content-item.ts'
import { deriveMessage } from '../derive/message.ts'
import { kindOfItem } from '../item-kind.ts'
import { filesOfZip, type InnerFile, refused, whyNot } from './zip.ts'

/** A file attached to a message, or in a container that is. */
export type AttachedFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** Documents whose text is read, by how. */
export type DocumentKind =
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odf'
  | 'pdf'
  | 'rtf'
  | 'ole'
  | 'text'
  | 'html'
  | 'calendar'

/** What a file is to whoever looks into attachments. */
export type Contents =
  /** A message: as it stands there, or made from an Outlook item. `isWrapper` of a winmail.dat, which is the message it came with. */
  | {
      readonly is: 'message'
      readonly message: Buffer
      readonly isWrapper: boolean
      /** Of an Outlook item of a calendar: an invitation, or the answer to one. */
      readonly isInvitation: boolean
      readonly problems: readonly Problem[]
    }
  | { readonly is: 'files'; readonly files: readonly InnerFile[]; readonly fault: string | null }
  | { readonly is: 'document'; readonly kind: DocumentKind }
  /** Holds others and is not opened. */
  | { readonly is: 'closed'; readonly why: string }
  | { readonly is: 'leaf' }

/** Bytes at the start of a file that `mayHold` looks at. */
export const GLANCE = 1024

/** Signatures of everything that holds other files or text of its own, as hex at the first byte. */
const signatures =
  /^(?:504b0304|504b0506|504b0708|d0cf11e0|789f3e22|89426577|1f8b08|7b5c7274|2142444e|cfad12fe|1a000004|377abcaf|52617221|425a68|fd377a58|28b52ffd|1f9d9|4d534346)/

/** Extensions of messages and texts, which have no signature. */
const textual = /\.(?:eml|emlx|msg|mbox|mbx|tar|txt|text|csv|tsv|log|md|html?|xml|json|ics|vcf)$/i

/** Whether a file may be more than a leaf, by the first GLANCE bytes of it: a picture is not decoded to find out. */
export function mayHold(head: Buffer, { name, type }: Pick<AttachedFile, 'name' | 'type'>): boolean {
  return (
    signatures.test(head.toString('hex', 0, 8)) ||
    textual.test(name) ||
    (type === 'application/octet-stream' && /^[\t\r\n -~]{16}/.test(head.toString('latin1', 0, 16))) ||
    head.includes('%PDF-')
  )
}

/** Says what a file is, by its bytes; its name only breaks ties. Never throws. */
export function contentsOf(file: AttachedFile): Contents {
  const { name, bytes } = file
  if (isTnef(bytes) || isPropertySet(bytes)) return messageIn(file)
  const { format, role, problems } = detect(bytes.subarray(0, HEAD_SIZE), name, bytes.length)
  switch (format) {
    case 'msg':
      return messageIn(file)
    case 'ole':
      return hasItem(bytes) ? messageIn(file) : { is: 'document', kind: 'ole' }
    case 'zip':
    case 'ooxml':
      return zipped(bytes)
    case 'gzip':
      return { is: 'files', files: [gzipped(file)], fault: null }
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'odf':
    case 'pdf':
    case 'rtf':
      return { is: 'document', kind: format }
    case 'eml':
      return messageIn(file)
  }
  if (role !== 'other' || problems.length > 0)
    return { is: 'closed', why: `${format}, which is not opened here` }
  if (bytes.subarray(0, GLANCE).includes('%PDF-')) return { is: 'document', kind: 'pdf' }
  return textual.test(name) ? textIn(format) : { is: 'leaf' }
}

function textIn(format: string): Contents {
  if (format === 'html' || format === 'xml') return { is: 'document', kind: 'html' }
  if (format === 'icalendar') return { is: 'document', kind: 'calendar' }
  const isText = format === 'text' || format === 'json' || format === 'vcard'
  return isText ? { is: 'document', kind: 'text' } : { is: 'leaf' }
}

/** The streams of an Outlook item may stand far behind in a compound file. */
function hasItem(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('__properties_version1.0', 'utf16le'))
}

function messageIn({ bytes }: AttachedFile): Contents {
  const found = itemOf(bytes)
  if (found === null)
    return { is: 'message', message: bytes, isWrapper: false, isInvitation: false, problems: [] }
  const { message, problems } = deriveMessage(found.item)
  const itemClass = new Properties(found.item.properties).text(PidTagMessageClass)
  return {
    is: 'message',
    message,
    isWrapper: isTnef(bytes),
    isInvitation: kindOfItem(itemClass, { isAssociated: false, isSent: true }) === 'calendar',
    problems: [...found.problems, ...problems],
  }
}

/** An archive, or an office document whose first entries did not show which: drawings and printed pages have no text for us. */
function zipped(bytes: Buffer): Contents {
  const { files, fault } = filesOfZip(bytes)
  if (files.some(({ name }) => name === '[Content_Types].xml')) {
    for (const [folder, kind] of officeFolders) {
      if (files.some(({ name }) => name.startsWith(folder))) return { is: 'document', kind }
    }
    return { is: 'leaf' }
  }
  return { is: 'files', files, fault }
}

const officeFolders = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
] as const

/** What a gzip holds is named as the gzip without its ending, which people see, not as its header says. */
function gzipped({ name, bytes }: AttachedFile): InnerFile {
  return {
    name: name.replace(/\.tgz$/i, '.tar').replace(/(?<=.)\.gz$/i, ''),
    unpack: (most) => {
      try {
        const whole = gunzipSync(bytes, { maxOutputLength: Math.max(1, most) })
        return { bytes: whole, fault: null, cost: whole.length }
      } catch (error) {
        return refused(whyNot(error), most)
      }
    },
  }
}

/** The media type of a file in a container, which says none: by its bytes. */
export function mediaTypeOf(bytes: Buffer, name: string): string {
  return detect(bytes.subarray(0, HEAD_SIZE), name, bytes.length).mediaType
}
