import { roles } from '../../../shared/roles.ts'
import type { Properties } from '../../read/mapi/properties.ts'
import { PidTagTransportMessageHeaders } from '../../read/mapi/tags.ts'
import { PtypString8 } from '../../read/mapi/types.ts'
import { parseAddresses } from '../addresses.ts'
import { HEADER_BYTES, HEADER_FIELDS } from '../bounds.ts'
import { headerStartOf, rawValue, scanHeader } from '../header.ts'
import type { ParsedAddress } from '../parsed.ts'
import { Problems } from '../problems.ts'

/** The header a message was sent with, as the item kept it. */
export type Transport = {
  /** Its fields byte for byte, without those that describe the body, which is made anew. Ends with a line end, or is empty. */
  readonly bytes: Buffer
  /** Names of these fields in lower case. */
  readonly names: ReadonlySet<string>
  /** Everybody its address fields name. */
  readonly people: readonly ParsedAddress[]
  /** What it said of the body: the value of its Content-Type, '' when nothing. */
  readonly contentType: string
}

/**
 * The transport headers of an item (PidTagTransportMessageHeaders). They end at the first empty line: behind it some servers put
 * the headers of the parts. A line that is no field, such as "Microsoft Mail Internet Headers Version 2.0", is left out.
 */
export function transportOf(item: Properties): Transport {
  const bytes = bytesOf(item).subarray(0, HEADER_BYTES)
  if (bytes.length === 0) return none
  const problems = new Problems()
  const start = headerStartOf(bytes, firstField(bytes))
  const scan = { bytes, start, end: bytes.length, isBoundary: () => false, room: HEADER_FIELDS, problems }
  const kept = scanHeader(scan).fields
  const fields = kept.filter(({ name }) => !isOfBody(name) && !isOurs(name))
  const type = kept.find(({ name }) => name === 'content-type')
  return {
    bytes: Buffer.concat(fields.flatMap(({ start: from, end }) => [bytes.subarray(from, end), LINE_END])),
    names: new Set(fields.map(({ name }) => name)),
    people: fields.flatMap((field) => {
      const role = roles.find((each) => each === field.name)
      return role === undefined ? [] : parseAddresses(rawValue(bytes, field), role, problems)
    }),
    contentType: type === undefined ? '' : rawValue(bytes, type),
  }
}

/** Whether a field describes the body (RFC 2045 §9). */
export function isOfBody(name: string): boolean {
  return /^(?:content-|mime-version$)/i.test(name)
}

/** Whether a field is one that only this program may write. */
export function isOurs(name: string): boolean {
  return /^x-bewaarpost-/i.test(name)
}

const none: Transport = { bytes: Buffer.alloc(0), names: new Set(), people: [], contentType: '' }

const LINE_END = Buffer.from('\r\n')

/** 8-bit text as it is; of UTF-16 the UTF-8, which is how a header has it today (RFC 6532). */
function bytesOf(item: Properties): Buffer {
  const property = item.find(PidTagTransportMessageHeaders)
  if (property?.type === PtypString8) return item.bytes(PidTagTransportMessageHeaders) ?? Buffer.alloc(0)
  return Buffer.from(item.text(PidTagTransportMessageHeaders))
}

/** Where the line after Exchange's own first line begins. */
function firstField(bytes: Buffer): number {
  const title = /^\s*Microsoft Mail Internet Headers[^\n]*\n/.exec(bytes.toString('latin1', 0, 200))
  return title === null ? 0 : title[0].length
}
