import { type Charset, encodeText, encodeTransfer, encodeWords, type TransferEncoding } from './encode.ts'

/** A person in a header. */
export type Correspondent = { readonly name: string; readonly address: string }

/** A moment as the sender's clock showed it: seconds since 1970 UTC, and minutes east of UTC. */
export type Moment = { readonly at: number; readonly zone: number }

/** A part beside the text. A `message` part holds a whole composed message. */
export type Enclosure = {
  readonly type: string
  readonly name?: string
  readonly bytes: Buffer
  readonly inline?: boolean
  readonly contentId?: string
  readonly encoding?: TransferEncoding
  /** Put in place of the encoded bytes, for a part that was damaged on its way. */
  readonly damaged?: Buffer
}

/** A message in plain values. Everything is optional, because broken mail lacks anything. */
export type Draft = {
  readonly from?: Correspondent
  readonly to?: readonly Correspondent[]
  readonly cc?: readonly Correspondent[]
  readonly bcc?: readonly Correspondent[]
  readonly subject?: string
  /** A moment, or the header's text as it is; left out: no Date header. */
  readonly date?: Moment | string
  readonly messageId?: string
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  /** Further header fields, in order, verbatim. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly text?: string
  readonly html?: string
  readonly enclosures?: readonly Enclosure[]
  /** What the text is really encoded in (UTF-8), what the header claims (the same), and how it is carried. */
  readonly charset?: Charset
  readonly declaredCharset?: string
  readonly encoding?: TransferEncoding
  /** multipart/mixed when left out. */
  readonly multipart?: string
  /** Leaves the closing boundary away, as cut-off mail does. */
  readonly unclosed?: boolean
  /** "\n" as in an mbox on Unix (the default), or "\r\n" as on the wire. */
  readonly lineEnd?: '\n' | '\r\n'
}

type Body = { readonly headers: readonly string[]; readonly bytes: Buffer }

/** Writes a draft as the bytes of an RFC 5322 message with MIME (RFC 2045, 2046). The same draft gives the same bytes. */
export function compose(draft: Draft): Buffer {
  const body = bodyOf(draft)
  const headers = [...headersOf(draft), ...body.headers]
  const whole = Buffer.concat([Buffer.from(`${headers.join('\n')}\n\n`), body.bytes])
  return draft.lineEnd === '\r\n' ? withCrLf(whole) : whole
}

function headersOf(draft: Draft): string[] {
  const lines: string[] = []
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) lines.push(`${name}: ${value}`)
  }
  for (const [name, value] of draft.headers ?? []) add(name, value)
  add('Date', typeof draft.date === 'object' ? formatDate(draft.date) : draft.date)
  add('From', draft.from && formatAddresses([draft.from]))
  add('To', draft.to && formatAddresses(draft.to))
  add('Cc', draft.cc && formatAddresses(draft.cc))
  add('Bcc', draft.bcc && formatAddresses(draft.bcc))
  add('Subject', draft.subject === undefined ? undefined : encodeWords(draft.subject))
  add('Message-ID', draft.messageId && `<${draft.messageId}>`)
  add('In-Reply-To', draft.inReplyTo && `<${draft.inReplyTo}>`)
  add('References', draft.references?.map((id) => `<${id}>`).join('\n '))
  add('MIME-Version', draft.text === undefined && draft.html === undefined ? undefined : '1.0')
  return lines
}

function bodyOf(draft: Draft): Body {
  const text = draft.text === undefined ? [] : [textBody(draft, 'text/plain', draft.text)]
  const html = draft.html === undefined ? [] : [textBody(draft, 'text/html', draft.html)]
  const spoken = [...text, ...html]
  const [only] = spoken
  if (only === undefined && draft.enclosures === undefined) return { headers: [], bytes: Buffer.alloc(0) }
  const words = spoken.length > 1 ? multipart('multipart/alternative', spoken, draft) : only
  if (draft.enclosures === undefined && words !== undefined) return words
  const parts = [...(words === undefined ? [] : [words]), ...(draft.enclosures ?? []).map(enclosureBody)]
  return multipart(draft.multipart ?? 'multipart/mixed', parts, draft)
}

