import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildTar } from '../helpers/build-tar.ts'
import { buildZip } from '../helpers/build-zip.ts'
import { type DriveOptions, writeDrive } from '../helpers/drive.ts'

const MB = 1_000_000

/**
 * Writes a drive of at least `megabytes` MB on the disk with everything an import must survive: mbox files, a maildir, loose
 * messages, a zip with a mailbox and a zip in it, a tar.gz, a mailbox twice, a cut-off and a damaged one, a damaged zip, files
 * that are not mail, an empty one and a link. The same size gives the same bytes.
 */
export function writeMixedDrive(dir: string, megabytes: number): void {
  const share = (part: number) => Math.ceil(part * megabytes * MB)
  writeDrive(join(dir, 'burgemeester'), { bytes: share(0.36), mailboxes: 3, seed: 11 })
  writeDrive(join(dir, 'griffie'), { bytes: share(0.12), layout: 'maildir', seed: 12 })
  writeDrive(join(dir, 'los'), { bytes: share(0.08), layout: 'eml', seed: 13 })
  mkdirSync(join(dir, 'kopie'))
  copyFileSync(join(dir, 'burgemeester/postbus-1.mbox'), join(dir, 'kopie/postbus-1.mbox'))
  writeArchives(dir, share)
  writeDamage(dir, share)
  writeOthers(dir, share)
}

function writeArchives(dir: string, share: (part: number) => number): void {
  const mailbox = mailboxOf(dir, { bytes: share(0.16), seed: 14 })
  const inner = buildZip([
    { name: 'diep/oud.mbox', content: mailboxOf(dir, { bytes: share(0.04), seed: 15 }) },
    { name: 'diep/lees.txt', content: 'dit is geen post' },
  ])
  const zip = buildZip([
    { name: 'wethouder/in.mbox', content: mailbox },
    { name: 'wethouder/binnen.zip', content: inner, stored: true },
    { name: 'wethouder/gewist.eml', content: Buffer.alloc(0) },
    { name: 'wethouder/../weg.eml', content: 'Subject: onveilige naam\n\ntekst\n' },
  ])
  writeFileSync(join(dir, 'wethouder.zip'), zip)
  // The second half is what a copy over a bad cable leaves.
  writeFileSync(join(dir, 'half.zip'), buildZip([{ name: 'een.mbox', content: mailbox.subarray(0, MB) }]))
  truncateSync(join(dir, 'half.zip'), 100_000)
  const tar = buildTar([
    { name: 'export/a.mbox', content: mailboxOf(dir, { bytes: share(0.06), seed: 16 }) },
    { name: 'export/b.eml', content: 'From: a@example.org\nSubject: los in tar\n\ntekst\n' },
  ])
  writeFileSync(join(dir, 'export.tar.gz'), gzipSync(tar))
}

function writeDamage(dir: string, share: (part: number) => number): void {
  const mailbox = mailboxOf(dir, { bytes: share(0.03), seed: 17 })
  writeFileSync(join(dir, 'afgebroken.mbox'), mailbox.subarray(0, mailbox.length - 700))
  const damaged = Buffer.concat([Buffer.from('rommel voor de eerste scheiding\n'.repeat(300)), mailbox])
  damaged.fill(0, Math.floor(damaged.length / 2), Math.floor(damaged.length / 2) + 5000)
  writeFileSync(join(dir, 'beschadigd.mbox'), damaged)
}

function writeOthers(dir: string, share: (part: number) => number): void {
  mkdirSync(join(dir, 'kantoor'))
  writeFileSync(
    join(dir, 'kantoor/nota.pdf'),
    Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(share(0.16), 7)]),
  )
  for (let number = 0; number < 300; number++)
    writeFileSync(join(dir, `kantoor/${number}.txt`), `notitie ${number}\n`)
  writeFileSync(join(dir, 'kantoor/leeg.eml'), '')
  symlinkSync('nota.pdf', join(dir, 'kantoor/verwijzing.pdf'))
}

function mailboxOf(dir: string, options: DriveOptions): Buffer {
  const made = join(dir, 'made')
  writeDrive(made, options)
  const bytes = readFileSync(join(made, 'postbus-1.mbox'))
  rmSync(made, { recursive: true })
  return bytes
}
