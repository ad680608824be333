import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { abroad } from './affairs/abroad.ts'
import { council } from './affairs/council.ts'
import { house } from './affairs/house.ts'
import { privateMail } from './affairs/private.ts'
import { residents } from './affairs/residents.ts'
import { space } from './affairs/space.ts'
import { appleMail } from './apple.ts'
import { compose } from './compose.ts'
import { correspond, keptBy } from './correspondence.ts'
import { docxOf, pdfOf } from './documents.ts'
import { maildirOf } from './maildir.ts'
import { writeMboxrd } from './mbox.ts'
import { newsletters } from './newsletters.ts'
import { oddities } from './oddities.ts'
import { outlookItems } from './outlook.ts'
import type { PersonKey } from './people.ts'
import { type Post, postedOf } from './post.ts'
import { takeout } from './takeout.ts'
import { writeZip } from './zip.ts'

/** One file of the drive: path with "/" between the segments. */
export type DriveFile = { readonly path: string; readonly bytes: Buffer }

/**
 * Writes the built-in sample drive: mailboxes of the made-up "Gemeente Voorbeeld", 2004–2019, in every form the program
 * reads, with the damage old drives have. The same bytes, names and file times every time. `dir` is made when absent.
 */
export function writeSampleDrive(dir: string): void {
  for (const { path, bytes } of sampleDrive()) {
    const file = join(dir, ...path.split('/'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    utimesSync(file, HANDED_OVER, HANDED_OVER)
    const folder = /^(.*)\/(?:cur|new)\//.exec(path)?.[1]
    if (folder !== undefined) completeMaildir(join(dir, ...folder.split('/')))
  }
}

/** A folder of a Maildir has all three of its rooms, empty or not. */
function completeMaildir(folder: string): void {
  for (const room of ['cur', 'new', 'tmp']) mkdirSync(join(folder, room), { recursive: true })
}

/** When the files were last changed: the day before the drive was handed over. */
const HANDED_OVER = new Date('2020-01-06T12:00:00Z')

/** The files of the sample drive. */
export function sampleDrive(): DriveFile[] {
  const posts = allPosts()
  const of = (key: PersonKey): Post[] => posts.filter((post) => keptBy(post, key))
  const secretary = of('secretaris')
  const mailbox = (chosen: readonly Post[]): Buffer => writeMboxrd(chosen.map(postedOf))
  const alderman = mailbox(of('ruimte'))
  return [
    { path: 'burgemeester.mbox', bytes: mailbox(of('burgemeester')) },
    { path: 'secretaris.mbox', bytes: mailbox(secretary) },
    // An older copy of the same mailbox: nearly every message is there twice.
    { path: 'secretaris (kopie).mbox', bytes: mailbox(secretary.slice(0, -12)) },
    // The copying stopped in the middle of a message.
    { path: 'wethouder Bakker (afgebroken).mbox', bytes: alderman.subarray(0, alderman.length - 700) },
    ...maildirOf('griffie/Maildir', of('griffier')),
    ...looseMail(posts),
    ...outlookItems(),
    ...appleMail(
      'laptop communicatie/Library/Mail/V5/0A1B2C3D-0000-4000-8000-000000000001',
      of('communicatie').slice(-20),
    ),
    takeout('fractie Noord', 'fractieNoord', of('fractieNoord')),
    { path: 'postkamer.zip', bytes: postRoom(of('postkamer'), of('inwonerBrug'), mailbox) },
    { path: 'leeg.mbox', bytes: Buffer.alloc(0) },
    { path: 'Notulen 2011.docx', bytes: docxOf(['Notulen 2011', 'Zie ook de mailbox van de griffie.']) },
    {
      path: 'plattegrond gemeentehuis.pdf',
      bytes: pdfOf(['Gemeente Voorbeeld', 'Plattegrond', 'Kelder: archief']),
    },
    {
      path: 'LEES MIJ.txt',
      bytes: Buffer.from('Schijf HD-3, gevonden in de kluis van ICT.\r\nInhoud onbekend. D. Kok\r\n'),
    },
  ]
}

function allPosts(): Post[] {
  const affairs = [...space, ...council, ...residents, ...house, ...abroad, ...privateMail]
  return [...correspond(affairs, 1811), ...newsletters(), ...oddities()].sort((a, b) => a.at - b.at)
}

/** The year 2011 as someone once dragged it out of the mail program: one file per message, named by its subject. */
function looseMail(posts: readonly Post[]): DriveFile[] {
  const year = posts.filter(({ at }) => new Date(at * 1000).getUTCFullYear() === 2011)
  const chosen = year.filter((post) =>
    ['archief', 'financien', 'communicatie', 'juridisch', 'zorg'].some((key) =>
      post.keepers.some((keeper) => keeper === key),
    ),
  )
  return chosen.map((post, place) => {
    const subject = (post.draft.subject ?? 'geen onderwerp')
      .replace(/[^\p{L}\p{N} -]+/gu, ' ')
      .replace(/ +/g, ' ')
      .trim()
    const name = `${String(place + 1).padStart(3, '0')} ${subject}.eml`
    return { path: `archief 2011/${name}`, bytes: compose({ ...post.draft, lineEnd: '\r\n' }) }
  })
}

function postRoom(
  own: readonly Post[],
  complaints: readonly Post[],
  mailbox: (posts: readonly Post[]) => Buffer,
): Buffer {
  const old = writeZip([
    { name: 'klachten.mbox', bytes: mailbox(complaints) },
    { name: 'leesmij.txt', bytes: Buffer.from('Klachten mevrouw C., niet weggooien!\r\n') },
  ])
  return writeZip([
    { name: 'postkamer/info.mbox', bytes: mailbox(own) },
    { name: 'postkamer/oud/klachten.zip', bytes: old },
  ])
}
