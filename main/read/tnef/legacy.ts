import type { Property } from '../mapi/item.ts'
import * as tags from '../mapi/tags.ts'
import { PtypBinary, PtypBoolean, PtypInteger32, PtypString8, PtypTime } from '../mapi/types.ts'
import { Att, type Attribute } from './attributes.ts'

/** What an attribute of Microsoft Mail says, as properties ([MS-OXTNEF] §2.1.3.3, §2.1.3.4); none of what is not understood. */
export function propertiesOf({ id, data }: Attribute): Property[] {
  return translations.get(id)?.(data) ?? []
}

type Translation = (data: Buffer) => Property[]

const translations: ReadonlyMap<number, Translation> = new Map([
  [Att.subject, text(tags.PidTagSubject)],
  [Att.body, text(tags.PidTagBody)],
  [Att.messageClass, (data) => [string8(tags.PidTagMessageClass, classOf(textOf(data)))]],
  [Att.originalMessageClass, (data) => [string8(tags.PidTagOriginalMessageClass, classOf(textOf(data)))]],
  [Att.dateSent, time(tags.PidTagClientSubmitTime)],
  [Att.dateReceived, time(tags.PidTagMessageDeliveryTime)],
  [Att.dateModified, time(tags.PidTagLastModificationTime)],
  [Att.dateStart, time(tags.PidTagStartDate)],
  [Att.dateEnd, time(tags.PidTagEndDate)],
  [Att.aidOwner, number(tags.PidTagOwnerAppointmentId)],
  [Att.oemCodepage, number(tags.PidTagMessageCodepage)],
  [Att.requestResponse, (data) => [boolean(tags.PidTagResponseRequested, (data[0] ?? 0) !== 0)]],
  [Att.messageId, key(tags.PidTagSearchKey)],
  [Att.parentId, key(tags.PidTagParentKey)],
  [Att.from, sender],
  [Att.sentFor, representing],
  [Att.priority, importance],
  [Att.messageStatus, flags],
  [Att.attachTitle, text(tags.PidTagAttachFilename)],
  [Att.attachTransportFilename, text(tags.PidTagAttachTransportName)],
  [Att.attachData, (data) => [binary(tags.PidTagAttachDataBinary, data)]],
  [Att.attachMetaFile, (data) => [binary(tags.PidTagAttachRendering, data)]],
  [Att.attachCreateDate, time(tags.PidTagCreationTime)],
  [Att.attachModifyDate, time(tags.PidTagLastModificationTime)],
  [Att.attachRendData, rendering],
])

const property = (id: number, type: number, value: Buffer): Property => ({ id, type, name: null, value })
const binary = (id: number, value: Buffer): Property => property(id, PtypBinary, value)
const string8 = (id: number, value: Buffer): Property => property(id, PtypString8, value)
const boolean = (id: number, value: boolean): Property =>
  property(id, PtypBoolean, Buffer.from([Number(value)]))

function int32(id: number, value: number): Property {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return property(id, PtypInteger32, bytes)
}

/** Text up to its first zero byte. */
function textOf(data: Buffer): Buffer {
  const end = data.indexOf(0)
  return end < 0 ? data : data.subarray(0, end)
}

function text(id: number): Translation {
  return (data) => [string8(id, textOf(data))]
}

function number(id: number): Translation {
  return (data) => (data.length < 4 ? [] : [property(id, PtypInteger32, data.subarray(0, 4))])
}

/** Bytes in hexadecimal digits. */
function key(id: number): Translation {
  return (data) => {
    const bytes = Buffer.from(textOf(data).toString('latin1'), 'hex')
    return bytes.length === 0 ? [] : [binary(id, bytes)]
  }
}

/** Year, month, day, hour, minute, second, in UTC, as numbers of two bytes ([MS-OXTNEF] §2.1.3.3.2). */
function time(id: number): Translation {
  return (data) => {
    if (data.length < 12) return []
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = Array.from(
      { length: 6 },
      (_, place) => data.readUInt16LE(place * 2),
    )
    if (year < 1601 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return []
    const bytes = Buffer.alloc(8)
    const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second) + TO_1970
    bytes.writeBigUInt64LE(BigInt(milliseconds) * 10_000n)
    return [property(id, PtypTime, bytes)]
  }
}

/** Milliseconds from 1601 to 1970. */
const TO_1970 = 11_644_473_600_000

