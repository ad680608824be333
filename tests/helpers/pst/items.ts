import type { Property } from '../../../main/read/mapi/item.ts'
import type { AttachmentPlan, ItemPlan } from './plan.ts'
import { binary, bool, int32, property, text, text8, time } from './properties.ts'
import { OBJECT } from './values.ts'

export type Person = { readonly name: string; readonly address: string }

/** What all makers of items take besides their own. */
export type More = {
  readonly properties?: readonly Property[]
  readonly attachments?: readonly AttachmentPlan[]
  readonly orphan?: boolean
}

export type MailPlan = More & {
  readonly subject: string
  /** "IPM.Note" when left out. */
  readonly itemClass?: string
  readonly from?: Person
  readonly to?: readonly Person[]
  readonly cc?: readonly Person[]
  readonly bcc?: readonly Person[]
  readonly text?: string
  readonly html?: string | Buffer
  /** Compressed RTF as it lies in PidTagRtfCompressed ([MS-OXRTFCP]). */
  readonly rtf?: Buffer
  readonly headers?: string
  readonly messageId?: string
  readonly sent?: Date
  readonly received?: Date
  /** Text as bytes of this code page (Latin characters only), instead of UTF-16. */
  readonly codepage?: number
}

const SENT = new Date('2013-04-02T09:30:00Z')

/** A message, or with `itemClass` what else is laid out like one: a report, a post, a meeting request. */
export function mail(plan: MailPlan): ItemPlan {
  const words = plan.codepage === undefined ? text : text8
  const all = [...(plan.to ?? []), ...(plan.cc ?? []), ...(plan.bcc ?? [])]
  const sent = plan.sent ?? SENT
  return item(plan, {
    properties: [
      words(0x001a, plan.itemClass ?? 'IPM.Note'),
      words(0x0037, withPrefix(plan.subject)),
      words(0x0070, plan.subject.replace(prefix, '')),
      int32(0x0e07, 1),
      time(0x0039, sent),
      time(0x0e06, plan.received ?? sent),
      ...(plan.codepage === undefined ? [] : [int32(0x3ffd, plan.codepage)]),
      ...(plan.from === undefined ? [] : sender(plan.from, words)),
      ...(all.length === 0 ? [] : [words(0x0e04, (plan.to ?? []).map(({ name }) => name).join('; '))]),
      ...maybe(plan.text, (value) => words(0x1000, value)),
      ...maybe(plan.html, (value) => binary(0x1013, Buffer.from(value))),
      ...maybe(plan.html, () => int32(0x3fde, 65001)),
      ...maybe(plan.rtf, (value) => binary(0x1009, value)),
      ...maybe(plan.headers, (value) => words(0x007d, value)),
      ...maybe(plan.messageId, (value) => words(0x1035, value)),
    ],
    recipients: [
      ...(plan.to ?? []).map((person) => recipient(person, 1, words)),
      ...(plan.cc ?? []).map((person) => recipient(person, 2, words)),
      ...(plan.bcc ?? []).map((person) => recipient(person, 3, words)),
    ],
  })
}

/** Joins what a maker made with what its caller adds; of a property said twice the caller's stands. */
export function item(
  more: More,
  made: { readonly properties: readonly Property[]; readonly recipients?: ItemPlan['recipients'] },
): ItemPlan {
  const added = more.properties ?? []
  const said = new Set(added.filter(({ name }) => name === null).map(({ id }) => id))
  return {
    properties: [...made.properties.filter(({ id, name }) => name !== null || !said.has(id)), ...added],
    recipients: made.recipients ?? [],
    attachments: more.attachments ?? [],
    orphan: more.orphan ?? false,
  }
}

function maybe<T>(value: T | undefined, make: (value: T) => Property): Property[] {
  return value === undefined ? [] : [make(value)]
}

const prefix = /^[a-z]{1,3}: /i

/** Outlook marks the prefix of a subject: the sign 0x01, then its length and one ([MS-PST] §2.5.3.1.1.1). */
function withPrefix(subject: string): string {
  const found = prefix.exec(subject)?.[0]
  return found === undefined ? subject : `\x01${String.fromCharCode(found.length + 1)}${subject}`
}

type Words = (id: number, value: string) => Property

/** The sender, and whom it was sent for: the same person. */
function sender({ name, address }: Person, words: Words): Property[] {
  return [
    [0x0c1a, 0x0c1e, 0x0c1f],
    [0x0042, 0x0064, 0x0065],
  ].flatMap(([nameId = 0, typeId = 0, addressId = 0]) => [
    words(nameId, name),
    words(typeId, 'SMTP'),
    words(addressId, address),
  ])
}

/** A row of the table of recipients; `role` 1 is To, 2 Cc, 3 Bcc. */
export function recipient({ name, address }: Person, role: number, words: Words = text): Property[] {
  return [
    int32(0x0c15, role),
    bool(0x0e0f, false),
    int32(0x0ffe, 6),
    words(0x3001, name),
    words(0x3002, 'SMTP'),
    words(0x3003, address),
    int32(0x3900, 0),
  ]
}

/** A file by value. */
export function attached(
  name: string,
  data: Buffer | Exclude<Property['value'], readonly Buffer[]>,
  properties: readonly Property[] = [],
): AttachmentPlan {
  const size = Buffer.isBuffer(data) ? data.length : data.size
  return {
    properties: [
      int32(0x0e20, size),
      int32(0x3705, 1),
      text(0x3704, name),
      text(0x3707, name),
      int32(0x370b, -1),
      binary(0x3701, data),
      ...properties,
    ],
  }
}

/** An item within an item. */
export function attachedItem(name: string, embedded: ItemPlan): AttachmentPlan {
  return {
    properties: [
      int32(0x0e20, 0),
      int32(0x3705, 5),
      text(0x3001, name),
      text(0x3704, name),
      int32(0x370b, -1),
    ],
    embedded,
  }
}

/** A file that is elsewhere, by its path there. */
export function attachedByReference(name: string, path: string): AttachmentPlan {
  return {
    properties: [
      int32(0x0e20, 0),
      int32(0x3705, 4),
      text(0x3704, name),
      text(0x370d, path),
      int32(0x370b, -1),
    ],
  }
}

/** An OLE object by its bytes. */
export function attachedObject(name: string, data: Buffer): AttachmentPlan {
  return {
    properties: [
      int32(0x0e20, data.length),
      int32(0x3705, 6),
      text(0x3704, name),
      int32(0x370b, -1),
      property(0x3701, OBJECT, data),
    ],
  }
}
