import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { decompressRtf } from '../../main/parse/derive/rtf-compressed.ts'
import { codePageOf } from '../../main/read/mapi/code-page.ts'
import { find, type PropertyKey } from '../../main/read/mapi/find.ts'
import type { MapiAttachment, MapiItem, Property } from '../../main/read/mapi/item.ts'
import * as named from '../../main/read/mapi/named.ts'
import * as tags from '../../main/read/mapi/tags.ts'
import { bytesOf, numberOf, secondsOf, textOf, ticksOf } from '../../main/read/mapi/values.ts'
import { readMsg } from '../../main/read/msg/read-msg.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'

type Said = Readonly<Record<string, unknown>>
type Read = (property: Property | null, codePage: number | null) => unknown

const seconds: Read = (property) => new Date((secondsOf(property) ?? 0) * 1000).toUTCString()
/** What gives times with milliseconds of their own. */
const exact: Read = (property) =>
  new Date(Number((ticksOf(property) ?? 0n) / 10_000n) - 11_644_473_600_000).toUTCString()

const ofItem: readonly (readonly [field: string, key: PropertyKey, read: Read])[] = [
  ['messageClass', tags.PidTagMessageClass, textOf],
  ['subject', tags.PidTagSubject, textOf],
  ['conversationTopic', tags.PidTagConversationTopic, textOf],
  ['normalizedSubject', tags.PidTagNormalizedSubject, textOf],
  ['headers', tags.PidTagTransportMessageHeaders, textOf],
  ['messageId', tags.PidTagInternetMessageId, textOf],
  ['senderName', tags.PidTagSenderName, textOf],
  ['senderAddressType', tags.PidTagSenderAddressType, textOf],
  ['senderEmail', tags.PidTagSenderEmailAddress, textOf],
  ['body', tags.PidTagBody, textOf],
  ['creationTime', tags.PidTagCreationTime, seconds],
  ['lastModificationTime', tags.PidTagLastModificationTime, seconds],
  ['clientSubmitTime', tags.PidTagClientSubmitTime, seconds],
  ['messageDeliveryTime', tags.PidTagMessageDeliveryTime, exact],
  ['messageFlags', tags.PidTagMessageFlags, numberOf],
  ['internetCodepage', tags.PidTagInternetCodepage, numberOf],
  ['messageLocaleId', tags.PidTagMessageLocaleId, numberOf],
  ['messageCodepage', tags.PidTagMessageCodepage, numberOf],
  ['inetAcctName', named.PidLidInternetAccountName, textOf],
  ['votingResponse', named.PidLidVerbResponse, textOf],
  ['apptLocation', named.PidLidLocation, textOf],
  ['apptStartWhole', named.PidLidAppointmentStartWhole, seconds],
  ['apptEndWhole', named.PidLidAppointmentEndWhole, seconds],
  ['timeZoneDesc', named.PidLidTimeZoneDescription, textOf],
  ['givenName', tags.PidTagGivenName, textOf],
  ['surname', tags.PidTagSurname, textOf],
  ['companyName', tags.PidTagCompanyName, textOf],
  ['postalAddress', tags.PidTagPostalAddress, textOf],
  ['email1EmailAddress', named.PidLidEmail1EmailAddress, textOf],
  ['fileUnder', named.PidLidFileUnder, textOf],
  ['yomiLastName', named.PidLidYomiLastName, textOf],
  ['workAddressCity', named.PidLidWorkAddressCity, textOf],
  ['instMsg', named.PidLidInstantMessagingAddress, textOf],
]
const ofRecipient: typeof ofItem = [
  ['name', tags.PidTagDisplayName, textOf],
  ['addressType', tags.PidTagAddressType, textOf],
  ['email', tags.PidTagEmailAddress, textOf],
  ['smtpAddress', tags.PidTagSmtpAddress, textOf],
  ['recipType', tags.PidTagRecipientType, (property) => ['', 'to', 'cc', 'bcc'][numberOf(property) ?? 0]],
]
const ofAttachment: typeof ofItem = [
  ['fileName', tags.PidTagAttachLongFilename, textOf],
  ['fileNameShort', tags.PidTagAttachFilename, textOf],
  ['extension', tags.PidTagAttachExtension, textOf],
  ['attachMimeTag', tags.PidTagAttachMimeTag, textOf],
  ['pidContentId', tags.PidTagAttachContentId, textOf],
  ['creationTime', tags.PidTagCreationTime, seconds],
  ['contentLength', tags.PidTagAttachDataBinary, (property) => bytesOf(property?.value ?? [])?.length],
]