function textBody(draft: Draft, type: string, text: string): Body {
  const charset = draft.charset ?? 'utf-8'
  const bytes = encodeText(text.endsWith('\n') ? text : `${text}\n`, charset)
  const encoding = draft.encoding ?? (bytes.every((byte) => byte < 0x80) ? '7bit' : 'quoted-printable')
  const declared = draft.declaredCharset ?? charset
  return {
    headers: [`Content-Type: ${type}; charset=${declared}`, `Content-Transfer-Encoding: ${encoding}`],
    bytes: encodeTransfer(bytes, encoding),
  }
}

function enclosureBody(part: Enclosure): Body {
  const encoding = part.encoding ?? (part.type.startsWith('message/') ? '8bit' : 'base64')
  const headers = [`Content-Type: ${part.type}`, `Content-Transfer-Encoding: ${encoding}`]
  const disposition = part.inline === true ? 'inline' : 'attachment'
  if (part.name !== undefined) {
    headers.push(
      `Content-Disposition: ${disposition};\n ${formatFilename(part.name)}; size=${part.bytes.length}`,
    )
  } else if (part.inline === true) headers.push('Content-Disposition: inline')
  if (part.contentId !== undefined) headers.push(`Content-ID: <${part.contentId}>`)
  return { headers, bytes: part.damaged ?? encodeTransfer(part.bytes, encoding) }
}

function multipart(type: string, parts: readonly Body[], draft: Draft): Body {
  const boundary = `=_${type.slice(type.indexOf('/') + 1, type.indexOf('/') + 4)}_${(draft.messageId ?? 'bewaarpost').replace(/[^\w.-]/g, '_')}`
  const pieces: Buffer[] = []
  for (const part of parts) {
    pieces.push(Buffer.from(`--${boundary}\n${part.headers.join('\n')}\n\n`), part.bytes, Buffer.from('\n'))
  }
  if (draft.unclosed !== true) pieces.push(Buffer.from(`--${boundary}--\n`))
  return { headers: [`Content-Type: ${type};\n boundary="${boundary}"`], bytes: Buffer.concat(pieces) }
}

/** A file name parameter: plain where it can be, else in the extended form of RFC 2231. */
function formatFilename(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `filename="${name.replace(/["\\]/g, '\\$&')}"`
  return `filename*=utf-8''${encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

function formatAddresses(people: readonly Correspondent[]): string {
  return people.map(formatAddress).join(',\n ')
}

function formatAddress({ name, address }: Correspondent): string {
  if (name === '') return address
  if (!/^[\x20-\x7e]*$/.test(name)) return `${encodeWords(name)} <${address}>`
  return /^[A-Za-z0-9 '-]*$/.test(name)
    ? `${name} <${address}>`
    : `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment in the form of RFC 5322 section 3.3: "Mon, 12 Mar 2012 14:07:00 +0100". */
export function formatDate({ at, zone }: Moment): string {
  const there = new Date((at + zone * 60) * 1000)
  const east = Math.abs(zone)
  const sign = zone < 0 ? '-' : '+'
  const day = `${days[there.getUTCDay()]}, ${there.getUTCDate()} ${months[there.getUTCMonth()]} ${there.getUTCFullYear()}`
  return `${day} ${there.toISOString().slice(11, 19)} ${sign}${two(Math.floor(east / 60))}${two(east % 60)}`
}

/** The date of an mbox separator line, always UTC: "Mon Mar 12 13:07:00 2012". */
export function formatSeparatorDate(at: number): string {
  const then = new Date(at * 1000)
  const day = String(then.getUTCDate()).padStart(2)
  return `${days[then.getUTCDay()]} ${months[then.getUTCMonth()]} ${day} ${then.toISOString().slice(11, 19)} ${then.getUTCFullYear()}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** Every line ended by CR LF, without touching the ones that are. */
export function withCrLf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
}
