/**
 * How much of one message is understood. Beyond each bound the bytes are still kept; a problem says what was left out.
 * The bounds keep time and memory linear in the size of the message, whatever it holds.
 */

/**
 * Bytes of a message that is parsed at all. Mail servers refuse far smaller ones; two of these in memory, with the pieces
 * being decoded, stay under the gigabyte the whole import may use. Of a larger one only the header is read.
 */
export const PARSE_LIMIT = 128 * 1024 * 1024
/** Bytes looked at when only the header of a message is read: more than any sane header block. */
export const HEAD_ONLY_BYTES = 1024 * 1024
/** Bytes of an encoded part that are decoded and hashed at a time, so that a large attachment is never whole in memory. */
export const HASH_PIECE = 1024 * 1024

/** Levels of parts inside parts. Real mail stays below 20; a level costs a comparison at each boundary line. */
export const PART_DEPTH = 100
/** Parts of one message. More is a bomb, or a mailbox sent as a digest, and stays one opaque part. */
export const PARTS = 10_000
/** Levels of base64 or quoted-printable messages inside each other; each level holds a decoded copy in memory. */
export const DECODED_DEPTH = 10

/** Bytes of one header block. Real ones stay below 1 MB, even with a thousand Received and ARC fields. */
export const HEADER_BYTES = 10 * 1024 * 1024
/** Fields of one header block. */
export const HEADER_FIELDS = 10_000
/** Fields of all header blocks of a message together: bounds memory where parts × fields would not. */
export const ALL_HEADER_FIELDS = 200_000
/** Bytes of one field; the rest of a longer one is not read. */
export const FIELD_BYTES = 1024 * 1024

/** Addresses of one field, and of a message. */
export const ADDRESSES_PER_FIELD = 5_000
export const ADDRESSES = 50_000
/** RFC 5322 has no groups in groups; some programs write them. */
export const GROUP_DEPTH = 3
/** Message-IDs of one References field. The longest real threads have some hundreds. */
export const IDS_PER_FIELD = 1_000
/** Parameters, RFC 2231 segments counted one by one, of one Content-Type or Content-Disposition. */
export const PARAMETERS = 200
/** Characters of a subject, a name, an address, an id or a file name as it goes into the catalogue. */
export const NAME_LENGTH = 10_000
/** Characters of a date field that are looked at: the longest legal one with a comment is under 100. */
export const DATE_LENGTH = 300
/** Characters of a boundary. RFC 2046 allows 70; test suites thousands. */
export const BOUNDARY_LENGTH = 10_000

/** Characters of the message's own text for the index: some 200,000 words. */
export const TEXT_LENGTH = 1024 * 1024
/** Characters of the text of all its attachments together. */
export const ATTACHMENT_TEXT_LENGTH = 1024 * 1024
/** Bytes of a text part that are decoded: four bytes a character is the worst. */
export const TEXT_BYTES = 4 * 1024 * 1024
/** Characters of an HTML part that are turned into text. */
export const HTML_LENGTH = 2 * 1024 * 1024

/** Bytes the charset detector looks at: it is slow (a millisecond for some hundred bytes), and more does not help it. */
export const DETECT_BYTES = 16 * 1024
/** Bytes beyond ASCII without which it is not asked: it would guess, and slowly. */
export const DETECT_LETTERS = 6
/** Its confidence below which it is not believed. Measured: right answers 0.20 and up, wrong ones on Western text below 0.10. */
export const DETECT_CONFIDENCE = 0.15

/** Characters the language is judged on (more gave no other answer on real mail, and costs more), and the letters it needs. */
export const LANGUAGE_SAMPLE = 160
export const LANGUAGE_LETTERS = 20

/** Problems of one kind kept per message; the first ones tell the story. */
export const PROBLEMS_PER_KIND = 5
/** Files in uuencoded blocks of one text part. */
export const UUENCODED_FILES = 100
