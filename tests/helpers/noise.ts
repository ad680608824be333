import fc from 'fast-check'

/** Bytes of no shape at all. */
export const noise = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes))

// Pieces of mail and archives: they reach deep code far sooner than noise.
const pieces = [
  'From ',
  'From: a',
  'Subject: x',
  '\n',
  '\r\n',
  '\r',
  ' ',
  ':',
  'PK\x03\x04',
  'PK\x01\x02',
  'PK\x05\x06',
  '\x1f\x8b\x08',
  '\0\0\0\0',
  'ustar',
  '12:30:00 2010',
  '\xef\xbb\xbf',
]

/** Bytes that look like mail and archives for a while. */
export const structured = fc
  .array(fc.constantFrom(...pieces), { maxLength: 60 })
  .map((list) => Buffer.from(list.join(''), 'latin1'))
