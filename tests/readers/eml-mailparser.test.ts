import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../main/parse/message.ts'
import type { ParsedAttachment, ParsedMessage } from '../../main/parse/parsed.ts'
import { corpora } from '../helpers/corpora.ts'
import { mails, pngOf } from '../helpers/mail.ts'

/** What both parsers say of one message. */
type Understood = {
  subject: string
  from: string[]
  to: string[]
  cc: string[]
  date: number | null
  id: string
  attachments: string[]
}

/**
 * Where the two differ and why ours is right: by file and field. Of attachments mailparser lists fewer by design; see
 * `isOnlyOurs`.
 */
const differences: Readonly<Record<string, Partial<Record<keyof Understood, string>>>> = {
  'flanker/long-header.eml': { subject: 'of 100,000 characters we keep 10,000 in the catalogue, and say so' },
  'flanker/mailformed-headers.eml': {
    subject:
      'raw bytes in no declared charset: windows-1252, where mailparser has only replacement characters',
    to: 'the same',
  },
  'flanker/outlook-express.eml': { attachments: 'a raw UTF-8 name, which mailparser reads as latin-1' },
  'flanker/russian-attachment-yahoo.eml': {
    attachments: 'a raw UTF-8 name, which mailparser reads as latin-1',
  },
  'flanker/spam/broken-headers.eml': { subject: 'a raw windows-1252 ellipsis' },
  'james-smime/mail-with-signature-and-multi-certs.eml': {
    date: 'zone "+070" is no zone: counted as unknown, where mailparser makes it 70 minutes',
  },
  'james-smime/mail_with_signature_and_content_type_xpkcs7mime.eml': { date: 'the same' },
  'james/james-3901.eml': {
    date: 'the date stands twice in the field; we read the first, mailparser says "now"',
    attachments: '"4%P001!.DOC" holds no escape; mailparser makes "=" of "%"',
  },
  'james/noContentDispositionWithCID.eml': {
    attachments: 'a text with a name is a file; mailparser joins it to the text',
  },
  'james/oneHtmlAttachmentAndSomeTextInlined.eml': {
    attachments: 'mailparser gives the attachment no bytes',
  },
  'mikel-mail/attachment_emails/attachment_with_encoded_name.eml': {
    attachments: 'a name not in the charset it declares: we keep the byte as a letter, mailparser drops it',
  },
  'mikel-mail/mime_emails/raw_email11.eml': {
    attachments: 'text/enriched among alternatives is text of the message',
  },
  'mikel-mail/plain_emails/raw_email8.eml': { attachments: 'as attachment_with_encoded_name.eml' },
  'mikel-mail/plain_emails/raw_email_bad_time.eml': {
    date: 'a date far in the future is read and called implausible',
  },
  'mikel-mail/rfc2822/example11.eml': {
    to: 'obsolete blanks in a domain (RFC 2822 A.6.1), where mailparser cuts it',
  },
  'mikel-mail/rfc2822/example13.eml': {
    date: 'obsolete blanks and comments in the clock (RFC 2822 A.6.3), which mailparser cannot read',
    id: 'blanks are no part of an identifier (RFC 2822 §4.5.4)',
  },
  'stalwart/rfc/000.eml': {
    attachments: 'text/enriched is text of the message; of prose called base64 we decode what can be decoded',
  },
  'stalwart/rfc/003.eml': { attachments: 'text/enriched among alternatives is text of the message' },
  'tika/testRFC822_date_utf8': {
    date: "'at' before the clock and a zone of one digit, which mailparser cannot read",
  },
}

const folder = corpora === null ? '' : join(corpora, 'eml')
const names = corpora === null ? [] : mailIn(folder)

function mailIn(root: string): string[] {
  const all = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(root, name)).isFile())
  return all.filter((name) => !/\.(json|xml|out|txt|bin|tsv)$|COPYING|gitattributes/.test(name)).sort()
}

