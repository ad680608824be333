/**
 * Problems: named, searchable defects found while reading or parsing. Data, not exceptions.
 * A problem belongs to a source file, to one record (how it lay in its source), or to a content (what its bytes say).
 */

/** How much a problem costs: `notice` nothing, `partial` something was not understood, `unread` bytes set aside. */
export type Weight = 'notice' | 'partial' | 'unread'

export type ProblemMeaning = {
  readonly of: 'source' | 'record' | 'content'
  readonly weight: Weight
  readonly meaning: string
}

/** Every kind of problem there is, with what it means in plain words. The kind is stored in the depot: never rename one. */
export const problems = {
  // The drive
  'symlink-not-followed': source(
    'notice',
    'a symbolic link; what it points to is not on this drive or is listed under its own name',
  ),
  'special-file': source('unread', 'a pipe, socket or device instead of a file; it holds no bytes to keep'),
  'file-unreadable': source('unread', 'the operating system refused to read this file'),
  'folder-unreadable': source(
    'unread',
    'the operating system refused to list this folder; what is in it is not accounted for',
  ),
  'name-not-utf8': source('notice', 'the file name is not valid UTF-8; its exact bytes are kept'),
  'changed-during-import': source('partial', 'the file changed while it was being read'),
  'imported-before-otherwise': source(
    'notice',
    'a file of this name was imported before with other bytes; this is imported as a source of its own',
  ),
  'vanished-during-import': source(
    'unread',
    'the file was there when the drive was listed and gone when it was read',
  ),
  'format-not-read': source(
    'unread',
    'this version cannot open the format; the file is listed, what is in it is not imported',
  ),
  // Archives
  'archive-damaged': source('unread', 'the archive is damaged; entries from this place on could not be read'),
  'archive-entry-encrypted': source(
    'unread',
    'the archive entry is encrypted with a password; unpack it with that password, and import what comes out',
  ),
  'archive-entry-unreadable': source('unread', 'the archive entry could not be unpacked'),
  'archive-entry-damaged': source('partial', 'the archive entry is damaged; what could be unpacked was read'),
  'archive-too-large': source(
    'unread',
    'unpacking would exceed the limits on size, ratio or number of entries',
  ),
  'archive-too-deep': source('unread', 'an archive inside archives, deeper than is opened'),
  'archive-name-unsafe': source(
    'notice',
    'the entry name would lead outside its folder; it is kept as a name only',
  ),
  'archive-name-twice': source('notice', 'two entries of the archive carry the same name; both are kept'),
  'archive-directory-differs': source(
    'partial',
    'the table of contents of the archive and the entries found in it differ',
  ),
  // Databases of mail
  'store-unreadable': source(
    'unread',
    'the personal folders file cannot be opened: its header or its first index is damaged, or of a kind nobody documents',
  ),
  'store-damaged': source(
    'partial',
    'a place in the file is damaged; what lies in it could not be read, everything else was',
  ),
  'store-cut-off': source('partial', 'the file is shorter than it says it is'),
  'store-password': source(
    'notice',
    'the file is marked with a password; the mark encrypts nothing, all of it was read',
  ),
  'folder-count-differs': source('notice', 'a folder of the file counts other items than were found in it'),
  'item-unreadable': source(
    'unread',
    'an item of which no property could be read; its stored bytes are kept',
  ),
  'item-without-text': source(
    'unread',
    'the folder has the headline of a message and no text: it was never fetched, or is lost; the headline is kept',
  ),
  'reader-stopped': source(
    'unread',
    'the reader stood still or failed on this file and was ended; what was read before is kept',
  ),
  // How a message lay in its source
  'separator-unusual': record(
    'notice',
    'the separator line has no readable date; it was taken as one because headers follow',
  ),
  'separator-without-blank-line': record('notice', 'no empty line stands before the separator'),
  'from-line-in-body': record(
    'notice',
    'a line beginning "From " was judged to be text, not the start of a message',
  ),
  'quoting-ambiguous': record(
    'notice',
    'a line beginning ">From " may have been quoted by the mbox writer or by a person',
  ),
  'content-length-wrong': record(
    'notice',
    'the Content-Length header does not lead to the next message and was ignored',
  ),
  'bytes-before-first-message': source('unread', 'bytes before the first message that belong to no message'),
  'cut-off': record('partial', 'the file ends in the middle of this message'),
  'item-too-large': record(
    'partial',
    'larger than is parsed; all bytes are kept, only the headers were read',
  ),
  'item-empty': record('partial', 'an item without any bytes'),
  'not-a-message': record('partial', 'the place says this is a message, the bytes do not look like one'),
  'item-damaged': record(
    'partial',
    'a part of the item is damaged; what is left of it is kept, and so is the rest',
  ),
  'property-name-lost': record(
    'notice',
    'the file does not say what a named property is called; its value is kept under its number',
  ),
  'emlx-length-wrong': record(
    'notice',
    'the byte count on the first line does not lead to the property list',
  ),
  'attachment-rejoined': record(
    'notice',
    'the attachments lay beside the message as files; they were put back in their places',
  ),
  'attachment-file-missing': record(
    'partial',
    'an attachment should lie beside the message as a file, and does not',
  ),
  // What the bytes say
  'parser-failed': content('partial', 'the parser failed on this message; its bytes are kept'),
  'parser-stopped': content(
    'partial',
    'the parser was stopped at its limit of time or memory; the bytes are kept',
  ),
  'headers-missing': content('partial', 'no header field could be read'),
  'header-malformed': content('notice', 'a header line is not a field and not a continuation'),
  'header-too-large': content('partial', 'header fields beyond the limit were not read'),
  'date-absent': content('notice', 'no date header'),
  'date-unreadable': content('partial', 'the date header cannot be read as a date'),
  'date-implausible': content('notice', 'the date lies before e-mail existed or in the future'),
  'address-malformed': content('notice', 'an address field could not be read as addresses; its text is kept'),
  'addresses-too-many': content('partial', 'addresses beyond the limit were not read'),
  'encoded-word-malformed': content('notice', 'an encoded word in a header could not be decoded'),
  'charset-unknown': content('notice', 'the character set is unknown; another was used'),
  'charset-wrong': content('notice', 'the text does not fit its declared character set; another was used'),
  'encoding-unknown': content('notice', 'the transfer encoding is unknown; the part was left as it is'),
  'encoding-damaged': content('partial', 'a base64 or quoted-printable part is damaged'),
  'boundary-missing': content('partial', 'a multipart without a usable boundary'),
  'multipart-not-closed': content('notice', 'a multipart ends without its closing boundary'),
  'parts-too-many': content('partial', 'parts beyond the limit were not opened'),
  'parts-too-deep': content('partial', 'parts nested deeper than is opened were left whole'),
  'html-not-read': content('partial', 'an HTML part could not be turned into text'),
  'text-too-long': content('partial', 'text beyond the limit is not in the search index'),
  'bytes-nul': content('notice', 'the message holds NUL bytes'),
  'attachment-not-opened': content(
    'partial',
    'an attachment that holds other files could not be opened; its bytes are kept',
  ),
  'compound-damaged': content('partial', 'the file of the item is damaged; what could be read of it was'),
  'tnef-damaged': content('partial', 'a winmail.dat is damaged; what could be read of it was'),
  'rtf-not-read': content('partial', 'the formatted text (RTF) could not be read'),
  'recurrence-not-read': content('partial', 'how the item recurs could not be read'),
  'attachment-by-reference': content(
    'notice',
    'an attachment is a link to a file elsewhere; its bytes are not in the item',
  ),
  'attachment-unreadable': content('partial', 'the bytes of an attachment could not be read'),
  'attachment-size-differs': content('notice', 'an attachment has another size than the item says'),
  'document-not-read': content(
    'partial',
    'the text of an attached document could not be read; it is not in the search index',
  ),
} as const satisfies Record<string, ProblemMeaning>

