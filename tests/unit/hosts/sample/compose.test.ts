import { fc, test as property } from '@fast-check/vitest'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { compose, formatDate, formatSeparatorDate } from '../../../../main/hosts/sample/compose.ts'
import { writeMboxrd } from '../../../../main/hosts/sample/mbox.ts'
import { jansen, mail, noon } from '../../../helpers/mail.ts'

describe('a composed message', () => {
  test.each([
    [{ at: 1_331_557_620, zone: 60 }, 'Mon, 12 Mar 2012 14:07:00 +0100'],
    [{ at: 0, zone: -210 }, 'Wed, 31 Dec 1969 20:30:00 -0330'],
    [{ at: 1_719_792_000, zone: 120 }, 'Mon, 1 Jul 2024 02:00:00 +0200'],
  ])('has the date of RFC 5322: %o', (moment, text) => {
    expect(formatDate(moment)).toBe(text)
  })

  test('has a separator date in UTC, the day padded with a space', () => {
    expect(formatSeparatorDate(1_330_934_400)).toBe('Mon Mar  5 08:00:00 2012')
  })

  test.each(['us-ascii', 'utf-8', 'iso-8859-1', 'windows-1252'] as const)(
    'carries its text in %s, in each encoding',
    async (charset) => {
      const text = charset === 'us-ascii' ? 'plain = text\n' : 'één = twee, trois façons\n'
      for (const encoding of ['8bit', 'quoted-printable', 'base64'] as const) {
        const parsed = await simpleParser(mail({ text, charset, encoding }))
        expect(parsed.text, encoding).toBe(text)
      }
    },
  )

  test('lacks what the draft lacks', () => {
    expect(compose({ subject: 'only this' }).toString()).toBe('Subject: only this\n\n')
  })

  test('stays open when it is told to', () => {
    const enclosures = [{ type: 'image/png', name: 'a.png', bytes: Buffer.from('x') }]
    expect(mail({ enclosures }).toString()).toMatch(/--\n$/)
    expect(mail({ enclosures, unclosed: true }).toString()).not.toMatch(/--\n$/)
  })

  property.prop([fc.string({ unit: 'grapheme', maxLength: 200 }), fc.uint8Array({ maxLength: 2000 })], {
    numRuns: 60,
  })('gives back any subject and any attachment', async (words, bytes) => {
    const subject = words.replace(/[\p{C}\s]+/gu, ' ').trim()
    const enclosures = [
      { type: 'application/octet-stream', name: 'één "file".bin', bytes: Buffer.from(bytes) },
    ]
    const parsed = await simpleParser(mail({ subject, enclosures }))
    expect(parsed.subject ?? '').toBe(subject)
    expect(parsed.attachments[0]?.filename).toBe('één "file".bin')
    expect(parsed.attachments[0]?.content.equals(bytes)).toBe(true)
  })

  test('is quoted in an mbox so that it can be taken out again', () => {
    const text = 'From here\n>From there\n From elsewhere\n'
    const mbox = writeMboxrd([{ bytes: mail({ text }), sender: jansen.address, at: noon.at }]).toString()
    expect(mbox).toContain('\n>From here\n>>From there\n From elsewhere\n')
    expect(mbox.match(/^From /gm)).toHaveLength(1)
  })
})