describe('subject, addresses, date, id and attachments agree with mailparser', () => {
  it.skipIf(corpora === null)('real mail, but for the differences listed', { timeout: 60_000 }, async () => {
    const found: Record<string, Partial<Record<keyof Understood, string>>> = {}
    for (const name of names) {
      const unequal = await compare(readFileSync(join(folder, name)))
      if (Object.keys(unequal).length > 0) found[name] = unequal
    }
    const withoutReason = Object.entries(found).flatMap(([name, fields]) =>
      Object.entries(fields)
        .filter(([field]) => differences[name]?.[field as keyof Understood] === undefined)
        .map(([field, detail]) => `${name} ${field}: ${detail}`),
    )
    const withoutDifference = Object.entries(differences).flatMap(([name, fields]) =>
      Object.keys(fields)
        .filter((field) => found[name]?.[field as keyof Understood] === undefined)
        .map((field) => `${name} ${field}`),
    )
    expect({ withoutReason, withoutDifference }).toEqual({ withoutReason: [], withoutDifference: [] })
  })

  it('built mail, without any difference', async () => {
    for (const raw of mails(20, {
      enclosures: [{ name: 'plattegrond.png', type: 'image/png', bytes: pngOf(8, [0, 90, 160]) }],
    })) {
      expect(await compare(raw)).toEqual({})
    }
  })
})

async function compare(raw: Buffer): Promise<Partial<Record<keyof Understood, string>>> {
  const options = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true }
  const message = parseMessage(raw)
  const ours = understoodByUs(message)
  const theirs = understoodByMailparser(await simpleParser(raw, options))
  const extra = new Set(theirs.attachments)
  const all = message.attachments.map((each) => ({
    each,
    line: `${each.name} ${Buffer.from(each.sha256).toString('hex').slice(0, 16)}`,
  }))
  ours.attachments = all
    .filter(({ each, line }) => extra.has(line) || !isOnlyOurs(each, message))
    .map(({ line }) => line)
    .sort()
  const unequal: Partial<Record<keyof Understood, string>> = {}
  for (const field of Object.keys(ours) as (keyof Understood)[]) {
    const [a, b] = [JSON.stringify(ours[field]), JSON.stringify(theirs[field])]
    if (a !== b) unequal[field] = `ours ${a}, mailparser ${b}`.slice(0, 300)
  }
  return unequal
}

/**
 * Attachments we list and mailparser does not, on purpose: messages shown in line, reports for machines, and what lies inside
 * attached messages and containers. An archivist must find each of them.
 */
function isOnlyOurs({ path, type }: ParsedAttachment, { attachments }: ParsedMessage): boolean {
  if (path.includes('/')) return true
  const isInMessage = attachments.some(
    (each) => each.type.startsWith('message/') && path.startsWith(`${each.path}.`),
  )
  return type.startsWith('message/') || isInMessage
}

function understoodByUs(message: ParsedMessage): Understood {
  const of = (role: string) =>
    message.addresses
      .filter((each) => each.role === role && each.address !== '')
      .map((each) => each.address.toLowerCase())
  const { subject, sent, messageId: id } = message
  return { subject, from: of('from'), to: of('to'), cc: of('cc'), date: sent.at, id, attachments: [] }
}

function understoodByMailparser(mail: ParsedMail): Understood {
  return {
    subject: (mail.subject ?? '').replace(/\s+/g, ' ').trim(),
    from: addressesOf(mail.from),
    to: addressesOf(mail.to),
    cc: addressesOf(mail.cc),
    // Without a Date field, or with one it cannot read, mailparser says "now".
    date:
      mail.date === undefined || mail.date.getTime() > Date.now() - 600_000
        ? null
        : Math.floor(mail.date.getTime() / 1000),
    id: (mail.messageId ?? '').replace(/^<|>$/g, ''),
    attachments: mail.attachments
      .map((each) => `${each.filename ?? ''} ${sha256(each.content).slice(0, 16)}`)
      .sort(),
  }
}

function addressesOf(field: AddressObject | AddressObject[] | undefined): string[] {
  const fields = field === undefined ? [] : [field].flat()
  const entries = fields.flatMap((each) => each.value.flatMap((entry) => entry.group ?? [entry]))
  return entries.map((entry) => entry.address?.toLowerCase() ?? '').filter((address) => address !== '')
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