export type ProblemKind = keyof typeof problems

/** A problem as a reader or parser yields it. `start` and `length` are bytes in the source file or content it is of. */
export type Problem = {
  readonly kind: ProblemKind
  readonly start?: number
  readonly length?: number
  /** Facts, not sentences: "declared x-unknown, used windows-1252". Never mail content longer than a name. */
  readonly detail?: string
}

/** Narrows a string from outside (a query, the depot) to a known kind. */
export function isProblemKind(kind: string): kind is ProblemKind {
  return Object.hasOwn(problems, kind)
}

function source(weight: Weight, meaning: string): ProblemMeaning {
  return { of: 'source', weight, meaning }
}
function record(weight: Weight, meaning: string): ProblemMeaning {
  return { of: 'record', weight, meaning }
}
function content(weight: Weight, meaning: string): ProblemMeaning {
  return { of: 'content', weight, meaning }
}

/** Kinds that say bytes could not be read, or are not there: these are in no record, and perhaps nowhere but on the drive. */
const incomplete: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'archive-entry-damaged',
  'store-damaged',
  'store-cut-off',
  'item-damaged',
  'attachment-unreadable',
  'attachment-file-missing',
])

/** What a problem cost: its weight, or that not all bytes could be kept. */
export function costOf(kind: ProblemKind): Weight | 'incomplete' {
  return incomplete.has(kind) ? 'incomplete' : problems[kind].weight
}
