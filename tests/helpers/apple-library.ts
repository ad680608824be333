import { emlxOf } from './emlx.ts'
import { lines, mail } from './mail.ts'

/** Files by their path. */
export type Files = Readonly<Record<string, Buffer>>

/** Where Apple Mail keeps the messages of a mailbox since V3, below its library. */
export const APPLE_DATA = 'Mail/V10/5A/INBOX.mbox/7B/Data/3'

/**
 * A library as Apple Mail keeps it: a whole message, `count` others whose two attachments lie beside as files (the second in a
 * message in the message), one whose second attachment is not there, one with two files where one should be.
 */
export function appleLibrary(count: number, first: (number: number) => Buffer = pdf): Files {
  const files: Record<string, Buffer> = { [`${APPLE_DATA}/Messages/1.emlx`]: emlxOf(mail(), 1) }
  for (let number = 100; number < 102 + count; number++) {
    const beside = `${APPLE_DATA}/Attachments/${number}`
    files[`${APPLE_DATA}/Messages/${number}.partial.emlx`] = emlxOf(emptiedMessage(number))
    files[`${beside}/2/besluit.pdf`] = first(number)
    files[`${beside}/2/.DS_Store`] = Buffer.from('x')
    if (number > 100) files[`${beside}/3.1/nota é.txt`] = Buffer.from(`café = ${number} \n`)
    if (number === 101) files[`${beside}/3.1/nota.txt`] = Buffer.from('of deze')
  }
  return files
}

const pdf = (number: number) => Buffer.from(`%PDF-1.4 ${number}\n`)

/** A message as it is left when two attachments were taken out of it. */
export function emptiedMessage(number: number): Buffer {
  return lines(
    `Subject: Stuk ${number}`,
    'From: a.jansen@example.nl',
    'Date: Mon, 12 Mar 2012 14:07:00 +0100',
    'Content-Type: multipart/mixed; boundary="grens"',
    '',
    '--grens',
    'Content-Type: text/plain',
    '',
    'Bijgevoegd.',
    '--grens',
    'Content-Type: application/pdf; name=besluit.pdf',
    'Content-Transfer-Encoding: base64',
    'X-Apple-Content-Length: 13',
    '',
    '',
    '--grens',
    'Content-Type: message/rfc822',
    '',
    'Subject: Binnenin',
    'Content-Type: multipart/mixed;',
    ' boundary=binnen',
    '',
    '--binnen',
    'Content-Type: text/plain; name=nota.txt',
    'Content-Transfer-Encoding: quoted-printable',
    'X-Apple-Content-Length: 9',
    '',
    '',
    '--binnen--',
    '--grens--',
  )
}
