/** An attribute of a TNEF stream ([MS-OXTNEF] §2.1.3.1). `data` is a view; shorter than it says when the stream is cut off. */
export type Attribute = {
  readonly level: 'message' | 'attachment'
  readonly id: number
  readonly data: Buffer
}

/** Identifiers of attributes with their types ([MS-OXTNEF] §2.1.3.2, in the table of the attributes). */
export const Att = {
  owner: 0x00060000,
  sentFor: 0x00060001,
  dateStart: 0x00030006,
  dateEnd: 0x00030007,
  aidOwner: 0x00040008,
  requestResponse: 0x00040009,
  originalMessageClass: 0x00070006,
  from: 0x00008000,
  subject: 0x00018004,
  dateSent: 0x00038005,
  dateReceived: 0x00038006,
  messageStatus: 0x00068007,
  messageClass: 0x00078008,
  messageId: 0x00018009,
  parentId: 0x0001800a,
  conversationId: 0x0001800b,
  body: 0x0002800c,
  priority: 0x0004800d,
  attachData: 0x0006800f,
  attachTitle: 0x00018010,
  attachMetaFile: 0x00068011,
  attachCreateDate: 0x00038012,
  attachModifyDate: 0x00038013,
  dateModified: 0x00038020,
  attachTransportFilename: 0x00069001,
  attachRendData: 0x00069002,
  messageProperties: 0x00069003,
  recipientTable: 0x00069004,
  attachment: 0x00069005,
  oemCodepage: 0x00069007,
} as const

const SIGNATURE = 0x223e9f78
/** Signature and key. */
const START = 6
/** Level, identifier and length. */
const HEAD = 9

/** Whether bytes begin as a TNEF stream does. */
export function isTnef(bytes: Buffer): boolean {
  return bytes.length >= START && bytes.readUInt32LE(0) === SIGNATURE
}

/** The attributes of a TNEF stream in order. Each takes at least eleven bytes, so they end when the stream does. */
export function* attributesOf(bytes: Buffer, report: (fault: string) => void): Iterable<Attribute> {
  if (!isTnef(bytes)) {
    report('no signature of TNEF')
    return
  }
  for (let at = START; at < bytes.length; ) {
    const level = levelOf(bytes[at])
    if (level === null || at + HEAD > bytes.length) {
      if (!isPadding(bytes.subarray(at))) report(`no attribute at byte ${at}`)
      return
    }
    const id = bytes.readUInt32LE(at + 1)
    const length = bytes.readUInt32LE(at + 5)
    const data = bytes.subarray(at + HEAD, at + HEAD + length)
    at += HEAD + length
    if (at + 2 > bytes.length) report(`attribute ${id.toString(16)} is cut off`)
    else if (checksumOf(data) !== bytes.readUInt16LE(at))
      report(`wrong checksum of attribute ${id.toString(16)}`)
    yield { level, id, data }
    at += 2
  }
}

/** A mail program may have ended the file as it ends a line. */
function isPadding(rest: Buffer): boolean {
  return rest.length <= 4 && rest.every((byte) => byte === 0 || byte === 0x0d || byte === 0x0a)
}

function levelOf(byte: number | undefined): Attribute['level'] | null {
  if (byte === 1) return 'message'
  return byte === 2 ? 'attachment' : null
}

function checksumOf(data: Buffer): number {
  let sum = 0
  for (const byte of data) sum = (sum + byte) & 0xffff
  return sum
}