/** Classes of Microsoft Mail and what they are called since ([MS-OXTNEF] §2.1.3.3.9); every other stays as it is. */
function classOf(name: Buffer): Buffer {
  const known = classes.get(name.toString('latin1'))
  return known === undefined ? name : Buffer.from(known, 'latin1')
}

const classes: ReadonlyMap<string, string> = new Map([
  ['IPM.Microsoft Mail.Note', 'IPM.Note'],
  ['IPM.Microsoft Mail.Read Receipt', 'Report.IPM.Note.IPNRN'],
  ['IPM.Microsoft Mail.Non-Delivery', 'Report.IPM.Note.NDR'],
  ['IPM.Microsoft Schedule.MtgReq', 'IPM.Schedule.Meeting.Request'],
  ['IPM.Microsoft Schedule.MtgRespP', 'IPM.Schedule.Meeting.Resp.Pos'],
  ['IPM.Microsoft Schedule.MtgRespN', 'IPM.Schedule.Meeting.Resp.Neg'],
  ['IPM.Microsoft Schedule.MtgRespA', 'IPM.Schedule.Meeting.Resp.Tent'],
  ['IPM.Microsoft Schedule.MtgCncl', 'IPM.Schedule.Meeting.Canceled'],
])

/** One TRP structure: four numbers of two bytes, the third and fourth the lengths of the name and the address behind them. */
function sender(data: Buffer): Property[] {
  if (data.length < 8) return []
  const nameEnd = 8 + data.readUInt16LE(4)
  const name = textOf(data.subarray(8, nameEnd))
  const address = textOf(data.subarray(nameEnd, nameEnd + data.readUInt16LE(6)))
  return people(name, address, [
    tags.PidTagSenderName,
    tags.PidTagSenderAddressType,
    tags.PidTagSenderEmailAddress,
  ])
}

/** A name and an address, each with its length in two bytes before it. */
function representing(data: Buffer): Property[] {
  if (data.length < 2) return []
  const nameEnd = 2 + data.readUInt16LE(0)
  if (nameEnd + 2 > data.length) return []
  const address = textOf(data.subarray(nameEnd + 2, nameEnd + 2 + data.readUInt16LE(nameEnd)))
  return people(textOf(data.subarray(2, nameEnd)), address, [
    tags.PidTagSentRepresentingName,
    tags.PidTagSentRepresentingAddressType,
    tags.PidTagSentRepresentingEmailAddress,
  ])
}

/** A name, and an address with its type before a colon. */
function people(
  name: Buffer,
  address: Buffer,
  ids: readonly [name: number, type: number, address: number],
): Property[] {
  const colon = address.indexOf(':')
  return [
    string8(ids[0], name),
    ...(colon < 0 ? [] : [string8(ids[1], address.subarray(0, colon))]),
    string8(ids[2], address.subarray(colon + 1)),
  ]
}

/** 1 is the most urgent of three there, 2 of three here. */
function importance(data: Buffer): Property[] {
  const priority = data.length < 2 ? 0 : data.readUInt16LE(0)
  return priority >= 1 && priority <= 3 ? [int32(tags.PidTagImportance, 3 - priority)] : []
}

/** fmsRead, fmsSubmitted, fmsHasAttach as mfRead, mfUnsent's opposite mfSubmitted, mfHasAttach. */
function flags(data: Buffer): Property[] {
  const status = data[0]
  if (status === undefined) return []
  const read = (status & 0x20) === 0 ? 0 : 1
  const submitted = (status & 0x04) === 0 ? 0 : 4
  const attached = (status & 0x80) === 0 ? 0 : 0x10
  return [int32(tags.PidTagMessageFlags, read | submitted | attached)]
}

/** What an attachment begins with: 1 a file, 2 an OLE object, and its place in the text (§2.1.3.3.15). */
function rendering(data: Buffer): Property[] {
  if (data.length < 6) return []
  const isObject = data.readUInt16LE(0) === 2
  return [
    int32(tags.PidTagAttachMethod, isObject ? OLE : BY_VALUE),
    property(tags.PidTagRenderingPosition, PtypInteger32, data.subarray(2, 6)),
  ]
}

/** PidTagAttachMethod ([MS-OXCMSG] §2.2.2.9). */
const BY_VALUE = 1
const OLE = 6
