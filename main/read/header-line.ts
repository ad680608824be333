/** A header field at the start of a text: RFC 5322 §2.2, and the white space before the colon that §4.5.3 allows. */
const field = /^[!-9;-~]{1,200}[ \t]*:(?!\/\/)/

/** Names a message may well begin with; any other counts only with a hyphen in it ("X-Spam", not "Note"). */
const known =
  /^(?:received|from|to|cc|bcc|subject|date|sender|path|newsgroups|status|organi[sz]ation|comments|keywords|lines|xref|[a-z0-9]+-[-a-z0-9]+)[ \t]*:/i

/** Bytes that are enough for `isHeaderField` and `isUsualHeaderField`. */
export const HEADER_GLANCE = 256

/** Whether the bytes begin with a header field. An address with "://" after its scheme is not one. */
export function isHeaderField(bytes: Buffer): boolean {
  return field.test(bytes.toString('latin1', 0, HEADER_GLANCE))
}

/** Whether the bytes begin with a header field of a name known from mail: text like "Note: …" does not. */
export function isUsualHeaderField(bytes: Buffer): boolean {
  return known.test(bytes.toString('latin1', 0, HEADER_GLANCE))
}

/** What may stand before the first field in files found in practice: a BOM, empty lines, an mbox line quoted or not. */
const preamble = /^(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n)*(?:>*From [^\n]*\n)?/

/** Bytes at the start of an item by which it is known as a message. */
export const MESSAGE_GLANCE = 4096

/** Whether the first MESSAGE_GLANCE bytes of an item look like a message: a header field comes first. */
export function looksLikeMessage(head: Buffer): boolean {
  const text = head.toString('latin1', 0, MESSAGE_GLANCE)
  return field.test(text.slice(preamble.exec(text)?.[0].length ?? 0))
}
