import { compose, type Draft } from '../../main/hosts/sample/compose.ts'
import { type Posted, writeMboxrd } from '../../main/hosts/sample/mbox.ts'

export { compose, type Draft, type Enclosure } from '../../main/hosts/sample/compose.ts'
export { docxOf, pdfOf, pngOf } from '../../main/hosts/sample/documents.ts'
export { writeZip } from '../../main/hosts/sample/zip.ts'

/** Monday 12 March 2012, 14:07 in the Netherlands. */
export const noon = { at: 1_331_557_620, zone: 60 } as const
export const jansen = { name: 'A. Jansen', address: 'a.jansen@example.nl' } as const
export const bakker = { name: 'J. Bakker', address: 'j.bakker@example.nl' } as const

/** The bytes of a plain, valid message, with what the test is about put in its place. */
export function mail(draft: Draft = {}): Buffer {
  return compose({ ...plainDraft, ...draft })
}

const plainDraft: Draft = {
  from: jansen,
  to: [bakker],
  subject: 'Bestemmingsplan Centrum-Oost',
  date: noon,
  messageId: 'plan.1@example.nl',
  text: 'Beste Jeroen,\n\nHet plan ligt ter inzage.\n',
}

/** `count` different messages, each with an own Message-ID, subject and minute. */
export function mails(count: number, draft: Draft = {}): Buffer[] {
  return Array.from({ length: count }, (_, place) =>
    mail({
      subject: `Nummer ${place + 1}`,
      date: { at: noon.at + place * 60, zone: noon.zone },
      messageId: `nummer.${place + 1}@example.nl`,
      text: `Dit is bericht ${place + 1} van ${count}.\n`,
      ...draft,
    }),
  )
}

/** Messages as an mbox (mboxrd). */
export function mboxOf(messages: readonly Buffer[]): Buffer {
  return writeMboxrd(
    messages.map((bytes, place): Posted => ({ bytes, sender: jansen.address, at: noon.at + place * 60 })),
  )
}

/** A message from its lines, joined and ended by "\n": for headers that no builder would write. */
export function lines(...all: readonly string[]): Buffer {
  return Buffer.from(`${all.join('\n')}\n`)
}