/** What the answer says, and what we say of the same; fields it leaves out are not asked for. */
function compare(
  said: Said,
  properties: readonly Property[],
  table: typeof ofItem,
  codePage: number | null,
): void {
  const asked = table.filter(([field]) => said[field] !== undefined)
  const ours = asked.map(([field, key, read]) => [field, read(find(properties, key), codePage)])
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(asked.map(([field]) => [field, said[field]])))
}

function compareItem(said: Said, item: MapiItem): void {
  const codePage = codePageOf(item.properties)
  compare(said, item.properties, ofItem, codePage)
  const recipients = said['recipients'] as readonly Said[]
  expect([...item.recipients]).toHaveLength(recipients.length)
  for (const [place, row] of [...item.recipients].entries())
    compare(recipients[place] ?? {}, row, ofRecipient, codePage)
  const attachments = said['attachments'] as readonly Said[]
  expect([...item.attachments]).toHaveLength(attachments.length)
  for (const [place, { properties, embedded }] of [...item.attachments].entries()) {
    const answer = attachments[place] ?? {}
    compare(answer, properties, ofAttachment, codePage)
    expect(embedded !== null).toBe(answer['innerMsgContent'] === true)
    if (embedded !== null) compareItem(answer['innerMsgContentFields'] as Said, embedded)
  }
}

const none: MapiItem = { properties: [], recipients: [], attachments: [] }
const json = (path: string): Said => JSON.parse(readFileSync(path, 'utf8'))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describeWithCorpora('.msg files of others', (corpora) => {
  const files = readdirSync(join(corpora, 'msg'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.msg'))
    .map((path) => join(corpora, 'msg', path))
    .sort()
  const answered = files.filter((path) => existsSync(path.replace(/msg$/, 'json')))

  test('all are there, and none is damaged', () => {
    expect(files).toHaveLength(29)
    for (const path of files) expect([path, readMsg(readFileSync(path)).problems]).toEqual([path, []])
  })

  test.each(answered.map((path) => [basename(path), path] as const))(
    '%s says what its answer says',
    (_, path) => {
      compareItem(json(path.replace(/msg$/, 'json')), readMsg(readFileSync(path)).item)
    },
  )

  test('every recorded answer was asked for', () => {
    expect(answered).toHaveLength(11)
  })

  test('an item attached says the same as the file that another made of it', () => {
    const path = join(corpora, 'msg/kenjiuno/msgInMsg.msg')
    const [first] = readMsg(readFileSync(path)).item.attachments
    compareItem(json(path.replace('.msg', '-attachments0.json')), first?.embedded ?? none)
  })

  const formatted = files.filter((path) => existsSync(path.replace(/msg$/, 'rtf')))
  test.each(formatted.map((path) => [basename(path), path] as const))(
    '%s: its formatted text to the byte',
    (_, path) => {
      const { item } = readMsg(readFileSync(path))
      const value = bytesOf(find(item.properties, tags.PidTagRtfCompressed)?.value ?? [])
      const rtf = value === null ? null : decompressRtf(value, 1 << 20)
      expect(rtf?.isWhole).toBe(true)
      expect(rtf?.bytes.equals(readFileSync(path.replace(/msg$/, 'rtf')))).toBe(true)
    },
  )

  const byHash = new Map(files.map((path) => [sha256(readFileSync(path)), path]))
  const answers = readdirSync(join(corpora, 'oracles/msg')).map((name) =>
    json(join(corpora, 'oracles/msg', name)),
  )
  test.each(answers.map((answer) => [basename(String(answer['file'])), answer] as const))(
    '%s: names, sizes and bytes of attachments',
    (_, answer) => {
      const path = byHash.get(String(answer['sha256']))
      expect(path).toBeDefined()
      const { item } = readMsg(readFileSync(path ?? ''))
      const other = answer['msgconvert'] as Said
      // Two files it cannot convert: for want of a code page, and of a sender. Others test them above.
      if (other['rc'] !== 0) return
      const ours = [...item.attachments].map((attachment) =>
        ofAnswer(attachment, codePageOf(item.properties)),
      )
      expect(ours).toEqual(
        (other['attachments'] as readonly Said[]).map(({ size, sha256: hash, name }) => ({
          size,
          hash,
          name: hash === null ? null : name,
        })),
      )
    },
  )
})

/** It gives neither size nor bytes of an item attached. */
function ofAnswer({ properties, embedded }: MapiAttachment, codePage: number | null): unknown {
  if (embedded !== null) return { size: null, hash: null, name: null }
  const bytes = bytesOf(find(properties, tags.PidTagAttachDataBinary)?.value ?? []) ?? Buffer.alloc(0)
  const name = find(properties, tags.PidTagAttachLongFilename) ?? find(properties, tags.PidTagAttachFilename)
  return { size: bytes.length, hash: sha256(bytes), name: textOf(name, codePage) }
}
